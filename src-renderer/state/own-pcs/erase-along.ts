import type { ErasingAlong } from '../../../src-shared/exchange/erased-units.ts';
import type { CommitNote } from '../../../src-shared/journal/commit.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { noteStale } from '../back-up-notes.ts';
import { heldLines } from '../exchange/erase-held.ts';
import { blobsOf, onlyUnits, targetOf } from '../exchange/erase-targets.ts';
import { hiddenRows, tracesOf } from '../exchange/traces.ts';
import { ports, session } from '../session.ts';

/** Names the commit in the journal, beside the file it came with. */
export const ERASED_ALONG = 'erased-along';

/**
 * What another PC of ours erased at its owner's request goes here too, in the commit that writes the statement.
 * Also where nothing of it is held now: an import that was taken back may have left it in the journal.
 */
export async function eraseAlong(erasing: readonly ErasingAlong[], note: CommitNote): Promise<Result<void, AppError>> {
  if (erasing.length === 0) return ok(undefined);
  const { vault } = session();
  const rows = erasing.map(({ statement }) => statement);
  const named = erasing.flatMap((one) => one.named);
  const traces = await tracesOf(named);
  if (!traces.ok) return traces;
  // Lines that the statement names: what is held on of them comes from that PC.
  const inStatement = new Set(named.map(({ id }) => id));
  const held = heldLines(traces.value.held.filter(({ line }) => !inStatement.has(line.id)), named);
  const targets = [...named, ...held.lines].map(targetOf);
  const done = await vault.erase(targets, { ...note, what: ERASED_ALONG }, (dot) => [...rows, ...held.rest(dot)], blobsOf(targets, hiddenRows(traces.value)));
  if (!done.ok) return done;
  const told = await tellAgain(erasing);
  if (!told.ok) return told;
  if (done.value.rewritten === 0) return ok(undefined);
  const noted = await noteStale('erased', ports().clock.now());
  return noted.ok ? ok(undefined) : noted;
}

/** What was given anew here stands in a commit of now, as it was: the PC that erased it is told by the next file. */
async function tellAgain(erasing: readonly ErasingAlong[]): Promise<Result<unknown, AppError>> {
  const { vault } = session();
  const rows = erasing.flatMap(({ anew }) => anew).flatMap(({ id, units }) => {
    const record = vault.workingSet.get(id);
    return record === undefined ? [] : (onlyUnits(record, units) ?? []);
  });
  return rows.length === 0 ? ok(undefined) : vault.commit('exchange', { what: 'given-anew' }, () => rows);
}
