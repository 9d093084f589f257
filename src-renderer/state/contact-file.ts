import { type Card, cardWords } from '../../src-shared/exchange/card.ts';
import { type Distribution, readInvitation } from '../../src-shared/exchange/invitation.ts';
import { openContainer } from '../../src-shared/exchange/read-container.ts';
import { appError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { type KeptCard, keepCard } from './contacts.ts';
import { readFormPackLine } from './form-pack.ts';
import { session } from './session.ts';

/** A public file of somebody: a contact card, or an office's invitation, which is a card with its form pack. */
export interface ContactFile {
  readonly fileName: string;
  readonly kind: 'card' | 'invitation';
  readonly card: Card;
  readonly words: readonly string[];
  readonly invitation: Distribution | null;
  /** milliseconds since 1970, as the file says */
  readonly createdAt: number;
}

/** Above this a file is no card, whatever it calls itself. */
const MAX_BYTES = 8 * 1024 * 1024;

interface FileLike {
  readonly name: string;
  readonly size: number;
  readonly read: () => Promise<Result<Uint8Array<ArrayBuffer>>>;
}

/** Genuine when its own card signed it; whether that is the right person or office, people say. */
export async function openContactFile(file: FileLike): Promise<Result<ContactFile>> {
  if (file.size > MAX_BYTES) return err(appError('file/too-large', { name: file.name, size: file.size, max: MAX_BYTES }));
  const bytes = await file.read();
  if (!bytes.ok) return bytes;
  const opened = await openContainer(bytes.value, { fileName: file.name, us: null });
  if (!opened.ok) return opened;
  const { kind } = opened.value.header;
  if (kind !== 'card' && kind !== 'invitation') return err(appError('exchange/kind', { kind, wanted: 'card' }));
  const invitation = kind === 'invitation' ? await readInvitation(opened.value) : null;
  if (invitation !== null && !invitation.ok) return invitation;
  const { card } = opened.value;
  return ok({ fileName: file.name, kind, card, words: await cardWords(card), invitation: invitation === null ? null : invitation.value, createdAt: opened.value.header.createdAt });
}

/** The card among the contacts, and the office's form pack beside it. Our own card is not a contact. */
export async function keepContactFile(file: ContactFile): Promise<Result<KeptCard>> {
  const { card, invitation } = file;
  if (card.statement.party === session().identity.party) return err(appError('exchange/own-device', { number: 0, written: 1 }));
  const line = invitation?.formPack ?? null;
  const pack = line === null ? null : readFormPackLine(line, card.statement.party);
  if (pack !== null && !pack.ok) return pack;
  const kept = await keepCard(card);
  if (!kept.ok || pack === null) return kept;
  const saved = await session().vault.commit('exchange', { what: 'invitation' }, () => [pack.value]);
  return saved.ok ? kept : saved;
}
