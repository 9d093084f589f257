import { searchKey } from '../text/search-key.ts';

/** One institution of a list that was handed down. */
export interface Institution {
  readonly name: string;
  readonly address: string;
  readonly code: string;
  readonly key: string;
}

/** Headings the lists in use have, first the ones that say it most exactly. */
const HEADINGS = {
  name: ['医療機関名称', '医療機関名', '施設名称', '施設名', '機関名', '名称', 'name'],
  address: ['所在地', '医療機関所在地', '施設所在地', '住所', 'address'],
  code: ['保険医療機関番号', '医療機関番号', '医療機関コード', 'コード', '番号', 'code'],
} as const;

const column = (heads: readonly string[], names: readonly string[]): number => {
  for (const name of names) {
    const at = heads.indexOf(searchKey(name));
    if (at >= 0) return at;
  }
  return -1;
};

/** The institutions of a table whose first row has the headings; nothing where no column is called a name. */
export function institutionsInTable(rows: readonly (readonly string[])[]): readonly Institution[] {
  const heads = (rows[0] ?? []).map(searchKey);
  const [name, address, code] = [column(heads, HEADINGS.name), column(heads, HEADINGS.address), column(heads, HEADINGS.code)];
  if (name < 0) return [];
  return rows.slice(1).flatMap((cells): readonly Institution[] => {
    const said = (at: number): string => (at < 0 ? '' : (cells[at] ?? '').trim());
    return said(name) === '' ? [] : [{ name: said(name), address: said(address), code: said(code), key: searchKey(`${said(name)} ${said(address)}`) }];
  });
}

/** Those a typed text may mean, the names that begin with it first; none for an empty text. */
export function matchInstitutions(list: readonly Institution[], typed: string, most = 6): readonly Institution[] {
  const words = typed.normalize('NFKC').split(/\s+/).map(searchKey).filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return [];
  const begins: Institution[] = [];
  const holds: Institution[] = [];
  const seen = new Set<string>();
  for (const one of list) {
    if (!words.every((word) => one.key.includes(word)) || seen.has(one.key)) continue;
    seen.add(one.key);
    (one.key.startsWith(first) ? begins : holds).push(one);
    if (begins.length >= most) break;
  }
  return [...begins, ...holds].slice(0, most);
}
