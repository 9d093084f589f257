import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { concatBytes, utf8 } from '../../src-shared/kernel/bytes.ts';
import { newId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { readRecoveryCode, recoveryCode, RECOVERY_BYTES } from '../../src-shared/sealing/recovery-code.ts';
import { ROOT_BYTES } from './aead.ts';
import { derive, KDF_DEFAULT } from './kdf.ts';
import { boxed, type KeyFile, unboxed, type Wrap } from './key-file.ts';
import { type MemberSecret, newMemberSecret, openRoots, packMemberSecret, sealRoots, unpackMemberSecret } from './member-key.ts';
import type { KeyStorePort, VaultPorts } from './ports.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The two sibling roots. They exist outside WebCrypto only here, to be wrapped again. */
export interface Roots {
  readonly records: Bytes;
  readonly sealed: Bytes | null;
}

export interface Unlocked {
  readonly roots: Roots;
  readonly wrap: Wrap;
  /** What lets this member sign; null behind the recovery sheet, which opens the vault and is nobody. */
  readonly secret: MemberSecret | null;
}

const SALT_BYTES = 16;

const about = (vaultId: string, wrap: Pick<Wrap, 'id' | 'kind' | 'member' | 'scope'>): Bytes =>
  utf8(`career-desk wrap v1|${vaultId}|${wrap.id}|${wrap.kind}|${wrap.member ?? ''}|${wrap.scope}`);

const aesKey = (kek: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('raw', kek, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function lockBox(kek: Bytes, additionalData: Bytes, plain: Bytes): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, await aesKey(kek), plain);
  return boxed(concatBytes([iv, new Uint8Array(cipher)]));
}

async function openBox(kek: Bytes, additionalData: Bytes, text: string): Promise<Bytes | null> {
  const box = unboxed(text);
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.subarray(0, 12), additionalData }, await aesKey(kek), box.subarray(12));
    return new Uint8Array(opened);
  } catch (cause) {
    if (cause instanceof DOMException) return null;
    throw cause;
  }
}

type WrapName = Omit<Wrap, 'box' | 'seal'>;

/** The roots a wrap of this scope holds, one behind the other. */
function rootBytes(roots: Roots, scope: Wrap['scope']): Bytes {
  if (scope === 'records') return concatBytes([roots.records]);
  if (roots.sealed === null) throw new Error('the sealed root is not here');
  return concatBytes([roots.records, roots.sealed]);
}

const splitRoots = (plain: Bytes, scope: Wrap['scope']): Roots => ({
  records: plain.slice(0, ROOT_BYTES),
  sealed: scope === 'both' ? plain.slice(ROOT_BYTES, 2 * ROOT_BYTES) : null,
});

async function wrapRoots(vaultId: string, kek: Bytes, roots: Roots, name: Omit<WrapName, 'id'>, ports: VaultPorts, more: Bytes = new Uint8Array()): Promise<Wrap> {
  const wrap = { ...name, id: newId(ports.random) };
  return { ...wrap, box: await lockBox(kek, about(vaultId, wrap), concatBytes([rootBytes(roots, wrap.scope), more])) };
}

async function openWrap(vaultId: string, kek: Bytes, wrap: Wrap): Promise<{ readonly roots: Roots; readonly more: Bytes } | null> {
  const plain = await openBox(kek, about(vaultId, wrap), wrap.box);
  if (plain === null) return null;
  return { roots: splitRoots(plain, wrap.scope), more: plain.slice(wrap.scope === 'both' ? 2 * ROOT_BYTES : ROOT_BYTES) };
}

/** Names no vault: the same box opens on every PC of the party. */
const aboutMember = (member: string): Bytes => utf8(`career-desk member key v1|${member}`);

/** A member's secret under their passphrase, as it lies in the key file and travels to the party's own PCs. */
export interface MemberBox {
  readonly kdf: NonNullable<Wrap['kdf']>;
  readonly box: string;
  readonly to: string;
  readonly signing: string;
}

/** The roots for a member whose box is known, whether or not the member is here. */
export async function wrapForBox(vaultId: string, roots: Roots, member: string, { kdf, box, to, signing }: MemberBox, ports: VaultPorts): Promise<Wrap> {
  const name = { id: newId(ports.random), kind: 'member', member, scope: roots.sealed === null ? 'records' : 'both' } as const;
  return { ...name, kdf, box, seal: { to, signing, roots: await sealRoots(rootBytes(roots, name.scope), about(vaultId, name), to) } };
}

export const boxOf = (wrap: Wrap): MemberBox | null =>
  wrap.kind !== 'member' || wrap.kdf === null || wrap.seal === undefined ? null : { kdf: wrap.kdf, box: wrap.box, to: wrap.seal.to, signing: wrap.seal.signing };

/**
 * All passphrase wraps of a party share one salt, so that a person types only a passphrase: one
 * derivation tells whose it is, and nobody's name has to be readable before.
 */
export async function boxForMember(file: Pick<KeyFile, 'wraps'>, member: string, password: string, ports: VaultPorts, secret: MemberSecret): Promise<MemberBox> {
  const known = file.wraps.find(({ kind }) => kind === 'member')?.kdf;
  const salt = known === undefined || known === null ? ports.random.bytes(SALT_BYTES) : unboxed(known.salt);
  const params = ports.kdf ?? KDF_DEFAULT;
  const kek = await derive(ports, password, new Uint8Array(salt), params);
  const box = await lockBox(kek, aboutMember(member), packMemberSecret(secret));
  return { kdf: { name: 'argon2id', ...params, salt: boxed(salt) }, box, to: secret.age.recipient, signing: boxed(secret.signing.publicKey) };
}

