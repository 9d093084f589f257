// Makes assets/reference/holidays-jp.json from the Cabinet Office's table of national holidays.
//   node scripts/reference/holidays.mjs <syukujitsu.csv> <YYYY-MM-DD the table was fetched>
// The table is CP932 with the columns 国民の祝日・休日月日, 国民の祝日・休日名称.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [csv, asOf] = process.argv.slice(2);
if (csv === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(asOf ?? '')) {
  console.error('usage: node scripts/reference/holidays.mjs <syukujitsu.csv> <YYYY-MM-DD>');
  process.exit(2);
}

const [head, ...lines] = new TextDecoder('shift_jis', { fatal: true }).decode(readFileSync(csv)).trim().split(/\r?\n/);
if (head !== '国民の祝日・休日月日,国民の祝日・休日名称') throw new Error(`not the expected table: ${head}`);

const days = lines.map((line, index) => {
  const match = /^(\d{4})\/(\d{1,2})\/(\d{1,2}),([^,]+)$/.exec(line);
  if (match === null) throw new Error(`line ${index + 2} is not a holiday: ${line}`);
  return [`${match[1]}-${match[2].padStart(2, '0')}-${match[3].padStart(2, '0')}`, match[4]];
});
days.sort(([a], [b]) => (a < b ? -1 : 1));

const years = new Set(days.map(([date]) => Number(date.slice(0, 4))));
const firstYear = Math.min(...years);
const lastYear = Math.max(...years);
for (let year = firstYear; year <= lastYear; year++) {
  // a year that lacks its last holiday was published in part and must not count as known
  const known = days.some(([date]) => date === `${year}-11-23`);
  if (!known) throw new Error(`the table is incomplete for ${year}`);
}

const file = {
  kind: 'reference',
  id: 'holidays-jp',
  title: '国民の祝日・休日',
  source: {
    label: '国民の祝日について（昭和30年からの国民の祝日・休日）',
    publisher: '内閣府',
    url: 'https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html',
    asOf,
    licence: 'CC BY（第三者の記載による。内閣府の利用規約の原文は未確認）',
    changes: '文字コードと日付の書き方を改め、年の範囲を加えた。',
  },
  firstYear,
  lastYear,
};
const rows = days.map((day) => `    ${JSON.stringify(day)}`).join(',\n');
const out = fileURLToPath(new URL('../../assets/reference/holidays-jp.json', import.meta.url));
writeFileSync(out, `${JSON.stringify(file, null, 2).replace(/\n}$/, '')},\n  "days": [\n${rows}\n  ]\n}\n`);
console.log(`${days.length} holidays, ${firstYear}–${lastYear}`);
