import { plainFileName } from '../../../src-shared/exchange/file-name.ts';
import { distributionLines, writePublic } from '../../../src-shared/exchange/invitation.ts';
import type { SignedText } from '../../../src-shared/exchange/signed-text.ts';
import type { AttachmentToSend, WrittenContainer } from '../../../src-shared/exchange/write-container.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { FileRef } from '../../../src-shared/records/fields.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { textIn } from '../../i18n/index.ts';
import { cardOfContact } from '../contacts.ts';
import { formPackLine, formPackOf } from '../form-pack.ts';
import { receivedSets } from '../rule-book.ts';
import { ports, session } from '../session.ts';
import { APP, ownSigner } from './own-party.ts';

/** Sets this party may hand on: its own, and those of headquarters and offices it recognises. */
export const setsToHandOn = (): readonly RecordState[] => receivedSets().flatMap(({ record, recognised }) => (recognised === null ? [] : [record]));

export interface HandDown {
  readonly sets: ReadonlySet<RecordId>;
  /** Contacts confirmed here, listed with their cards: for a distribution file offices and headquarters only. */
  readonly roster: readonly RecordState[];
  readonly formPack: boolean;
}

interface Content {
  readonly lines: readonly string[];
  readonly attachments: readonly AttachmentToSend[];
}

/** The statements of a file, and the rows of its lists. */
export async function statementLines({ sets, roster, formPack }: HandDown): Promise<Result<Content, AppError>> {
  const { identity, vault } = session();
  const own = formPackOf(identity.party);
  const rulePacks: Json[] = [];
  const calendars: Json[] = [];
  const masters: Json[] = [];
  const attachments: AttachmentToSend[] = [];
  for (const record of setsToHandOn()) {
    if (!sets.has(record.id)) continue;
    const values = shownValues(record);
    const raw = (values['raw'] ?? null) as Json;
    if (values['kind'] === 'rulePack') rulePacks.push(raw);
    else if (values['kind'] === 'calendar') calendars.push(raw);
    else {
      const file = (values['content'] as unknown as readonly FileRef[] | undefined)?.[0];
      const bytes = file === undefined ? err(appError('vault/missing', { id: record.id })) : await vault.getBlob(file.hash);
      if (!bytes.ok) return bytes;
      masters.push(raw);
      attachments.push({ bytes: bytes.value, type: 'text/csv' });
    }
  }
  const listed: { readonly card: SignedText; readonly as: 'none' | 'office' | 'headquarters' }[] = [];
  for (const contact of roster) {
    const card = await cardOfContact(contact);
    if (!card.ok) return card;
    const { asOffice } = shownValues(contact);
    listed.push({ card: card.value.signed, as: asOffice === 'office' || asOffice === 'headquarters' ? asOffice : 'none' });
  }
  const lines = distributionLines({
    formPack: formPack && own !== undefined ? formPackLine(own) : null, rulePacks, calendars, masters, roster: listed,
  });
  return ok({ lines, attachments });
}

async function save(title: string, written: Result<WrittenContainer>): Promise<Result<{ readonly name: string; readonly place: string }, AppError>> {
  if (!written.ok) return written;
  const { platform } = ports();
  const suggestedName = plainFileName(`${title} ${session().identity.name}`, '.cdesk');
  const saved = await platform.saveFile({ suggestedName, purpose: 'exchange', bytes: written.value.bytes });
  return saved.ok ? ok({ name: saved.value.savedAs, place: saved.value.place }) : err(appError(saved.error.code, saved.error.params));
}

const made = () => ({ app: APP, createdAt: ports().clock.now() });

/** 案内ファイル, the same for everybody: card, telephone, form pack, and the rules and data this office goes by. Opening it is a doctor's first run. */
export async function saveInvitation(): Promise<Result<{ readonly name: string; readonly place: string }, AppError>> {
  const content = await statementLines({ sets: new Set(setsToHandOn().map(({ id }) => id)), roster: [], formPack: true });
  if (!content.ok) return content;
  return save(textIn('ja', 'exchange.invitationFile'), await writePublic('invitation', content.value.lines, await ownSigner(), made(), content.value.attachments));
}

/** 配布ファイル: what was chosen, signed and for anybody to read. Never with a person's card in it. */
export async function saveDistribution(wish: HandDown): Promise<Result<{ readonly name: string; readonly place: string }, AppError>> {
  const bodies = wish.roster.filter((contact) => ['office', 'headquarters'].includes(String(shownValues(contact)['asOffice'])));
  const content = await statementLines({ ...wish, roster: bodies });
  if (!content.ok) return content;
  return save(textIn('ja', 'trust.distributionFile'), await writePublic('distribution', content.value.lines, await ownSigner(), made(), content.value.attachments));
}
