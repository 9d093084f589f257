import type { AppError } from './app-error.ts';

/** An expected outcome is a value; bugs throw. */
export type Result<T, E = AppError> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** Unwraps where a failure would be a bug of ours, never for outside input. */
export function must<T>(result: Result<T, AppError>): T {
  if (result.ok) return result.value;
  throw new Error(`unexpected failure: ${result.error.code}`);
}
