import { signedText } from '../../../src-shared/exchange/signed-text.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { base64, fromBase64 } from '../../../src-shared/kernel/bytes.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { z } from '../../../src-shared/kernel/zod.ts';
import type { SigningKeys } from '../../../src-shared/sealing/signing-keys.ts';
import type { Identity } from '../identity.ts';
import type { MemberKey } from '../../vault/index.ts';

/**
 * What the PCs of a party tell each other beside the records: keys, members with their secrets under
 * their own passwords, PCs, and what each has. Travels only sealed to the party's own PCs, or by a
 * transfer code.
 */
const bytes64 = z.string().max(20_000).regex(/^[A-Za-z0-9+/]*={0,2}$/);
const id = z.string().regex(/^[A-Za-z0-9_-]{16}$/);
const time = z.number().min(0).max(8.64e15);
const keys = z.strictObject({ pub: bytes64, priv: bytes64 });
const age = z.strictObject({ identity: z.string().max(100), recipient: z.string().max(100) });
const count = z.int().min(0);
const kdf = z.strictObject({ name: z.literal('argon2id'), m: count, t: count, p: count, salt: bytes64 });

const facts = z.looseObject({
  party: id,
  role: z.enum(['doctor', 'office', 'headquarters']),
  name: z.string().max(200),
  telephone: z.string().max(60),
  partyKeys: keys,
  age,
  former: z.array(z.strictObject({ partyKeys: keys, age, until: time })).max(32),
  members: z.array(z.strictObject({ id, name: z.string().max(200), roles: z.array(z.string().max(40)).max(32), publicKey: bytes64, certificate: signedText })).max(256),
  memberKeys: z
    .array(
      z.strictObject({
        id,
        name: z.string().max(200),
        since: time,
        until: time.nullable(),
        leaves: time.optional(),
        oneTime: z.boolean().optional(),
        afterLeak: z.boolean().optional(),
        changedAt: time.optional(),
        key: z.strictObject({ kdf, box: bytes64, to: z.string().max(80), signing: bytes64 }).nullable(),
      }),
    )
    .max(256),
  devices: z
    .array(z.strictObject({ id, name: z.string().max(100), certificate: signedText, addedAt: time, revokedAt: time.nullable(), changedAt: time }))
    .max(256),
  issuedAt: time,
  has: z.record(id, count),
  /** In a transfer alone: the secret of the member who made it, so that a new password can be chosen. */
  maker: z.strictObject({ member: id, secret: bytes64 }).optional(),
});
export type OwnFacts = z.infer<typeof facts>;

const packed = ({ publicKey, privateKey }: SigningKeys) => ({ pub: base64(publicKey), priv: base64(privateKey) });
export const keysOf = ({ pub, priv }: { readonly pub: string; readonly priv: string }): SigningKeys => ({ publicKey: fromBase64(pub), privateKey: fromBase64(priv) });

export function factsOf(identity: Identity, memberKeys: readonly MemberKey[], has: OwnFacts['has']): OwnFacts {
  const { party, role, name, telephone, issuedAt } = identity;
  return {
    party, role, name, telephone, issuedAt, has: { ...has },
    partyKeys: packed(identity.partyKeys),
    age: { ...identity.age },
    former: identity.former.map(({ partyKeys, age: was, until }) => ({ partyKeys: packed(partyKeys), age: { ...was }, until })),
    members: identity.members.map(({ publicKey, roles, ...member }) => ({ ...member, roles: [...roles], publicKey: base64(publicKey) })),
    memberKeys: memberKeys.map((member) => JSON.parse(JSON.stringify(member)) as OwnFacts['memberKeys'][number]),
    devices: identity.devices.map((device) => ({ ...device })),
  };
}

export function readFacts(value: Json | null): Result<OwnFacts, AppError> {
  const read = facts.safeParse(value);
  return read.success ? ok(read.data) : err(appError('exchange/bad-line', { why: 'own', at: read.error.issues[0]?.path.join('.') ?? '' }));
}
