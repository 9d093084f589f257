import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { cutText } from '../../src-shared/text/cut-text.ts';

/** Largest attachment, bytes (architecture, section 6). */
export const ATTACHMENT_MAX = 25 * 1024 * 1024;
/** A photo above this is offered smaller. */
export const PHOTO_OFFER = 1.5 * 1024 * 1024;

const SIGNATURES: readonly { readonly type: string; readonly bytes: readonly number[] }[] = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** The type by the bytes themselves; the name and the sender's word are not believed. */
export const sniffType = (bytes: Uint8Array): string | null =>
  SIGNATURES.find(({ bytes: start }) => start.every((byte, i) => bytes[i] === byte))?.type ?? null;

export interface ReadAttachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const CONTROL = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]/g;

/** A label for people; files are stored by digest, never by this name. */
export const safeLabel = (name: string): string => {
  const clean = name.replace(CONTROL, '_').replace(/[. ]+$/, '').trim();
  return cutText(clean, 120) || 'file';
};

export async function readAttachment(file: File): Promise<Result<ReadAttachment, AppError>> {
  const name = safeLabel(file.name);
  if (file.size === 0) return err(appError('file/empty', { name }));
  if (file.size > ATTACHMENT_MAX) return err(appError('attachment/too-large', { name, size: file.size, max: ATTACHMENT_MAX }));
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    return err(appError('file/unreadable', { name }, cause));
  }
  const type = sniffType(bytes);
  if (type === null) return err(appError('attachment/type', { name }));
  return ok({ name, type, bytes });
}

const EDGE = 2000;
const QUALITY = 0.82;

/** A smaller JPEG of a photo, or null where it would not become smaller. */
export async function shrinkPhoto(photo: ReadAttachment): Promise<ReadAttachment | null> {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(photo.bytes)], { type: photo.type }));
  const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  if (blob.size >= photo.bytes.length) return null;
  return { name: photo.name.replace(/\.(png|jpe?g)$/i, '') + '.jpg', type: 'image/jpeg', bytes: new Uint8Array(await blob.arrayBuffer()) };
}
