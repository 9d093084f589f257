import { searchKey } from './search-key.ts';

/** Legal forms that stand before the name of an institution, longest first. */
const LEGAL_FORMS = [
  '社会医療法人社団', '社会医療法人財団', '特定医療法人社団', '特定医療法人財団', '医療法人社団', '医療法人財団', '社会医療法人', '特定医療法人', '医療法人',
  '公益社団法人', '公益財団法人', '一般社団法人', '一般財団法人', '社会福祉法人', '地方独立行政法人', '独立行政法人', '国立研究開発法人', '国立大学法人', '公立大学法人',
  '学校法人', '宗教法人', '特定非営利活動法人', '株式会社', '有限会社', '合同会社', '日本赤十字社',
] as const;

const KINDS = '病院|クリニック|医院|診療所|センター|療養所|健診所|事業場|保健所|工場|本社';
const CLOSED_NAME = new RegExp(`^(.{1,20}?(?:会|財団|団|法人|機構|学園))(.+(?:${KINDS}).*)$`, 'u');

export interface InstitutionName {
  /** The name without legal form and corporation. */
  readonly core: string;
  readonly legalForm: string | null;
  readonly corporation: string | null;
}

/** 医療法人社団○○会 △△病院 → △△病院, with 医療法人社団 and ○○会 kept beside it. */
export function splitInstitutionName(name: string): InstitutionName {
  const clean = name.normalize('NFKC').replaceAll(/[()[\]「」『』]/g, ' ').replaceAll(/\s+/g, ' ').trim();
  const legalForm = LEGAL_FORMS.find((form) => clean.startsWith(form)) ?? null;
  if (legalForm === null) return { core: clean, legalForm, corporation: null };
  const rest = clean.slice(legalForm.length).trim();
  const space = rest.indexOf(' ');
  if (space > 0) return { core: rest.slice(space + 1).trim(), legalForm, corporation: rest.slice(0, space) };
  const closed = CLOSED_NAME.exec(rest);
  if (closed === null) return { core: rest === '' ? clean : rest, legalForm, corporation: null };
  return { core: closed[2] as string, legalForm, corporation: closed[1] as string };
}

/**
 * certain: the codes agree · possible: the names agree but codes do not prove it · different.
 * A name alone is never certain, since many towns have a 中央病院.
 */
export function compareInstitutions(
  a: { readonly name: string; readonly code?: string | null },
  b: { readonly name: string; readonly code?: string | null },
): 'certain' | 'possible' | 'different' {
  const codeA = (a.code ?? '').normalize('NFKC').replaceAll(/[\s-]/g, '');
  const codeB = (b.code ?? '').normalize('NFKC').replaceAll(/[\s-]/g, '');
  if (codeA !== '' && codeB !== '') return codeA === codeB ? 'certain' : 'different';
  const coreA = searchKey(splitInstitutionName(a.name).core);
  const coreB = searchKey(splitInstitutionName(b.name).core);
  return coreA !== '' && coreA === coreB ? 'possible' : 'different';
}
