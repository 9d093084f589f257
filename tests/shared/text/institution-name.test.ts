import { describe, expect, it } from 'vitest';
import { compareInstitutions, splitInstitutionName } from '../../../src-shared/text/institution-name.ts';

describe('institution names', () => {
  it.each([
    ['医療法人社団青葉会 みどり病院', 'みどり病院', '医療法人社団', '青葉会'],
    ['医療法人社団青葉会みどり病院', 'みどり病院', '医療法人社団', '青葉会'],
    ['医療法人社団　青葉会　みどり病院', 'みどり病院', '医療法人社団', '青葉会'],
    ['独立行政法人国立病院機構東京医療センター', '東京医療センター', '独立行政法人', '国立病院機構'],
    ['みどり病院', 'みどり病院', null, null],
    ['医療法人みどり', 'みどり', '医療法人', null],
  ])('%s is %s', (name, core, legalForm, corporation) => {
    expect(splitInstitutionName(name)).toEqual({ core, legalForm, corporation });
  });
  it('match by code with certainty and by name only as possible', () => {
    const full = { name: '医療法人社団青葉会 みどり病院', code: '1310000001' };
    expect(compareInstitutions(full, { name: 'ミドリ病院' })).toBe('possible');
    expect(compareInstitutions(full, { name: '別名', code: '１３１００００００１' })).toBe('certain');
    expect(compareInstitutions(full, { name: 'みどり病院', code: '1310000002' })).toBe('different');
    expect(compareInstitutions({ name: '' }, { name: '' })).toBe('different');
    expect(compareInstitutions({ name: 'あおば病院' }, { name: 'みどり病院' })).toBe('different');
  });
});
