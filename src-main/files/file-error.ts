import type { DeskError } from '../../src-shared/desktop/contract.ts';
import type { ErrorCode } from '../../src-shared/kernel/error-codes.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'desktop/not-found',
  ENOTDIR: 'desktop/not-found',
  ENOSPC: 'desktop/no-space',
  EDQUOT: 'desktop/no-space',
  EBUSY: 'desktop/locked-file',
  ETXTBSY: 'desktop/locked-file',
  EPERM: 'desktop/locked-file',
  EACCES: 'desktop/no-rights',
  EROFS: 'desktop/no-rights',
  ENAMETOOLONG: 'desktop/name-too-long',
  ENODEV: 'desktop/place-gone',
  ENXIO: 'desktop/place-gone',
  EHOSTDOWN: 'desktop/place-gone',
  EHOSTUNREACH: 'desktop/place-gone',
  ENETUNREACH: 'desktop/place-gone',
  ESTALE: 'desktop/place-gone',
};

export const errno = (error: unknown): string | null => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
};

/** The system's message holds the path, so only its short code crosses the border. */
export function fileError(error: unknown): DeskError {
  const code = errno(error);
  if (code === null) return { code: 'desktop/failed', params: {} };
  return { code: CODES[code] ?? 'desktop/failed', params: { errno: code } };
}
