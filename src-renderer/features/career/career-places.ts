import { openArea } from '../../state/navigation.ts';

export const AREA = 'career';
/** The three parts of the doctor's screen; any other id is a post or a goal. */
export const PARTS = ['overview', 'posts', 'goals'] as const;
export type Part = (typeof PARTS)[number];

export const isPart = (text: string | undefined): text is Part => PARTS.some((part) => part === text);
export const openPart = (part: Part): void => openArea(AREA, part);
