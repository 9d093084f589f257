import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { type BackUpContent, readBackUp } from './back-up-archive.ts';
import { type DrillNote, type KnownPlace, setPreference } from './preferences.ts';
import { ports, type Session, session } from './session.ts';
import { vaultPorts } from './vault-ports.ts';
import { type Way, withTrialVault } from '../vault/index.ts';

export interface TrialResult {
  readonly records: number;
  readonly commits: number;
}

/**
 * Restores a back-up into a vault of its own names, reads its whole chain, and compares state and
 * counts with what the back-up says of itself. Nothing of it is left.
 */
export async function tryBackUp(content: BackUpContent, way: Way, progress?: (share: number) => void): Promise<Result<TrialResult>> {
  const { vaultId, entries, lastSeq, chainTip, schema, madeAt, records, stateDigest } = content;
  const differs = (what: string): Result<never> => err(appError('backup/drill-differs', { what }));
  return withTrialVault(
    { vaultId, entries, sentinel: { vaultId, lastSeq, chainTip, schema, at: madeAt } },
    way,
    await vaultPorts(),
    async (vault) => {
      if (vault.readOnly !== null) return err(vault.readOnly);
      if (vault.seq !== lastSeq) return differs('commits');
      if (vault.tip !== chainTip) return differs('tip');
      if (vault.workingSet.size !== records) return differs('records');
      if ((await vault.stateDigest()) !== stateDigest) return differs('digest');
      const chain = await vault.verify();
      return chain.ok ? ok({ records, commits: chain.value.commits }) : chain;
    },
    progress,
  );
}

/** What has changed in the vault in front since a back-up was made, leaving out its settings. */
export interface SinceBackUp {
  readonly commits: number;
  readonly added: number;
  readonly changed: number;
  /** False when the back-up tells another story than this vault (of a copy, or before a rebuild). */
  readonly sameHistory: boolean;
}

export async function sinceBackUp({ vault }: Session, { lastSeq, chainTip }: BackUpContent): Promise<SinceBackUp> {
  const next = vault.seq > lastSeq ? await vault.headers(lastSeq + 1) : ok([]);
  const sameHistory = vault.seq === lastSeq ? vault.tip === chainTip : next.ok && next.value[0]?.prev === chainTip;
  let added = 0;
  let changed = 0;
  for (const record of vault.workingSet.all()) {
    if (record.type === 'preference' || (record.commits.at(-1) ?? 0) <= lastSeq) continue;
    if ((record.commits[0] ?? 0) > lastSeq) added += 1;
    else changed += 1;
  }
  return { commits: Math.max(0, vault.seq - lastSeq), added, changed, sameHistory };
}

export interface Drilled extends TrialResult {
  readonly madeAt: number;
  readonly since: SinceBackUp;
}

export interface ChosenBackUp {
  readonly place: KnownPlace;
  readonly generation: number;
}

/** A file of the second place, as it lies there. */
export async function readChosen({ place, generation }: ChosenBackUp, vaultId: string): Promise<Result<BackUpContent>> {
  const read = await ports().platform.secondPlaceRead({ handle: place.handle, vaultId, generation });
  return read.ok ? readBackUp(read.value.bytes) : err(appError(read.error.code, read.error.params));
}

const note = async (entry: Omit<DrillNote, 'at'>): Promise<void> => {
  await setPreference('drill.last', { ...entry, at: ports().clock.now() });
};

/** 復元の練習. Its result is kept with its date; a mistyped password is no result. */
export async function drill(chosen: ChosenBackUp, madeAt: number, password: string, progress?: (share: number) => void): Promise<Result<Drilled>> {
  const opened = session();
  const said = async (error: AppError): Promise<Result<never>> => {
    if (error.code !== 'vault/wrong-password') await note({ place: chosen.place.label, madeAt, records: 0, failed: error.code });
    return err(error);
  };
  const content = await readChosen(chosen, opened.vault.id);
  if (!content.ok) return said(content.error);
  const tried = await tryBackUp(content.value, { password }, progress);
  if (!tried.ok) return said(tried.error);
  const since = await sinceBackUp(opened, content.value);
  await note({ place: chosen.place.label, madeAt: content.value.madeAt, records: tried.value.records, failed: null });
  return ok({ ...tried.value, madeAt: content.value.madeAt, since });
}
