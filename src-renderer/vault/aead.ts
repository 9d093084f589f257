import { fromUtf8, hex, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { PartKey } from '../../src-shared/journal/commit.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a frame is, as its associated data says; a frame moved to another place does not open. */
export type FrameKind = 'header' | 'part' | 'page' | 'manifest' | 'blob' | 'secret' | 'members';

const KINDS: readonly FrameKind[] = ['header', 'part', 'page', 'manifest', 'blob', 'secret', 'members'];

/** The keys of one class, drawn from its root and not readable by script. */
interface ClassKeys {
  readonly frame: Readonly<Record<FrameKind, CryptoKey>>;
  readonly blobName: CryptoKey;
}

interface KeyPair {
  readonly records: ClassKeys;
  /** null where only the records root was unwrapped (escrow). */
  readonly sealed: ClassKeys | null;
}

/**
 * One object for as long as the vault is open: a change of the roots changes it in place, so that what
 * is being read at that moment goes on with both.
 */
export interface VaultKeys {
  readonly vaultId: string;
  records: ClassKeys;
  sealed: ClassKeys | null;
  /** Of the roots before, while frames under them are still about: they open, and lock nothing. */
  former: KeyPair | null;
}

export const ROOT_BYTES = 32;
const IV_BYTES = 12;
export const TAG_BYTES = 16;
export const FRAME_OVERHEAD = IV_BYTES + TAG_BYTES;

async function classKeys(vaultId: string, key: PartKey, root: Bytes): Promise<ClassKeys> {
  const base = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveKey']);
  const hkdf = (name: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: utf8(vaultId),
    info: utf8(`career-desk vault v1|${key}|${name}`),
  });
  const frame = async (kind: FrameKind): Promise<[FrameKind, CryptoKey]> => [
    kind,
    await crypto.subtle.deriveKey(hkdf(kind), base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  ];
  const frames = Object.fromEntries(await Promise.all(KINDS.map(frame))) as Record<FrameKind, CryptoKey>;
  const mac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  return { frame: frames, blobName: await crypto.subtle.deriveKey(hkdf('blob-name'), base, mac, false, ['sign']) };
}

export async function vaultKeys(vaultId: string, records: Bytes, sealed: Bytes | null): Promise<VaultKeys> {
  return {
    vaultId,
    records: await classKeys(vaultId, 'records', records),
    sealed: sealed === null ? null : await classKeys(vaultId, 'sealed', sealed),
    former: null,
  };
}

/** The keys without those of before: what they do not open is not under the roots of now. */
export const onlyCurrent = (keys: VaultKeys): VaultKeys => ({ ...keys, former: null });

/** The keys of before alone; null where the roots were not changed or everything is under the new ones. */
export const onlyFormer = ({ vaultId, former }: VaultKeys): VaultKeys | null => (former === null ? null : { vaultId, ...former, former: null });

const keyFor = (keys: KeyPair, key: PartKey, kind: FrameKind): CryptoKey | null =>
  (key === 'sealed' ? keys.sealed : keys.records)?.frame[kind] ?? null;

const context = (keys: VaultKeys, kind: FrameKind, name: string | number): Bytes =>
  utf8(`career-desk v1|${keys.vaultId}|${kind}|${name}`);

export const canOpen = (keys: VaultKeys, key: PartKey): boolean => key === 'records' || keys.sealed !== null;

/** Random IV and ciphertext. The IV never comes from an injected source: a repeated one would be fatal. */
export async function lockFrame(
  keys: VaultKeys,
  key: PartKey,
  kind: FrameKind,
  name: string | number,
  plain: Bytes,
): Promise<Bytes> {
  const secret = keyFor(keys, key, kind);
  if (secret === null) throw new Error('the sealed root is not here');
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = context(keys, kind, name);
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, secret, plain);
  const frame = new Uint8Array(IV_BYTES + cipher.byteLength);
  frame.set(iv);
  frame.set(new Uint8Array(cipher), IV_BYTES);
  return frame;
}

async function openWith(secret: CryptoKey | null, additionalData: Bytes, frame: Bytes): Promise<Bytes | null> {
  if (secret === null || frame.byteLength < FRAME_OVERHEAD) return null;
  const iv = frame.subarray(0, IV_BYTES);
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, secret, frame.subarray(IV_BYTES)),
    );
  } catch (cause) {
    if (cause instanceof DOMException) return null;
    throw cause;
  }
}

/** @returns null when the frame is not the one that was written there */
export async function openFrame(
  keys: VaultKeys,
  key: PartKey,
  kind: FrameKind,
  name: string | number,
  frame: Bytes,
): Promise<Bytes | null> {
  const additionalData = context(keys, kind, name);
  const { former } = keys;
  const plain = await openWith(keyFor(keys, key, kind), additionalData, frame);
  return plain !== null || former === null ? plain : openWith(keyFor(former, key, kind), additionalData, frame);
}

/** The name a blob is stored under: whoever sees the folder cannot test for a known document. */
export async function blobName(keys: VaultKeys, key: PartKey, hash: string): Promise<string | null> {
  const mac = (key === 'sealed' ? keys.sealed : keys.records)?.blobName;
  return mac === undefined ? null : hex(new Uint8Array(await crypto.subtle.sign('HMAC', mac, utf8(hash))));
}

export const lockJson = (keys: VaultKeys, kind: FrameKind, name: string | number, value: unknown): Promise<Bytes> =>
  lockFrame(keys, 'records', kind, name, utf8(JSON.stringify(value)));

/** @returns undefined when the frame does not open */
export async function openJson(keys: VaultKeys, kind: FrameKind, name: string | number, frame: Bytes): Promise<unknown> {
  const plain = await openFrame(keys, 'records', kind, name, frame);
  return plain === null ? undefined : (JSON.parse(fromUtf8(plain)) as unknown);
}
