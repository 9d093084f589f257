import { create } from 'zustand';

/** A place in the application: an area of the rail and, where one is open, a record of it. */
export interface Place {
  readonly area: string;
  readonly recordId?: string | undefined;
}

interface NavigationState {
  readonly place: Place;
  readonly before: readonly Place[];
  readonly after: readonly Place[];
}

export const HOME: Place = { area: 'home' };
const DEPTH = 100;
const START: NavigationState = { place: HOME, before: [], after: [] };

/** In memory only: a record's id or name never reaches an address bar, a title or the session history. */
export const useNavigation = create<NavigationState>(() => START);

const same = (a: Place, b: Place): boolean => a.area === b.area && a.recordId === b.recordId;

/** Opens an area, or a record in it. */
export function openArea(area: string, recordId?: string): void {
  const next: Place = recordId === undefined ? { area } : { area, recordId };
  useNavigation.setState((now) =>
    same(now.place, next) ? now : { place: next, before: [...now.before, now.place].slice(-DEPTH), after: [] },
  );
}

/** The same place under another record (the next row of a queue) without a step in the history. */
export function replaceRecord(recordId: string | undefined): void {
  useNavigation.setState((now) => ({ ...now, place: recordId === undefined ? { area: now.place.area } : { area: now.place.area, recordId } }));
}

/** Alt+← */
export function goBack(): void {
  useNavigation.setState((now) => {
    const place = now.before.at(-1);
    return place === undefined ? now : { place, before: now.before.slice(0, -1), after: [now.place, ...now.after] };
  });
}

/** Alt+→ */
export function goForward(): void {
  useNavigation.setState((now) => {
    const place = now.after[0];
    return place === undefined ? now : { place, before: [...now.before, now.place], after: now.after.slice(1) };
  });
}

/** Locking forgets where somebody was. */
export const forgetPlaces = (): void => useNavigation.setState(START);

export const usePlace = (): Place => useNavigation((state) => state.place);
