import { MAX_NESTING } from '../kernel/safe-json.ts';
import { SEAL_LIMITS } from '../sealing/seal-limits.ts';

/** What an exchange file may be; docs/file-format.md names the same numbers. Sizes in bytes. */
export const LIMITS = {
  ...SEAL_LIMITS,
  lineBytes: 1024 * 1024,
  nesting: MAX_NESTING,
  attachmentBytes: 25 * 1024 * 1024,
  /** Raw bytes in one attachment line: 512,000 characters of base64. */
  attachmentPieceBytes: 384_000,
  attachments: 4096,
  rows: 2_000_000,
  /** Cards and invitations are small; anything larger is not one. */
  plainBytes: 4 * 1024 * 1024,
} as const;

export const FORMAT = 'cdesk';
export const FORMAT_VERSION = 1;
/** The oldest reader that understands what we write. */
export const MIN_READER = 1;
