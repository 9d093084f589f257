import { type Card, cardFingerprint } from '../../../src-shared/exchange/card.ts';
import { base64url } from '../../../src-shared/kernel/bytes.ts';

/** What the QR code holds: the party and the whole fingerprint, so that a scan proves more than six words. */
export const cardQrText = async (card: Card): Promise<string> => `CDESK1:${card.statement.party}:${base64url(await cardFingerprint(card))}`;
