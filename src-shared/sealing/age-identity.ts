import { generateX25519Identity, identityToRecipient } from 'age-encryption';

/** A party's key pair for sealing: `AGE-SECRET-KEY-1…` opens, `age1…` is what others seal to. */
export interface AgeIdentity {
  readonly identity: string;
  readonly recipient: string;
}

export async function newAgeIdentity(): Promise<AgeIdentity> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity);

/** The shape only (bech32 of 32 bytes); the age library checks the rest when it seals. */
export const isRecipient = (value: unknown): value is string =>
  typeof value === 'string' && /^age1[02-9ac-hj-np-z]{58}$/.test(value);
