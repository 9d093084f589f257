import type { Dot, Head } from '../../src-shared/records/heads.ts';
import { recordFromHeads, type RecordState } from '../../src-shared/records/record-state.ts';
import { hlcOf } from '../../src-shared/time/hlc.ts';

/** The office of the bench: per doctor ten records, about 450 bytes of values in six units each. */
export const PER_DOCTOR = 10;

const SURNAMES = ['佐藤 サトウ', '鈴木 スズキ', '髙橋 タカハシ', '田中 タナカ', '渡邉 ワタナベ', '伊藤 イトウ', '山本 ヤマモト', '中村 ナカムラ', '小林 コバヤシ', '加藤 カトウ', '吉田 ヨシダ', '山﨑 ヤマザキ', '斎藤 サイトウ', '濵田 ハマダ', '比嘉 ヒガ', '我那覇 ガナハ'];
const GIVEN = ['花子 ハナコ', '健一 ケンイチ', '美咲 ミサキ', '翔太 ショウタ', '陽菜 ヒナ', '大輔 ダイスケ', '葵 アオイ', '直樹 ナオキ', '結衣 ユイ', '誠 マコト', '真理子 マリコ', '亮 リョウ'];
const PLACES = ['北海道札幌市中央区', '宮城県仙台市青葉区', '東京都千代田区霞が関', '神奈川県横浜市中区', '愛知県名古屋市中区', '京都府京都市上京区', '大阪府大阪市中央区', '広島県広島市中区', '福岡県福岡市博多区', '沖縄県那覇市泉崎'];
const HOSPITALS = ['中央病院', '市民病院', '医療センター', '総合病院', '赤十字病院', '健康管理センター'];
const POSTS = ['主査', '補佐', '専門官', '室長', '企画官', '課長', '審議官'];
const TYPES = ['person', 'posting', 'goal', 'permit-application', 'permit', 'mentor-session', 'dossier', 'training', 'abroad', 'note'];

/** Small and repeatable; the bench needs no cryptographic chance. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ID = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-';

export function idOf(prefix: string, n: number): string {
  let rest = n;
  let text = '';
  // Spread, as random ids are: neighbours in number are not neighbours in order.
  const random = chance(n * 7919 + prefix.charCodeAt(0));
  while (text.length < 10) text += ID[Math.floor(random() * 64)];
  for (let i = 0; i < 5; i++) {
    text += ID[rest % 64];
    rest = Math.floor(rest / 64);
  }
  return prefix + text;
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

const day = (random: () => number): string =>
  `${2015 + Math.floor(random() * 12)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;

export type Values = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

export function valuesOf(n: number): Values {
  const random = chance(n + 1);
  const [family, familyKana] = pick(SURNAMES, random).split(' ') as [string, string];
  const [given, givenKana] = pick(GIVEN, random).split(' ') as [string, string];
  const place = pick(PLACES, random);
  return {
    who: { name: `${family} ${given}`, kana: `${familyKana} ${givenKana}`, number: String(100_000 + n) },
    where: { address: `${place}${1 + Math.floor(random() * 9)}-${1 + Math.floor(random() * 30)}`, institution: `${place.slice(0, 3)}${pick(HOSPITALS, random)}` },
    what: { post: pick(POSTS, random), title: '医師（非常勤）', unit: '健康・生活衛生局' },
    when: { from: day(random), to: day(random), weekdays: 1 + Math.floor(random() * 5) },
    pay: { hours: 4 + Math.floor(random() * 12), yen: 10_000 * (1 + Math.floor(random() * 40)) },
    state: { status: pick(['draft', 'submitted', 'returned', 'approved'], random), remark: '週1回の外来診療。本務に支障のない日に限る' },
  };
}

const DEVICES = Array.from({ length: 12 }, (_, n) => idOf('d', n));
const START = Date.UTC(2024, 0, 1);

/**
 * Real stamps: of every ten records four were imported at once and never touched, four had units
 * edited since, two have six stamps of their own with what was seen; one in fifty holds a conflict.
 */
function headsOfUnit(n: number, unitIndex: number, value: Values[string], random: () => number): readonly Head[] {
  const shape = n % 10;
  const base: Head = { value: value as Head['value'], by: DEVICES[n % 3] as string, n: 1 + (n % 40), at: hlcOf(START + n * 1000) };
  if (shape < 4 || (shape < 8 && unitIndex > 1)) return [base];
  const by = DEVICES[3 + ((n + unitIndex) % 9)] as string;
  const head: Head = { ...base, by, n: 100 + unitIndex + (n % 900), at: hlcOf(START + n * 1000 + 86_400_000 * (unitIndex + 1)) };
  const later: Head = shape < 8 ? head : { ...head, seen: { [base.by]: base.n } };
  if (n % 50 !== 9 || unitIndex !== 0) return [later];
  const other: Head = { ...later, by: DEVICES[(n + 1) % 3] as string, n: 5000 + n, at: later.at - Math.floor(random() * 1e6) - 1, value: { ...value, name: '別の値' } };
  return [later, other];
}

export function recordOf(n: number): RecordState {
  const doctor = Math.floor(n / PER_DOCTOR);
  const person = idOf('p', doctor);
  const random = chance(n + 77);
  const values = valuesOf(n);
  const heads = new Map(Object.entries(values).map(([unit, value], i) => [unit, headsOfUnit(n, i, value, random)]));
  const name = { type: TYPES[n % PER_DOCTOR] as string, schema: 1, id: idOf('r', n), person, parties: { author: person, office: idOf('o', 1) } };
  return recordFromHeads(name, heads);
}

export const recordsOf = (count: number): RecordState[] => Array.from({ length: count }, (_, n) => recordOf(n));

/** The same values as a plain row, for the usual way. */
export const plainRow = (record: RecordState) => ({ id: record.id, type: record.type, person: record.person, values: record.values });

export const searchTextOf = (record: RecordState): string => {
  const { who, where } = record.values;
  return `${String(who?.name)} ${String(who?.kana)} ${String(where?.address)}`;
};

/** What people type: a surname, a reading, a place, both, a full name. */
export function queries(count: number): string[] {
  const random = chance(4711);
  return Array.from({ length: count }, (_, i) => {
    const [family, kana] = pick(SURNAMES, random).split(' ') as [string, string];
    const place = pick(PLACES, random);
    const given = pick(GIVEN, random).split(' ')[0] as string;
    return [family, kana, place.slice(3, 6), `${family} ${given}`, `${family} ${place.slice(3, 5)}`, kana.slice(0, 2)][i % 6] as string;
  });
}

export type { Dot };
