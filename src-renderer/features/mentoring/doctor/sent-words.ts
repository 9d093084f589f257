import type { MessageKey } from '../../../i18n/index.ts';
import type { ChipTone } from '../../../ui/index.ts';
import type { SentState } from './sent-state.ts';

export const SENT_KEYS = {
  notSent: 'mentoring.notSent',
  made: 'mentoring.madeOnly',
  sent: 'mentoring.sent',
  changed: 'mentoring.changedSince',
  fromPartner: 'mentoring.fromPartner',
} as const satisfies Readonly<Record<SentState, MessageKey>>;

export const SENT_TONES: Readonly<Record<SentState, ChipTone>> = { notSent: 'accent', made: 'warn', sent: 'ok', changed: 'accent', fromPartner: 'neutral' };
