import type { ErrorCode } from './error-codes.ts';

/**
 * A failure a person may have to read. The three-part text (what happened, why, what to do)
 * is made in i18n from `code` and `params`; `cause` is for logs and never shown.
 */
export interface AppError {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

export function appError(code: ErrorCode, params: AppError['params'] = {}, cause?: unknown): AppError {
  return cause === undefined ? { code, params } : { code, params, cause };
}
