import { type PartPiece, partKey, type PartSet, readPart, withPart } from '../../../src-shared/exchange/parts.ts';
import { type KeptParts, preference, setPreference } from '../preferences.ts';
import { session } from '../session.ts';

const known = (key: string): KeptParts | undefined => preference('inbox.parts').find((one) => one.key === key);

const others = (key: string): readonly KeptParts[] => preference('inbox.parts').filter((one) => one.key !== key);

/**
 * A part that came is kept in the vault until its file is taken in or put away: the others may come
 * tomorrow, by the next mail. Kept on this PC alone.
 * @returns false where it could not be kept: then the screen says that it is here only while the window is open
 */
export async function keepPart(set: PartSet, { head }: PartPiece, bytes: Uint8Array, name: string): Promise<boolean> {
  const { vault } = session();
  const key = partKey(set);
  const before = known(key);
  const stored = await vault.putBlob(bytes);
  if (!stored.ok) return false;
  const worse = before?.pieces[String(head.part)];
  const pieces = { ...before?.pieces, [String(head.part)]: stored.value };
  const noted = await setPreference('inbox.parts', [...others(key), { key, name, pieces }]);
  if (!noted.ok) return false;
  if (worse !== undefined && worse !== stored.value) await vault.dropBlob(worse);
  return true;
}

/** Taken in, or put away by a person: nothing of it is kept any more. */
export async function dropParts(key: string): Promise<void> {
  const kept = known(key);
  if (kept === undefined) return;
  const { vault } = session();
  await setPreference('inbox.parts', [...others(key)]);
  for (const hash of Object.values(kept.pieces)) await vault.dropBlob(hash);
}

export interface WaitingParts {
  readonly key: string;
  readonly name: string;
  readonly set: PartSet;
}

/** What waited when the window was closed or locked. */
export async function waitingParts(): Promise<readonly WaitingParts[]> {
  const { vault } = session();
  const waiting: WaitingParts[] = [];
  for (const { key, name, pieces } of preference('inbox.parts')) {
    let set: PartSet | null = null;
    for (const hash of Object.values(pieces)) {
      const bytes = await vault.getBlob(hash);
      const piece = bytes.ok ? await readPart(bytes.value) : null;
      if (piece !== null && partKey(piece.head) === key) set = withPart(set, piece);
    }
    if (set !== null) waiting.push({ key, name, set });
  }
  return waiting;
}
