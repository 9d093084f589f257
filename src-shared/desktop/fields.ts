import { z } from '../kernel/zod.ts';

/** The shapes that several calls share. Names are checked by pattern, so a path can never be said. */

/** Across realms and processes `instanceof` lies, so the tag is asked. */
const isBytes = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object Uint8Array]';

export const MAX_FILE_BYTES = 512 * 1024 * 1024;

const within = (limit: number) => (value: unknown) => isBytes(value) && (value as Uint8Array).byteLength <= limit;

/** Bytes handed in: any view of up to 512 MB. */
export const bytesIn = z.custom<Uint8Array>(within(MAX_FILE_BYTES));
/** Bytes handed out own their buffer, as WebCrypto and Blob want it. */
export const bytesOut = z.custom<Uint8Array<ArrayBuffer>>(isBytes);
export const secretIn = z.custom<Uint8Array>(within(4096));

/** Endings of divided files, `1of2` to `12of12`: a file dialog filters by the last one only. */
export const PART_EXTENSIONS: readonly string[] = Array.from({ length: 11 }, (_, i) => i + 2).flatMap((parts) => Array.from({ length: parts }, (_, i) => `${i + 1}of${parts}`));

export const vaultId = z.string().regex(/^[A-Za-z0-9_-]{16}$/);
/** Opaque: stands for a file or folder that a person chose; the path stays on the other side. */
export const handle = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
export const count = z.int().min(0);

/** Six digits, so that names sort as numbers do. */
export const segmentName = z.string().regex(/^segments\/[0-9]{6}$/);
export const mirrorName = z
  .string()
  .regex(/^(?:keys|segments\/[0-9]{6}|blobs\/[0-9a-f]{64}|pages\/[A-Za-z0-9_-]{1,64})$/);
export const mirrorFolder = z.enum(['top', 'segments', 'blobs', 'pages']);

/** Party, PC, and what it is: names that the party's PCs write into a folder they share. */
export const sharedName = z.string().regex(/^[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{16}\.(?:state|[0-9]{8})\.cdesk$/);

const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
/** Separators, drive marks, control characters, and marks that turn the reading direction. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** A file name that Windows, macOS and Linux all accept as it stands. */
export const fileName = z
  .string()
  .min(1)
  .max(180)
  .refine(
    (name) => name.isWellFormed() && !FORBIDDEN.test(name) && !RESERVED.test(name) && !/^[. ]|[. ]$/.test(name),
    'file name',
  );

/** What a person sees of a folder or file: its own name, never where it lies. */
export const label = z.string().max(300);

export const pickedFile = z.strictObject({ handle, name: label, size: count });
export const savedFile = z.strictObject({ handle, savedAs: label, place: label });
export const place = z.strictObject({
  handle,
  label,
  kind: z.enum(['folder', 'removable', 'shared']),
});
export const nothing = z.strictObject({});
