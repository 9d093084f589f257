import { signAct } from '../../../src-shared/acts/sign-act.ts';
import type { Disclosure } from '../../../src-shared/exchange/disclosure.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { newId, type PartyId } from '../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { deletionStatement, type RecallAnswer } from '../../../src-shared/records/deletion-statement.ts';
import type { Parties, RecordState } from '../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { noteStale } from '../back-up-notes.ts';
import { createRecord } from '../commands.ts';
import { ports, session } from '../session.ts';
import { flushAllDrafts } from '../use-autosave.ts';
import type { Recall } from './disclosure-now.ts';
import { heldLines } from './erase-held.ts';
import { blobsOf, targetOf } from './erase-targets.ts';
import { hiddenRows, tracesOf } from './traces.ts';

/** 消去の依頼: names exactly what the partner holds, nothing of what it says. It leaves as a signed file. */
export const askToErase = (partner: PartyId, lines: readonly Disclosure[], reason: string): Promise<Result<RecordState, AppError>> =>
  createRecord(
    'recallRequest',
    {
      partner,
      requestedOn: todayInJapan(ports().clock),
      reason: reason === '' ? null : reason,
      items: lines.map(({ recordId, type, units }) => ({ id: recordId, type, units: units.map(({ unit }) => unit) })) as unknown as Json,
    },
    { parties: { author: session().identity.party }, note: { what: 'recall', partner } },
  );

/**
 * Answers a request: what is to go is erased for good, and the signed statement is written in the very
 * commit that erases, so that neither is ever there without the other. "Not here" is looked for once more
 * before it is signed: in imports that were taken back, in held lines and in kept files.
 */
export async function answerRecall(recall: Recall, answers: readonly RecallAnswer[]): Promise<Result<RecordState, AppError>> {
  if (!(await flushAllDrafts())) return err(appError('vault/read-only', { why: 'draft' }));
  const { vault, identity, member } = session();
  const { signing } = vault.members;
  if (signing === null) return err(appError('act/not-signed', { name: member.name }));
  const traces = await tracesOf(answers);
  if (!traces.ok) return traces;
  if (answers.some(({ id, what }) => what === 'absent' && (traces.value.units.get(id)?.length ?? 0) > 0)) return err(appError('vault/stale'));
  const going = answers.filter(({ what }) => what === 'erased');
  const held = heldLines(traces.value.held, going);
  const id = newId(ports().random);
  const parties: Parties = { author: identity.party, subject: recall.asker };
  const said = { requestId: recall.record.id, answeredOn: todayInJapan(ports().clock), answeredBy: member.name, answers: [...answers, ...held.lines] as unknown as Json };
  const signer = { member: member.id, publicKey: signing.publicKey, privateKey: signing.privateKey, certificate: member.certificate };
  const statement = await signAct(id, parties, said, signer, 'erase');
  const targets = [...going, ...held.lines].map(targetOf);
  const note = { what: 'recall-answered', requestId: recall.record.id, asker: recall.asker };
  const row = (dot: Parameters<typeof draftCreate>[2]): RecordState => draftCreate(deletionStatement, { id, person: recall.asker, parties, units: { statement } }, dot);
  if (targets.length === 0) {
    const saved = await vault.commit('act', note, (dot) => [row(dot)]);
    if (!saved.ok) return saved;
  } else {
    const done = await vault.erase(targets, note, (dot) => [row(dot), ...held.rest(dot)], blobsOf(targets, hiddenRows(traces.value)));
    if (!done.ok) return done;
    const noted = await noteStale('erased', ports().clock.now());
    if (!noted.ok) return noted;
  }
  return ok(vault.workingSet.get(id) as RecordState);
}
