import { create } from 'zustand';

export interface Receiving {
  /** Files that came together; 0 while nothing is being read. */
  readonly total: number;
  readonly done: number;
  readonly name: string;
  /** Left unread because somebody stopped it; kept until the next files come. */
  readonly skipped: number;
  /** In the chosen folder and not ours by their names. */
  readonly ignored: number;
  readonly stop: AbortController;
  readonly begin: (count: number) => void;
  readonly step: (name: string) => void;
  readonly skip: () => void;
  readonly end: () => void;
  readonly ignore: (count: number) => void;
}

/** How far the reading of many files is. What it reads lies on the desk (inbox.ts). */
export const useReceiving = create<Receiving>((set) => ({
  total: 0,
  done: 0,
  name: '',
  skipped: 0,
  ignored: 0,
  stop: new AbortController(),
  begin: (count) =>
    set((now) => (now.total === 0 ? { total: count, done: 0, name: '', skipped: 0, stop: new AbortController() } : { total: now.total + count })),
  step: (name) => set((now) => ({ name, done: now.done + 1 })),
  skip: () => set((now) => ({ skipped: now.skipped + 1 })),
  // others may have joined behind these
  end: () => set((now) => (now.done + now.skipped >= now.total ? { total: 0, name: '' } : {})),
  ignore: (count) => set({ ignored: count }),
}));

export const receiving = (): Receiving => useReceiving.getState();
