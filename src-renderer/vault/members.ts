import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import type { MemberId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { changeRoots, type RootChange } from './change-roots.ts';
import { append, nextDot, whyNotWritable } from './append.ts';
import type { VaultContext } from './context.ts';
import { dropDeviceSecret, storeDeviceSecret, storeKeys } from './key-store.ts';
import type { KeyFile, Wrap } from './key-file.ts';
import type { KeyStorePort } from './ports.ts';
import { lockMembers, type Member, membersAt, newMember } from './member-list.ts';
import { boxOf, type MemberBox, openWithPassword, wrapForBox, wrapForDevice, wrapForMember, wrapForRecovery } from './wraps.ts';
import type { MemberSecret } from './member-key.ts';
import type { SigningKeys } from '../../src-shared/sealing/signing-keys.ts';
import { fromBase64 } from '../../src-shared/kernel/bytes.ts';

/** A member as their party's other PCs get to know them: the name, and the secret under their own password. */
export interface MemberKey extends Member {
  readonly key: MemberBox | null;
}

export interface PasswordSet {
  /** The member signs with another key now: the party has to certify it. */
  readonly renewed: boolean;
}

export interface Members {
  list(): readonly Member[];
  readonly current: MemberId;
  /** @param oneTime the member has to choose an own password at the first opening */
  add(name: string, password: string, oneTime?: boolean): Promise<Result<Member, AppError>>;
  rename(id: MemberId, name: string): Promise<Result<void, AppError>>;
  /** The leaver's passphrase opens nothing any more. Never the last member. */
  remove(id: MemberId): Promise<Result<void, AppError>>;
  /** The same at a moment to come. */
  leaveAt(id: MemberId, at: number): Promise<Result<void, AppError>>;
  /** Who commits from now on. Says `vault/wrong-password` and changes nothing otherwise. */
  switch(id: MemberId, password: string): Promise<Result<Member, AppError>>;
  /** A new passphrase. The old one is asked for, except after the recovery sheet opened the vault. */
  setPassword(id: MemberId, next: string, old?: string): Promise<Result<PasswordSet, AppError>>;
  /** The key the member at work signs with; null where the recovery sheet opened the vault. */
  readonly signing: SigningKeys | null;
  /** All of the member's secret: what makes a further PC theirs with another password. */
  readonly secret: MemberSecret | null;
  /** The public half, of any member; null before they had a key of their own. */
  publicKey(id: MemberId): Uint8Array | null;
  /** For the party's other PCs. */
  keys(): readonly MemberKey[];
  /** What another PC of the party says of the members; true where something changed. */
  takeKeys(keys: readonly MemberKey[]): Promise<Result<boolean, AppError>>;
  /** Takes the keys of those away whose last day is over. */
  dropLeavers(): Promise<Result<void, AppError>>;
  /** A fresh sheet; earlier ones open nothing any more. */
  newRecoveryCode(scope?: Wrap['scope']): Promise<Result<string, AppError>>;
  readonly hasRecoveryCode: boolean;
  rememberHere(store: KeyStorePort): Promise<Result<void, AppError>>;
  forgetHere(): Promise<Result<void, AppError>>;
  readonly rememberedHere: boolean;
}

const lastChange = (member: Member): number => member.changedAt ?? member.since;

/** What only the vault itself calls: it sees to everything else that goes on at the same time. */
export interface InnerMembers extends Members {
  /** New roots for everybody; what lies under the old ones is locked anew afterwards. */
  changeRoots(change: RootChange): Promise<Result<void, AppError>>;
}

/** Runs one change after the other. */
type InQueue = <T>(job: () => Promise<T>) => Promise<T>;

export function createMembers(context: VaultContext, start: readonly Member[], byRecovery: boolean, inQueue: InQueue, keysChanged: (mirrored: boolean) => void): InnerMembers {
  let members = start;
  let mayReset = byRecovery;
  const active = (id: MemberId): Member | undefined => members.find((member) => member.id === id && member.until === null);
  const unknown = () => err(appError('act/not-allowed', { why: 'no-such-member' }));

  /** Key file first, then the journal says who changed what. */
  async function save(change: Partial<KeyFile>, note: Readonly<Record<string, string>>, strict: boolean): Promise<Result<void, AppError>> {
    const refusal = whyNotWritable(context);
    if (refusal !== null) return err(refusal);
    const next: KeyFile = { ...context.keyFile, ...change, revision: context.keyFile.revision + 1 };
    const stored = await storeKeys(context.db, context.mirror, next, strict);
    if (!stored.ok) return stored;
    context.keyFile = next;
    const commit = await append(context, 'members', note, [], nextDot(context));
    keysChanged(stored.value.mirrored);
    return commit.ok ? ok(undefined) : commit;
  }

  /** A passphrase tells whose it is, so no two members may have the same. */
  async function isTaken(password: string, by: MemberId | null): Promise<boolean> {
    const opened = await openWithPassword(context.keyFile, password, context.ports);
    return opened !== null && opened.wrap.member !== by;
  }
  const taken = () => err(appError('vault/weak-password', { why: 'taken' }));

  const now = (): number => context.ports.clock.now();
  const wrapOf = (id: MemberId): Wrap | undefined => context.keyFile.wraps.find(({ kind, member }) => kind === 'member' && member === id);

  async function rewrap(id: MemberId, password: string, secret: MemberSecret | null): Promise<{ readonly wraps: Wrap[]; readonly secret: MemberSecret }> {
    const made = await wrapForMember(context.keyFile, context.roots, id, password, context.ports, secret);
    return { wraps: [...context.keyFile.wraps.filter(({ kind, member }) => member !== id || (kind !== 'member' && kind !== 'device')), made.wrap], secret: made.secret };
  }

  /** Somebody who left keeps a name and no key. */
  const withoutKeys = (gone: readonly Member[]): Wrap[] => {
    const left = new Set(gone.filter(({ until }) => until !== null).map(({ id }) => id));
    return context.keyFile.wraps.filter(({ member }) => member === null || !left.has(member));
  };

  async function takeKeys(keys: readonly MemberKey[]): Promise<Result<boolean, AppError>> {
    const next = new Map(members.map((member) => [member.id, member]));
    const wraps = new Map(context.keyFile.wraps.map((wrap) => [wrap.kind === 'member' ? (wrap.member ?? wrap.id) : wrap.id, wrap]));
    const lost = new Set<MemberId>();
    let changed = false;
    for (const { key, ...theirs } of keys) {
      const ours = next.get(theirs.id);
      if (ours !== undefined && lastChange(ours) >= lastChange(theirs)) continue;
      changed = true;
      next.set(theirs.id, theirs);
      if (key === null || theirs.until !== null) continue;
      if (boxOf(wraps.get(theirs.id) ?? ({ kind: 'device' } as Wrap))?.box === key.box) continue;
      wraps.set(theirs.id, await wrapForBox(context.id, context.roots, theirs.id, key, context.ports));
      // "Remember on this PC" holds the secret of before.
      lost.add(theirs.id);
    }
    if (!changed) return ok(false);
    const list = membersAt([...next.values()], now());
    const left = new Set(list.filter(({ until }) => until !== null).map(({ id }) => id));
    const kept = [...wraps.values()].filter(({ kind, member }) => member === null || (!left.has(member) && !(kind === 'device' && lost.has(member))));
    // Never a vault that nobody can open.
    if (!kept.some(({ kind }) => kind === 'member')) return err(appError('act/not-allowed', { why: 'last-member' }));
    const saved = await save({ wraps: kept, members: await lockMembers(context, list) }, { from: 'own-device' }, false);
    if (!saved.ok) return saved;
    members = list;
    return ok(true);
  }

  return {
    list: () => members,
    get current() {
      return context.member;
    },
    add: (name, password, oneTime = false) =>
      inQueue(async () => {
        if (await isTaken(password, null)) return taken();
        const member: Member = { ...newMember(context, name), ...(oneTime ? { oneTime } : {}) };
        const next = [...members, member];
        const { wraps } = await rewrap(member.id, password, null);
        const saved = await save({ wraps, members: await lockMembers(context, next) }, { added: member.id }, false);
        if (!saved.ok) return saved;
        members = next;
        return ok(member);
      }),
    rename: (id, name) =>
      inQueue(async () => {
        if (active(id) === undefined) return unknown();
        const next = members.map((member) => (member.id === id ? { ...member, name, changedAt: now() } : member));
        const saved = await save({ members: await lockMembers(context, next) }, { renamed: id }, false);
        if (saved.ok) members = next;
        return saved;
      }),
    remove: (id) =>
      inQueue(async () => {
        if (active(id) === undefined) return unknown();
        if (id === context.member) return err(appError('act/not-allowed', { why: 'current-member' }));
        const next = members.map((member) => (member.id === id ? { ...member, until: now(), changedAt: now() } : member));
        const saved = await save({ wraps: withoutKeys(next), members: await lockMembers(context, next) }, { removed: id }, true);
        if (saved.ok) members = next;
        return saved;
      }),
    leaveAt: (id, at) =>
      inQueue(async () => {
        if (active(id) === undefined) return unknown();
        const next = members.map((member) => (member.id === id ? { ...member, leaves: at, changedAt: now() } : member));
        const saved = await save({ members: await lockMembers(context, next) }, { leaves: id, at: String(at) }, false);
        if (saved.ok) members = next;
        return saved;
      }),
    switch: (id, password) =>
      inQueue(async () => {
        const member = active(id);
        if (member === undefined) return unknown();
        const opened = await openWithPassword(context.keyFile, password, context.ports, id);
        if (opened === null) return err(appError('vault/wrong-password'));
        context.member = id;
        context.secret = opened.secret;
        return ok(member);
      }),
    setPassword: (id, next, old) =>
      inQueue(async () => {
        const member = active(id);
        if (member === undefined) return unknown();
        const known = old === undefined ? null : await openWithPassword(context.keyFile, old, context.ports, id);
        if (known === null && !mayReset) return err(appError('vault/wrong-password'));
        if (await isTaken(next, id)) return taken();
        // Whoever told a one-time password could have signed with what it opens; behind the sheet there is no key at all.
        const made = await rewrap(id, next, member.oneTime === true ? null : (known?.secret ?? null));
        const list = members.map((one) => (one.id === id ? { ...one, oneTime: undefined, afterLeak: undefined, changedAt: now() } : one));
        const saved = await save({ wraps: made.wraps, members: await lockMembers(context, list) }, { password: id }, true);
        if (!saved.ok) return saved;
        members = list;
        mayReset = false;
        if (context.member === id) context.secret = made.secret;
        return ok({ renewed: known?.secret !== made.secret });
      }),
    get signing() {
      return context.secret?.signing ?? null;
    },
    get secret() {
      return context.secret;
    },
    publicKey: (id) => {
      const signing = wrapOf(id)?.seal?.signing;
      return signing === undefined ? null : fromBase64(signing);
    },
    keys: () =>
      members.map((member) => {
        const wrap = wrapOf(member.id);
        return { ...member, key: wrap === undefined ? null : boxOf(wrap) };
      }),
    takeKeys: (keys) => inQueue(() => takeKeys(keys)),
    dropLeavers: () =>
      inQueue(async () => {
        const list = membersAt(members, now());
        const gone = list.filter(({ id, until }) => until !== null && id !== context.member && wrapOf(id) !== undefined);
        if (gone.length === 0 || context.readOnly !== null) return ok(undefined);
        const saved = await save({ wraps: withoutKeys(gone), members: await lockMembers(context, list) }, { removed: gone.map(({ id }) => id).join(' ') }, false);
        if (saved.ok) members = list;
        return saved;
      }),
    changeRoots: (change) =>
      inQueue(async () => {
        const refusal = whyNotWritable(context);
        if (refusal !== null) return err(refusal);
        const changed = await changeRoots(context, members, change);
        if (!changed.ok) return changed;
        members = changed.value;
        mayReset = false;
        const noted = await append(context, 'members', { what: 'keys' }, [], nextDot(context));
        keysChanged(true);
        return noted.ok ? ok(undefined) : noted;
      }),
    newRecoveryCode: (scope = 'both') =>
      inQueue(async () => {
        const made = await wrapForRecovery(context.id, context.roots, scope, context.ports);
        const wraps = [...context.keyFile.wraps.filter(({ kind }) => kind !== 'recovery'), made.wrap];
        const saved = await save({ wraps }, { recovery: scope }, true);
        return saved.ok ? ok(made.code) : saved;
      }),
    get hasRecoveryCode() {
      return context.keyFile.wraps.some(({ kind }) => kind === 'recovery');
    },
    rememberHere: (store) =>
      inQueue(async () => {
        const made = await wrapForDevice(context.id, context.roots, context.member, context.secret, store, context.ports);
        if (!made.ok) return made;
        await storeDeviceSecret(context.db, made.value.wrapped);
        const wraps = [...context.keyFile.wraps.filter(({ kind }) => kind !== 'device'), made.value.wrap];
        return save({ wraps }, { remembered: context.member }, false);
      }),
    forgetHere: () =>
      inQueue(async () => {
        await dropDeviceSecret(context.db);
        return save({ wraps: context.keyFile.wraps.filter(({ kind }) => kind !== 'device') }, { forgotten: context.member }, false);
      }),
    get rememberedHere() {
      return context.keyFile.wraps.some(({ kind }) => kind === 'device');
    },
  };
}
