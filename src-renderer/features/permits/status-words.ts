import type { PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import type { PermitStatus } from '../../../src-shared/rules/permit-moves.ts';
import type { ChipTone } from '../../ui/index.ts';
import type { Reach } from './handed-over.ts';

const TONES: Readonly<Record<PermitStatus, ChipTone>> = {
  draft: 'accent',
  submitted: 'wait',
  received: 'wait',
  underReview: 'wait',
  returned: 'warn',
  withdrawn: 'neutral',
  approved: 'ok',
  approvedWithConditions: 'ok',
  rejected: 'danger',
  ended: 'neutral',
  revoked: 'danger',
  crossed: 'danger',
};

export const toneOf = (status: PermitStatus): ChipTone => TONES[status];
export const statusKey = <S extends PermitStatus>(status: S) => `permits.${status}` as const;

const OF_FILE = { made: 'permits.madeNotHanded', handed: 'permits.handedNotHeard' } as const;
const OF_CHANGE = { made: 'permits.changeNotHanded', handed: 'permits.changeNotHeard', arrived: 'permits.changeOpen' } as const;

/** What the doctor's chip says: 提出済 only once the office said so, until then how far the file got. */
export function doctorChip(view: PermitCaseView, reach: Reach): { readonly tone: ChipTone; readonly word: (typeof OF_FILE)['made' | 'handed'] | (typeof OF_CHANGE)[Reach] | ReturnType<typeof statusKey<PermitStatus>> } {
  const { status, openChange } = view.fold;
  const waits = isWithOffice(view);
  const tone = waits && reach === 'made' ? 'warn' : openChange === null ? toneOf(status) : 'wait';
  if (openChange !== null) return { tone, word: OF_CHANGE[reach] };
  return { tone, word: waits && reach !== 'arrived' ? OF_FILE[reach] : statusKey(status) };
}

/** Index on the doctor's strip: ①書く ②渡す ③先方が確認 ④返事を開く ⑤許可; 5 when all is done. */
export function doctorStep(view: PermitCaseView, handedOver: boolean): number {
  if (view.fold.openChange !== null) return handedOver ? 2 : 1;
  switch (view.fold.status) {
    case 'draft':
    case 'returned':
      return 0;
    case 'submitted':
      return handedOver ? 2 : 1;
    case 'received':
    case 'underReview':
    case 'crossed':
      return 2;
    case 'rejected':
    case 'withdrawn':
      return 3;
    case 'approved':
    case 'approvedWithConditions':
    case 'ended':
    case 'revoked':
      return 5;
  }
}

const LIVE: ReadonlySet<PermitStatus> = new Set(['draft', 'submitted', 'received', 'underReview', 'returned', 'crossed']);

/** A case somebody still has to do something about. */
export const isOpenCase = (view: PermitCaseView): boolean => LIVE.has(view.fold.status) || view.fold.openChange !== null;

/** The applicant's word is the last one: an application, or the change of a permit, that the office has not received yet. */
export const isWithOffice = (view: PermitCaseView): boolean => view.fold.status === 'submitted' || view.fold.openChange !== null;
