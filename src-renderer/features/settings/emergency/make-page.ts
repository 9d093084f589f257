import { appError } from '../../../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { checkPagePassphrase } from '../../../../src-shared/sealing/passphrase-strength.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { formatWarekiDigits } from '../../../../src-shared/time/wareki.ts';
import { textsFor, type Language } from '../../../i18n/index.ts';
import { setPreference } from '../../../state/preferences.ts';
import { ports, session } from '../../../state/session.ts';
import { gatherDocument } from './gather-document.ts';
import type { PageWords } from './page-document.ts';
import { sealPage } from './seal-page.ts';

export interface PageWish {
  readonly passphrase: string;
  readonly language: Language;
  readonly attachments: boolean;
  readonly sealed: boolean;
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

export function pageWords(language: Language, at: number): PageWords {
  const { t } = textsFor(language);
  return {
    title: t('emergency.title'),
    lead: t('emergency.outside', { at }),
    noScript: t('emergency.noScript'),
    passphrase: t('emergency.passphrase'),
    open: t('emergency.open'),
    opening: t('emergency.opening'),
    wrong: t('emergency.wrong'),
    tooOld: t('emergency.tooOld'),
    search: t('emergency.search'),
    found: t('emergency.found', { count: '{count}' }),
    print: t('emergency.print'),
    history: t('emergency.history'),
    deleted: t('emergency.deletedMark'),
    saveFile: t('emergency.saveFile'),
    fileMissing: t('emergency.fileMissing'),
  };
}

const GATHERING = 0.7;

/** The page as bytes; a weak passphrase is refused before anything is gathered. */
export async function makePage({ passphrase, language, attachments, sealed, progress = () => undefined, signal }: PageWish): Promise<Result<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly records: number }>> {
  const strong = checkPagePassphrase(passphrase);
  if (!strong.ok) return strong;
  const at = ports().clock.now();
  const stop = signal === undefined ? {} : { signal };
  const gathered = await gatherDocument(session(), { language, at, sealed, attachments, progress: (share) => progress(share * GATHERING), ...stop });
  if (!gathered.ok) return gathered;
  const { document, files, records } = gathered.value;
  const bytes = await sealPage(document, { passphrase, random: ports().random, words: pageWords(language, at), language, files, progress: (share) => progress(GATHERING + share * (1 - GATHERING)), ...stop });
  return bytes === null || signal?.aborted === true ? err(appError('desktop/cancelled')) : ok({ bytes, records });
}

/** Makes and saves it, and writes down that it exists: a copy of everything that left this vault. */
export async function savePage(wish: PageWish): Promise<Result<{ readonly name: string }>> {
  const made = await makePage(wish);
  if (!made.ok) return made;
  const { platform, clock } = ports();
  const { t } = textsFor(wish.language);
  const suggestedName = `${formatWarekiDigits(todayInJapan(clock))}_${t('emergency.fileName')}.html`;
  const saved = await platform.saveFile({ suggestedName, purpose: 'any', bytes: made.value.bytes });
  if (!saved.ok) return err(appError(saved.error.code, saved.error.params));
  await setPreference('emergency.last', { at: clock.now(), records: made.value.records, sealed: wish.sealed });
  return ok({ name: saved.value.savedAs });
}
