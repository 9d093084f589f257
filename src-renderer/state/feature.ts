import type { ComponentType } from 'react';
import type { CivilDate } from '../../src-shared/time/civil-date.ts';
import type { Label } from '../../src-shared/records/definition.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import type { RecordType } from '../../src-shared/records/registry.ts';
import type { IconName } from '../ui/theme/icon.tsx';
import type { PartyRole } from './identity.ts';
import type { Place } from './navigation.ts';

/** What a feature gives to the shell. Features never import each other: they meet here, in `state` and in `rules`. */
export interface FeatureModule {
  readonly id: string;
  readonly areas: readonly Area[];
  /** Commands of the palette (Ctrl+K). Called as a hook while a vault is open. */
  readonly useCommands?: () => readonly PaletteCommand[];
  /** What this feature has to say on 今日. Called as a hook. */
  readonly useHome?: () => HomeParts;
  /** Records that the palette may find, and where each opens. Sealed types are never searched. */
  readonly finds?: readonly Finding[];
}

/** One entry of the rail. */
export interface Area {
  readonly id: string;
  readonly roles: readonly PartyRole[];
  readonly label: Label;
  readonly icon: IconName;
  /** 今日 0 · permits 100 · career 200 · mentoring 300 · registers 400 · exchange 800 · people 850 · settings 900 */
  readonly order: number;
  /** What waits there. Called as a hook; 0 shows nothing. */
  readonly useCount?: () => number;
  readonly Screen: ComponentType<AreaScreenProps>;
  /** False where the screen brings its own frame (list and detail); padded otherwise. */
  readonly padded?: boolean;
}

export interface AreaScreenProps {
  /** The record that navigation names; undefined while only the list is open. */
  readonly recordId: string | undefined;
}

/** Texts here are already in the language of the screen. */
export interface PaletteCommand {
  readonly id: string;
  readonly label: string;
  /** Other words that find it. */
  readonly keywords?: string;
  readonly icon?: IconName;
  /** "Ctrl+L", shown only. */
  readonly keys?: string;
  readonly run: () => void;
}

export interface Finding {
  readonly type: RecordType;
  readonly roles: readonly PartyRole[];
  readonly icon: IconName;
  /** Where a found record opens; null leaves it out. */
  readonly placeOf: (record: RecordState) => Place | null;
  /** Second line of a hit; the title comes from the record's definition. */
  readonly note?: (record: RecordState) => string;
}

export type HomeColumn = 'due' | 'ours' | 'theirs' | 'handOver';

export interface HomeParts {
  readonly strips?: readonly CaseStrip[];
  readonly cards?: readonly HomeCard[];
  /** Offered in a column that has no card: the next sensible step. The lowest order wins. */
  readonly nextSteps?: readonly NextStep[];
}

/** One card of 今日: a number that opens its list, and the first things in it. */
export interface HomeCard {
  readonly id: string;
  readonly column: HomeColumn;
  readonly order: number;
  readonly title: string;
  /** Shown large; pressing it opens `to`. Left out where the card is one thing. */
  readonly count?: number;
  readonly to: Place;
  readonly note?: string;
  readonly tone?: 'normal' | 'warn' | 'danger';
  readonly lines?: readonly HomeLine[];
  readonly action?: HomeAction;
}

export interface HomeLine {
  readonly id: string;
  readonly text: string;
  readonly note?: string;
  /** Sorts the line and is shown as a short date. */
  readonly on?: CivilDate;
  readonly to: Place;
}

export interface HomeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface NextStep {
  readonly column: HomeColumn;
  readonly order: number;
  readonly text: string;
  readonly action: HomeAction;
}

/** ①申請を書く ②ファイルを渡す ③先方が確認 ④返事を開く ⑤許可: where one case stands today. */
export interface CaseStrip {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly string[];
  /** Index of today's step; `steps.length` when all are done. */
  readonly now: number;
  /** 「令和8年4月3日から」, 「先方の対応待ち（5日）」 */
  readonly since?: string;
  readonly tone?: 'normal' | 'warn';
  readonly to: Place;
  readonly action?: HomeAction;
  /** True for the strip that explains how it works while there is no case. */
  readonly explains?: boolean;
}
