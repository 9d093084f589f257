import { z } from '../kernel/zod.ts';
import { call } from './call.ts';
import { bytesIn, bytesOut, fileName, handle, label, nothing, pickedFile, savedFile } from './fields.ts';

/** What is looked for decides the dialog's filter only; content is judged by its reader. */
export const filePurpose = z.enum(['exchange', 'card', 'table', 'attachment', 'backup', 'any']);

export const fileCalls = {
  /** `desktop/cancelled` when the person closes the dialog. With `folder` a folder is asked for, and all files in it are picked. */
  openFiles: call(
    z.strictObject({ purpose: filePurpose, many: z.boolean(), folder: z.boolean().optional() }),
    z.strictObject({ files: z.array(pickedFile).min(1) }),
  ),
  /** Whole and unchanged while read, else `file/changed-while-reading`. */
  readFile: call(z.strictObject({ handle }), z.strictObject({ name: label, bytes: bytesOut })),
  saveFile: call(z.strictObject({ suggestedName: fileName, purpose: filePurpose, bytes: bytesIn }), savedFile),
  /** Into a folder (a USB stick), or a new folder in it; asks for it when no place is given, and never replaces a file. */
  saveIntoPlace: call(z.strictObject({ place: handle.nullable(), folder: fileName.optional(), suggestedName: fileName, bytes: bytesIn }), savedFile),
  /** Where a chosen file lies, by the folder's own name, and whether that looks like a stick. Where the edition cannot know, `ask` lets the person show it. */
  fileOrigin: call(z.strictObject({ handle, ask: z.boolean().optional() }), z.strictObject({ place: label, removable: z.boolean() })),
  /** Into the folder a chosen file came from; never replaces a file. */
  saveBeside: call(z.strictObject({ handle, suggestedName: fileName, bytes: bytesIn }), savedFile),
  /** Deletes a file that was taken in, or that was saved in this run: only our kinds, and only while it holds exactly these bytes. */
  removeFile: call(z.strictObject({ handle, sha256: z.string().regex(/^[0-9a-f]{64}$/) }), nothing),
  showInFolder: call(z.strictObject({ handle }), nothing),
  copyText: call(z.strictObject({ text: z.string().max(200_000) }), nothing),
  printWindow: call(nothing, nothing),
  printToPdf: call(z.strictObject({ suggestedName: fileName, landscape: z.boolean() }), savedFile),
} as const;
