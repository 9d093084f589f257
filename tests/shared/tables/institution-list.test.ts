import { describe, expect, it } from 'vitest';
import { institutionsInTable, matchInstitutions } from '../../../src-shared/tables/institution-list.ts';

const TABLE = [
  ['医療機関番号', '医療機関名', '所在地'],
  ['1310001', 'みなと総合病院', '東京都港区1-1'],
  ['1310002', '中央病院', '東京都千代田区霞が関1-2-2'],
  ['2710003', '中央病院', '大阪府大阪市中央区3-3'],
  ['1310004', '髙橋クリニック', '東京都新宿区4-4'],
  ['', '', '名称のない行'],
];

describe('a list of institutions that was handed down', () => {
  const list = institutionsInTable(TABLE);

  it('is read by its headings, in whatever order; rows without a name are left out', () => {
    expect(list.map(({ name, address, code }) => [name, address, code])).toEqual(TABLE.slice(1, 5).map(([code, name, address]) => [name, address, code]));
    expect(institutionsInTable([['名称'], ['北町診療所']])).toMatchObject([{ name: '北町診療所', address: '', code: '' }]);
    expect(institutionsInTable([['医師名'], ['山田']])).toEqual([]);
  });

  it('is found by name and place together, blind to width and old kanji, the beginning of a name first', () => {
    expect(matchInstitutions(list, '中央').map((one) => one.address)).toEqual(['東京都千代田区霞が関1-2-2', '大阪府大阪市中央区3-3']);
    expect(matchInstitutions(list, '中央病院　大阪').map((one) => one.code)).toEqual(['2710003']);
    expect(matchInstitutions(list, '高橋ｸﾘﾆｯｸ').map((one) => one.code)).toEqual(['1310004']);
    expect(matchInstitutions(list, '総合病院').map((one) => one.name)).toEqual(['みなと総合病院']);
    expect(matchInstitutions(list, '　')).toEqual([]);
    expect(matchInstitutions(list, '別の病院')).toEqual([]);
  });
});
