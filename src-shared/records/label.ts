import type { Choice, Label } from './definition.ts';

/** Both languages side by side, so that neither can be forgotten. */
export const label = (ja: string, en: string): Label => ({ ja, en });

export const option = (value: string, ja: string, en: string): Choice => ({ value, label: { ja, en } });
