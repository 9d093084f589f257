import type { SignedText } from '../../src-shared/exchange/signed-text.ts';

/** What certificates of our own vault say. They were made here or verified when they came: read, not judged. */
interface Facts {
  readonly validFrom?: string;
  readonly validTo?: string | null;
  readonly recipient?: string;
  readonly key?: string;
  readonly issuedAt?: number;
}

const facts = (certificate: SignedText): Facts => JSON.parse(certificate.body) as Facts;

export function readMemberCertificate(certificate: SignedText): { readonly validFrom: string; readonly validTo: string | null; readonly issuedAt: number } {
  const { validFrom = '', validTo = null, issuedAt = 0 } = facts(certificate);
  return { validFrom, validTo, issuedAt };
}

/** The key that files for this PC alone are sealed to; null in certificates of before. */
export const readDeviceRecipient = (certificate: SignedText): string | null => facts(certificate).recipient ?? null;

export const readDeviceKey = (certificate: SignedText): string => facts(certificate).key ?? '';
