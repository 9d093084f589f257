import { describe, expect, it } from 'vitest';
import { draftCreate, draftDelete } from '../../../src-shared/journal/draft.ts';
import { proposeLinks, readLinks } from '../../../src-shared/people/propose-link.ts';
import { dossier } from '../../../src-shared/records/dossier.ts';
import { link } from '../../../src-shared/records/link.ts';
import { joinRecords } from '../../../src-shared/records/record-state.ts';
import { id } from '../../kit/ids.ts';

const line = (name: string, staff: Record<string, string>) =>
  draftCreate(dossier, { id: id(name), person: id(name), parties: { author: id('office') }, units: { staff } }, { by: id('pc'), n: 1, at: 1 });

const HANAKO = { staffNumber: '012345', name: '髙橋 花子', kana: 'タカハシ ハナコ', bornOn: '1985-02-03' };

describe('which line of the staff list a doctor may be', () => {
  it('the same staff number, however it was typed', () => {
    for (const staffNumber of ['012345', '０１２３４５', '12345', '012-345', ' 012345 ']) {
      expect(proposeLinks({ ...HANAKO, staffNumber }, [line('a', HANAKO), line('b', { ...HANAKO, staffNumber: '999' , bornOn: '1990-01-01' })])).toMatchObject([{ dossierId: id('a'), ground: 'staffNumber', differs: [] }]);
    }
  });

  it('without a number, name and kana and birth date together, with 高 for 髙 and any spacing', () => {
    const list = [line('a', { name: '高橋　花子', kana: 'たかはしはなこ', bornOn: '1985-02-03' })];
    expect(proposeLinks({ name: '髙橋 花子', kana: 'ﾀｶﾊｼ ﾊﾅｺ', bornOn: '1985-02-03' }, list)).toMatchObject([{ ground: 'nameKanaBirth', differs: [] }]);
    expect(proposeLinks({ name: '髙橋 花子', kana: 'タカハシ ハナコ' }, list)).toEqual([]);
    expect(proposeLinks({ name: '髙橋 花子', kana: 'タカハシ ハナコ', bornOn: '1985-02-04' }, list)).toEqual([]);
    expect(proposeLinks({}, [line('a', {})])).toEqual([]);
  });

  it('says what differs although the number is the same, and puts the sure one first', () => {
    const proposals = proposeLinks(HANAKO, [line('a', { ...HANAKO, name: '鈴木 花子', kana: 'スズキ ハナコ' }), line('b', { ...HANAKO, staffNumber: '' })]);
    expect(proposals).toMatchObject([{ dossierId: id('b'), ground: 'nameKanaBirth', differs: [] }, { dossierId: id('a'), ground: 'staffNumber', differs: ['name', 'kana'] }]);
  });

  it('leaves deleted lines and other records alone', () => {
    const gone = joinRecords(line('a', HANAKO), draftDelete(line('a', HANAKO), { by: id('pc'), n: 2, at: 2 }));
    expect(proposeLinks(HANAKO, [gone])).toEqual([]);
  });
});

describe('links', () => {
  it('count until they are taken back', () => {
    const made = draftCreate(link, { id: id('l'), person: id('doctor'), parties: { author: id('office') }, units: { link: { dossierId: id('a'), partyId: id('doctor') } } }, { by: id('pc'), n: 1, at: 1 });
    expect(readLinks([made])).toEqual([{ linkId: id('l'), dossierId: id('a'), partyId: id('doctor') }]);
    expect(readLinks([joinRecords(made, draftDelete(made, { by: id('pc'), n: 2, at: 2 }))])).toEqual([]);
  });
});
