import { isId } from '../kernel/ids.ts';
import { ok, type Result } from '../kernel/result.ts';
import { z } from '../kernel/zod.ts';
import { PUBLIC_KEY_BYTES } from '../sealing/signing-keys.ts';
import { bytesOf, openSignedText, signText, type SignedText } from './signed-text.ts';

export const idShape = z.string().refine(isId, 'id');
export const keyShape = z.string().refine((text) => bytesOf(text, PUBLIC_KEY_BYTES) !== null, 'key');
export const timeShape = z.number().int().min(0).max(8.64e15);
export const dayShape = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** "This device signs for this party", said by the party's key. Unknown fields are kept. */
const deviceStatement = z.looseObject({ party: idShape, device: idShape, key: keyShape, issuedAt: timeShape });
export type DeviceStatement = z.infer<typeof deviceStatement>;

/** "This person acts for this party in these roles, from when to when" (civil dates, both included). */
const memberStatement = z.looseObject({
  party: idShape,
  member: idShape,
  key: keyShape,
  name: z.string().max(200),
  roles: z.array(z.string().max(40)).max(32),
  validFrom: dayShape,
  validTo: dayShape.nullable(),
  issuedAt: timeShape,
});
export type MemberStatement = z.infer<typeof memberStatement>;

export const certifyDevice = (statement: DeviceStatement, partyPrivateKey: Uint8Array): Promise<SignedText> =>
  signText({ ...deviceStatement.parse(statement) } as never, 'device', partyPrivateKey);

export const certifyMember = (statement: MemberStatement, partyPrivateKey: Uint8Array): Promise<SignedText> =>
  signText({ ...memberStatement.parse(statement) } as never, 'member', partyPrivateKey);

export const openDeviceCertificate = (signed: SignedText, partyKey: Uint8Array): Promise<Result<DeviceStatement>> =>
  openSignedText(signed, 'device', deviceStatement, () => partyKey);

export const openMemberCertificate = (signed: SignedText, partyKey: Uint8Array): Promise<Result<MemberStatement>> =>
  openSignedText(signed, 'member', memberStatement, () => partyKey);

/** Opens all, or fails with the first that is not genuine: a card with one forged line is no card. */
export async function openAll<T>(
  list: readonly SignedText[],
  open: (signed: SignedText) => Promise<Result<T>>,
): Promise<Result<readonly T[]>> {
  const opened: T[] = [];
  for (const signed of list) {
    const one = await open(signed);
    if (!one.ok) return one;
    opened.push(one.value);
  }
  return ok(opened);
}
