import { beforeAll, describe, expect, test } from 'vitest';
import type { RosterEntry } from '../../../src-shared/exchange/invitation.ts';
import type { KnownContact } from '../../../src-shared/exchange/known-parties.ts';
import { judgeRoster, type RosterWorld } from '../../../src-shared/exchange/roster.ts';
import { openCard, makeCard } from '../../../src-shared/exchange/card.ts';
import { base64url } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { newSigningKeys } from '../../../src-shared/sealing/signing-keys.ts';
import { makeParty, type TestParty } from '../../kit/party.ts';

let doctor: TestParty;
let office: TestParty;
beforeAll(async () => {
  doctor = await makeParty(81);
  office = await makeParty(82, 'office', '近畿厚生局');
});

const contact = (party: TestParty, more: Partial<KnownContact> = {}): readonly [string, KnownContact] => [party.party, { card: party.card, confirmed: true, revoked: false, asOffice: 'none', ...more }];
const world = (signer: RosterWorld['signer'], known: readonly (readonly [string, KnownContact])[] = [], stays: readonly string[] = []): RosterWorld => ({
  self: 'ourselves-------', signer, known: new Map(known), stays: (party) => stays.includes(party),
});
const outcomes = (entries: readonly RosterEntry[], here: RosterWorld): readonly string[] => judgeRoster(entries, here).map((line) => `${line.outcome} ${line.recognise}`);

describe('what a roster is worth', () => {
  const listed = (): readonly RosterEntry[] => [{ card: doctor.card, as: 'none' }, { card: office.card, as: 'office' }];

  test('by headquarters: doctors are confirmed, offices recognised', () => {
    expect(outcomes(listed(), world('headquarters'))).toEqual(['confirms none', 'confirms office']);
    expect(outcomes(listed(), world('headquarters', [contact(doctor), contact(office)]))).toEqual(['same none', 'recognises office']);
    expect(outcomes(listed(), world('headquarters', [contact(office, { asOffice: 'office' })]))).toEqual(['confirms none', 'same office']);
  });

  test('by an office: doctors are confirmed, and nobody gets authority', () => {
    expect(outcomes(listed(), world('office'))).toEqual(['confirms none', 'noRight none']);
  });

  test('by anybody else it gives nothing, and nobody becomes headquarters by a list', () => {
    expect(outcomes(listed(), world('none'))).toEqual(['noRight none', 'noRight none']);
    expect(outcomes([{ card: office.card, as: 'headquarters' }], world('headquarters'))).toEqual(['noRight none']);
  });

  test('leaves what a person took back, stopped or threw away, and another key, to a person', async () => {
    expect(outcomes(listed().slice(0, 1), world('headquarters', [contact(doctor, { confirmed: false, takenBack: true })]))).toEqual(['stays none']);
    expect(outcomes(listed().slice(0, 1), world('headquarters', [contact(doctor, { revoked: true })]))).toEqual(['stays none']);
    expect(outcomes(listed().slice(0, 1), world('headquarters', [], [doctor.party]))).toEqual(['stays none']);
    const keys = await newSigningKeys();
    const { card: _c, succeeds: _s, ...statement } = doctor.card.statement;
    const other = must(await openCard(await makeCard({ ...statement, key: base64url(keys.publicKey), devices: [], members: [] } as never, keys.privateKey)));
    expect(outcomes([{ card: other, as: 'none' }], world('headquarters', [contact(doctor)]))).toEqual(['otherKey none']);
  });

  test('names each party once, and not ourselves', () => {
    expect(outcomes([...listed(), ...listed()], { ...world('headquarters'), self: office.party })).toEqual(['confirms none', 'self office']);
  });
});
