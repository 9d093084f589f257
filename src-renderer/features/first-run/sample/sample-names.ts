/** Fictitious people and places; every record of the sample says 見本. */
const FAMILY = [
  ['青葉', 'アオバ'], ['朝倉', 'アサクラ'], ['伊吹', 'イブキ'], ['上杉', 'ウエスギ'], ['江藤', 'エトウ'], ['大槻', 'オオツキ'], ['柏木', 'カシワギ'], ['桐生', 'キリュウ'],
  ['久我', 'クガ'], ['小鳥遊', 'タカナシ'], ['榊原', 'サカキバラ'], ['白石', 'シライシ'], ['瀬戸', 'セト'], ['髙橋', 'タカハシ'], ['月岡', 'ツキオカ'], ['戸田', 'トダ'],
  ['名取', 'ナトリ'], ['西園寺', 'サイオンジ'], ['野々村', 'ノノムラ'], ['早瀬', 'ハヤセ'],
] as const;

const GIVEN = [
  ['葵', 'アオイ'], ['一真', 'カズマ'], ['沙織', 'サオリ'], ['健太郎', 'ケンタロウ'], ['美咲', 'ミサキ'], ['大輔', 'ダイスケ'], ['千尋', 'チヒロ'], ['誠', 'マコト'],
] as const;

const PLACES = ['みほん市', 'れいじ町', 'さんぷる市', 'ためし村', 'ひながた市'] as const;
const INSTITUTIONS = ['見本中央病院', '見本記念病院', '見本みなとクリニック', '見本総合医療センター', '見本北診療所', '見本さくら病院', '見本産業株式会社', '見本製作所'] as const;
const OFFICES = ['医政局医事課', '健康・生活衛生局がん・疾病対策課', '保険局医療課', '大臣官房厚生科学課', '老健局老人保健課', '検疫所', '地方厚生局健康福祉部'] as const;

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

export interface SamplePerson {
  readonly name: string;
  readonly kana: string;
  readonly staffNumber: string;
  readonly bornOn: string;
  readonly affiliation: string;
  readonly post: string;
  readonly grade: string;
}

const POSTS = [
  ['主査', '3級'],
  ['課長補佐', '5級'],
  ['専門官', '5級'],
  ['室長', '7級'],
  ['企画官', '7級'],
] as const;

/** The n-th person, always the same one. */
export function samplePerson(n: number): SamplePerson {
  const family = at(FAMILY, n);
  const given = at(GIVEN, n * 3 + Math.floor(n / FAMILY.length));
  const post = at(POSTS, n * 2);
  return {
    name: `${family[0]} ${given[0]}`,
    kana: `${family[1]} ${given[1]}`,
    staffNumber: `MIHON-${String(n + 1).padStart(4, '0')}`,
    bornOn: `${1968 + ((n * 7) % 26)}-${String(((n * 5) % 12) + 1).padStart(2, '0')}-${String(((n * 11) % 28) + 1).padStart(2, '0')}`,
    affiliation: at(OFFICES, n * 3),
    post: post[0],
    grade: post[1],
  };
}

export const sampleInstitution = (n: number): { readonly name: string; readonly address: string; readonly company: boolean } => {
  const name = at(INSTITUTIONS, n);
  return { name, address: `見本県${at(PLACES, n)}一丁目${(n % 9) + 1}-${(n % 20) + 1}`, company: /会社|製作所/.test(name) };
};
