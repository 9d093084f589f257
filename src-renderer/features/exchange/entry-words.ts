import { isPurpose, policyOf } from '../../../src-shared/exchange/policy.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import type { LedgerState } from '../../../src-shared/exchange/ledger-order.ts';
import { exchangeEntry } from '../../../src-shared/records/exchange-entry.ts';
import { displayValue, type Language } from '../../../src-shared/records/display-value.ts';
import { civilDateOfMs, daysBetween, type CivilDate } from '../../../src-shared/time/civil-date.ts';
import type { ChipTone } from '../../ui/index.ts';

const KINDS: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  transfer: { ja: '移し替え', en: 'Transfer' },
  own: { ja: '自分のPCどうし', en: 'Between my PCs' },
  'own-setup': { ja: '新しいPCへの引き継ぎ', en: 'Taking over on a new PC' },
  receipt: { ja: '受領の連絡', en: 'Receipt' },
  resend: { ja: '再送の依頼', en: 'Request to send again' },
  askReceipt: { ja: '受領の連絡の依頼', en: 'Request for a receipt' },
  returned: { ja: '控え一式', en: 'Returned copies' },
  card: { ja: '連絡先カード', en: 'Contact card' },
  newer: { ja: '新しい版のファイル', en: 'File of a newer version' },
  distribution: { ja: '配布ファイル', en: 'Distribution file' },
  roster: { ja: '名簿', en: 'Roster' },
};

/** What the file is for, in the words of the policy; a purpose of a newer version keeps its own name. */
export const purposeWord = (purpose: string, language: Language): string => (isPurpose(purpose) ? policyOf(purpose).label[language] : (KINDS[purpose]?.[language] ?? purpose));

export const stateWord = (state: LedgerState, language: Language): string => displayValue(exchangeEntry.fields.state, state, language);

const TONES: Readonly<Record<LedgerState, ChipTone>> = {
  made: 'warn',
  handed: 'wait',
  opened: 'info',
  accepted: 'info',
  done: 'ok',
  cancelled: 'neutral',
  imported: 'ok',
  waiting: 'warn',
  newer: 'warn',
  undone: 'neutral',
  discarded: 'neutral',
};
export const stateTone = (state: LedgerState): ChipTone => TONES[state];

/** 0f3a 9c21 …: the first half, in groups, as it stands on the cover sheet. */
export const digestWords = (digest: string, groups = 8): string => (digest.match(/.{4}/g) ?? []).slice(0, groups).join(' ');

export const madeOn = (entry: LedgerEntry): CivilDate => civilDateOfMs(entry.madeAt);

/** Days since it was handed over, or made where the day is not known. */
export const daysSince = (entry: LedgerEntry, handedOn: string | null, today: CivilDate): number => Math.max(0, daysBetween(handedOn ?? madeOn(entry), today));
