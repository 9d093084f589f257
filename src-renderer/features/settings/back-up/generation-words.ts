import type { Texts } from '../../../i18n/index.ts';
import type { Generation } from '../../../state/use-generations.ts';

/** When, how much; a file that does not begin as a back-up says so before anybody relies on it. */
export const generationWords = ({ t }: Texts, { head, writtenAt, size }: Generation): string =>
  head === null ? t('backUp.generationOdd', { at: writtenAt, bytes: size }) : t('backUp.generation', { at: head.madeAt, records: head.records, bytes: size });
