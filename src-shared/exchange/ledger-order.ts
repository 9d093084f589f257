export type LedgerState = 'made' | 'handed' | 'opened' | 'accepted' | 'done' | 'cancelled' | 'imported' | 'waiting' | 'newer' | 'undone' | 'discarded';

/** How the state is known. */
export type AnsweredHow = 'receipt' | 'answer' | 'telephone' | null;

/** 作成済 → 送付済 → 開封確認 → 受付 → 処理済; a file only ever moves forward. */
const ORDER: readonly LedgerState[] = ['cancelled', 'made', 'handed', 'opened', 'accepted', 'done'];

export const isFurther = (state: LedgerState, than: LedgerState): boolean => ORDER.indexOf(state) > ORDER.indexOf(than);

/** What is signed counts for more than what was told over the telephone, also where it says the same. */
export const movesOn = ({ state, answeredHow }: { readonly state: LedgerState; readonly answeredHow: AnsweredHow }, to: LedgerState): boolean =>
  isFurther(to, state) || (to === state && answeredHow === 'telephone');
