import { openArea } from '../../state/navigation.ts';

export const AREA = 'mentoring';
/** The office's form for a pair that does not exist yet. */
export const NEW = 'new';

export const openHere = (recordId?: string): void => openArea(AREA, recordId);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
