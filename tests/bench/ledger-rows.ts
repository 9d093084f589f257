import type { Id } from '../../src-shared/kernel/ids.ts';
import type { Head } from '../../src-shared/records/heads.ts';
import { permit } from '../../src-shared/records/permit.ts';
import { recordFromHeads, type RecordState, sortedUnits } from '../../src-shared/records/record-state.ts';
import { splitFields } from '../../src-shared/records/split-fields.ts';
import { hlcOf } from '../../src-shared/time/hlc.ts';
import type { TestParty } from '../kit/party.ts';
import { chance, idOf, valuesOf } from './data.ts';

const START = Date.UTC(2025, 3, 1);
const PER_DOCTOR = 10;

function fieldsOf(n: number): Record<string, string | number | number[] | string[]> {
  const { who, where, what, when } = valuesOf(n);
  const random = chance(n + 5);
  const from = String(when?.from);
  return {
    holderName: String(who?.name), holderPost: String(what?.post), staffNumber: String(who?.number),
    institutionName: String(where?.institution), institutionAddress: String(where?.address), kind: n % 7 === 0 ? 'occupational' : 'clinical',
    startOn: from, endOn: `${Number(from.slice(0, 4)) + 2}-03-31`, weekdays: [1 + Math.floor(random() * 6)],
    permittedOn: from, conditions: n % 4 === 0 ? ['月4回まで'] : [], origin: 'ledger',
  };
}

/**
 * The ledger of an office as it goes into a file: of ten lines four were never touched since they came
 * in, four had units edited since, two have a stamp per unit with what was seen.
 */
function ledgerRow(n: number, { party, devices }: TestParty, seed: number): RecordState {
  const id = idOf('l', n + seed * 1_000_000);
  const person = idOf('p', Math.floor(n / PER_DOCTOR) + seed * 1_000_000);
  const heads = new Map<string, readonly Head[]>();
  for (const [i, [unit, value]] of Object.entries(splitFields(permit, fieldsOf(n))).entries()) {
    const base: Head = { value, by: devices[0] as Id, n: 1 + (n % 40), at: hlcOf(START + n * 100) };
    const shape = n % 10;
    const edited: Head = { ...base, by: devices[1 + ((n + i) % (devices.length - 1))] as Id, n: 100 + i + (n % 900), at: hlcOf(START + n * 100 + 3_600_000 * (i + 1)) };
    heads.set(unit, [shape < 4 || (shape < 8 && i > 1) ? base : shape < 8 ? edited : { ...edited, seen: { [base.by]: base.n } }]);
  }
  return recordFromHeads({ type: 'permit', schema: permit.schema, id, person, parties: { author: party } }, sortedUnits(heads));
}

/** `seed` tells ledgers apart: no line of one is in another. */
export const ledgerRows = (count: number, office: TestParty, seed = 0): RecordState[] => Array.from({ length: count }, (_, n) => ledgerRow(n, office, seed));
