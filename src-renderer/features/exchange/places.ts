import { create } from 'zustand';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { openArea, type Place, replaceRecord } from '../../state/navigation.ts';

export const AREA = 'exchange';
export const TABS = ['to-send', 'received', 'awaiting', 'board', 'ledger', 'held', 'media', 'conflicts'] as const;
export type TabId = (typeof TABS)[number];
export const SEND = 'send';
/** 確認待ちをまとめて確認する */
export const CONFIRM = 'confirm';
export const BATCH = 'batch';
/** 預かっていた記録 */
export const HELD = 'held-lines';

export const isTab = (text: string | undefined): text is TabId => TABS.some((tab) => tab === text);
export const isInboxId = (text: string): boolean => /^in-\d+$/.test(text);

const WITH = 'with-';
export const partnerPlace = (partner: PartyId): string => `${WITH}${partner}`;
export const partnerOf = (place: string): PartyId | null => (place.startsWith(WITH) ? place.slice(WITH.length) : null);

export const openTab = (tab: TabId): void => openArea(AREA, tab);
export const openHere = (recordId: string): void => openArea(AREA, recordId);
/** Without a step in the history: what was left cannot be gone back to. */
export const turnInto = (recordId: string): void => replaceRecord(recordId);

interface Asked {
  /** Where a request came from: there the person goes on once the file is handed over. */
  readonly backs: ReadonlyMap<RecordId, Place>;
  /** The import whose undoing was asked for elsewhere. */
  readonly undo: RecordId | null;
  /** 開示の回答 was asked for by a command. */
  readonly paper: boolean;
}

export const useAsked = create<Asked>(() => ({ backs: new Map(), undo: null, paper: false }));

export const rememberBack = (entryId: RecordId, back: Place): void => useAsked.setState((now) => ({ backs: new Map(now.backs).set(entryId, back) }));

/** 取り消す from a note on another screen: the question is asked where the file stands. */
export function askUndo(entryId: RecordId): void {
  useAsked.setState({ undo: entryId });
  openHere(entryId);
}
export const undoAnswered = (): void => useAsked.setState({ undo: null });

export function askPaper(): void {
  useAsked.setState({ paper: true });
  openTab('held');
}
export const paperAnswered = (): void => useAsked.setState({ paper: false });
