import type { ErrorCode } from '../../../src-shared/kernel/error-codes.ts';
import { base64url, sha256, utf8 } from '../../../src-shared/kernel/bytes.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { recordRefusals, wholeRefusal } from '../../../src-shared/exchange/refusals.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { type CivilDate, todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { createRecord, editFields } from '../commands.ts';
import { contactOf } from '../contacts.ts';
import { ports, session } from '../session.ts';
import { useRecords } from '../use-records.ts';
import type { PlannedFile } from './plan-received.ts';

/** 断ったもの as values. */
export interface Refused {
  readonly id: RecordId;
  readonly why: ErrorCode;
  /** Empty where the sender is no contact, or cannot be told. */
  readonly partner: PartyId;
  readonly number: number;
  readonly digest: string;
  readonly records: number;
  readonly times: number;
  readonly on: CivilDate | null;
  readonly lastOn: CivilDate | null;
}

const readRefused = (record: RecordState): Refused => {
  const values = shownValues(record) as Readonly<Record<string, never>>;
  return {
    id: record.id, why: values['why'] ?? 'seal/bad-signature', partner: values['partner'] ?? '', number: values['number'] ?? 0, digest: values['digest'] ?? '',
    records: values['records'] ?? 0, times: values['times'] ?? 1, on: values['on'] ?? null, lastOn: values['lastOn'] ?? null,
  };
};

/** What was refused, the latest first. */
export const readRefusals = (records: Iterable<RecordState>): readonly Refused[] =>
  [...records].filter((record) => !isDeleted(record)).map(readRefused).sort((a, b) => (b.lastOn ?? '').localeCompare(a.lastOn ?? '') || b.number - a.number);

export const useRefusals = (): readonly Refused[] => readRefusals(useRecords('refusedFile'));

const idOf = async (digest: string, why: ErrorCode): Promise<RecordId> => base64url((await sha256(utf8(`career-desk/refused\0${digest}\0${why}`))).slice(0, 12));

interface Refusing {
  readonly digest: string;
  readonly partner: PartyId;
  readonly number: number;
  /** With the records each was the reason for; 0 for the whole file. */
  readonly why: Iterable<readonly [ErrorCode, number]>;
}

/** One line per file and reason: the same file coming again counts it, on every PC of ours. */
async function note({ digest, partner, number, why }: Refusing): Promise<Result<null>> {
  const { vault, identity } = session();
  const today = todayInJapan(ports().clock);
  for (const [code, records] of why) {
    const id = await idOf(digest, code);
    const before = vault.workingSet.get(id);
    const done =
      before === undefined
        ? await createRecord('refusedFile', { why: code, partner, number, digest, records, times: 1, on: today, lastOn: today }, { id, parties: { author: identity.party }, note: { what: 'refused', why: code } })
        : await editFields(id, { times: readRefused(before).times + 1, lastOn: today }, { what: 'refused', why: code });
    if (!done.ok) return done;
  }
  return ok(null);
}

/** A file that could not be read for what its signature or its addressee says: nobody is named, since nobody is known to have sent it. */
export const noteUnread = (digest: string, why: ErrorCode): Promise<Result<null>> => note({ digest, partner: '', number: 0, why: [[why, 0]] });

function refusedIn(plan: PlannedFile['plan'], what: 'whole' | 'records'): Refusing['why'] {
  const whole = wholeRefusal(plan);
  if (what === 'whole') return whole === null ? [] : [[whole, 0]];
  return whole === null ? recordRefusals(plan) : [];
}

/** A file of a known signer of which nothing may be taken in; or, with `records`, what of it was left out. Strangers are not named. */
export async function noteRefused({ file, plan }: PlannedFile, what: 'whole' | 'records'): Promise<Result<null>> {
  const why = refusedIn(plan, what);
  const { party } = plan.trust;
  const known = party === session().identity.party || (await contactOf(party)) !== undefined;
  return note({ digest: file.opened.digest, partner: known ? party : '', number: known ? file.opened.header.number : 0, why });
}
