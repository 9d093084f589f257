import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { errorWords, type ErrorText } from './error-words.ts';
import { getLanguage } from './language.ts';
import type { Language } from './message.ts';

export type { ErrorText };

/** In the language of the screen. */
export const errorText = (error: AppError, language: Language = getLanguage()): ErrorText => errorWords(error, language);