/** @returns null when the passphrase is another one */
export async function openMemberBox(member: string, { kdf, box }: Pick<MemberBox, 'kdf' | 'box'>, password: string, ports: VaultPorts): Promise<MemberSecret | null> {
  const { salt, m, t, p } = kdf;
  const plain = await openBox(await derive(ports, password, unboxed(salt), { m, t, p }), aboutMember(member), box);
  return plain === null ? null : unpackMemberSecret(plain);
}

/** A passphrase for a member; without `secret` the member gets fresh keys. */
export async function wrapForMember(
  file: Pick<KeyFile, 'vaultId' | 'wraps'>,
  roots: Roots,
  member: string,
  password: string,
  ports: VaultPorts,
  secret?: MemberSecret | null,
): Promise<{ readonly wrap: Wrap; readonly secret: MemberSecret }> {
  const own = secret ?? (await newMemberSecret());
  const box = await boxForMember(file, member, password, ports, own);
  return { wrap: await wrapForBox(file.vaultId, roots, member, box, ports), secret: own };
}

async function openMemberWrap(vaultId: string, kek: Bytes, wrap: Wrap): Promise<Unlocked | null> {
  if (wrap.seal === undefined) {
    const old = await openWrap(vaultId, kek, wrap);
    return old === null ? null : { roots: old.roots, wrap, secret: null };
  }
  const plain = await openBox(kek, aboutMember(wrap.member ?? ''), wrap.box);
  if (plain === null) return null;
  const secret = unpackMemberSecret(plain);
  const roots = await openRoots(wrap.seal.roots, about(vaultId, wrap), secret.age);
  return roots === null ? null : { roots: splitRoots(roots, wrap.scope), wrap, secret };
}

/** @returns null when no wrap opens with it */
export async function openWithPassword(file: KeyFile, password: string, ports: VaultPorts, member?: string): Promise<Unlocked | null> {
  const keks = new Map<string, Bytes>();
  for (const wrap of file.wraps) {
    if (wrap.kind !== 'member' || wrap.kdf === null || (member !== undefined && wrap.member !== member)) continue;
    const { salt, m, t, p } = wrap.kdf;
    const name = `${salt}|${m}|${t}|${p}`;
    const kek = keks.get(name) ?? (await derive(ports, password, unboxed(salt), { m, t, p }));
    keks.set(name, kek);
    const opened = await openMemberWrap(file.vaultId, kek, wrap);
    if (opened !== null) return opened;
  }
  return null;
}

/** The code carries 128 random bits, so one HKDF is enough. */
async function recoveryKek(vaultId: string, secret: Bytes): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = utf8('career-desk recovery v1');
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: utf8(vaultId), info }, base, 256));
}

/** A fresh code and its wrap. `records` alone is what an office holds in escrow. */
export async function wrapForRecovery(
  vaultId: string,
  roots: Roots,
  scope: Wrap['scope'],
  ports: VaultPorts,
): Promise<{ readonly code: string; readonly wrap: Wrap }> {
  const secret = new Uint8Array(ports.random.bytes(RECOVERY_BYTES));
  const kek = await recoveryKek(vaultId, secret);
  const wrap = await wrapRoots(vaultId, kek, roots, { kind: 'recovery', member: null, scope, kdf: null }, ports);
  return { code: recoveryCode(secret), wrap };
}

export async function openWithRecovery(file: KeyFile, typed: string): Promise<Result<Unlocked | null, AppError>> {
  const secret = readRecoveryCode(typed);
  if (!secret.ok) return secret;
  const kek = await recoveryKek(file.vaultId, secret.value);
  for (const wrap of file.wraps) {
    if (wrap.kind !== 'recovery') continue;
    const opened = await openWrap(file.vaultId, kek, wrap);
    if (opened !== null) return ok({ roots: opened.roots, wrap, secret: null });
  }
  return ok(null);
}

/** "Remember on this PC": a random key that only the system's key store can unwrap. */
export async function wrapForDevice(
  vaultId: string,
  roots: Roots,
  member: string,
  secret: MemberSecret | null,
  store: KeyStorePort,
  ports: VaultPorts,
): Promise<Result<{ readonly wrap: Wrap; readonly wrapped: Bytes }, AppError>> {
  const kek = new Uint8Array(ports.random.bytes(ROOT_BYTES));
  const kept = await store.wrap(kek);
  if (!kept.ok) return err(kept.error);
  const scope = roots.sealed === null ? 'records' : 'both';
  const more = secret === null ? new Uint8Array() : packMemberSecret(secret);
  const wrap = await wrapRoots(vaultId, kek, roots, { kind: 'device', member, scope, kdf: null }, ports, more);
  return ok({ wrap, wrapped: kept.value });
}

export async function openWithDevice(
  file: KeyFile,
  wrapped: Bytes,
  store: KeyStorePort,
): Promise<Result<(Unlocked & { readonly rewrapped: Bytes | null }) | null, AppError>> {
  const given = await store.unwrap(wrapped);
  if (!given.ok) return err(given.error);
  for (const wrap of file.wraps) {
    if (wrap.kind !== 'device') continue;
    const opened = await openWrap(file.vaultId, given.value.secret, wrap);
    if (opened === null) continue;
    const { roots, more } = opened;
    return ok({ roots, wrap, secret: more.length === 0 ? null : unpackMemberSecret(more), rewrapped: given.value.rewrapped });
  }
  return ok(null);
}
