import { useEffect, useState } from 'react';
import type { FileRef } from '../../src-shared/records/fields.ts';
import { sniffType } from './read-attachment.ts';

export type Pictures =
  | { readonly kind: 'reading' }
  | { readonly kind: 'ready'; readonly urls: readonly string[] }
  | { readonly kind: 'unreadable' };

/** An attachment as pictures (one per page). Object URLs live as long as the component. */
export function useAttachmentPictures(file: FileRef, bytes: Uint8Array | null): Pictures {
  const [pictures, setPictures] = useState<Pictures>({ kind: 'reading' });
  useEffect(() => {
    if (bytes === null) return undefined;
    const stop = new AbortController();
    const urls: string[] = [];
    const read = async (): Promise<void> => {
      // the PDF reader is large and rarely needed: loaded with the first PDF
      // by its bytes: what a sender calls it may be a page or a drawing with a script
      const type = sniffType(bytes);
      if (type === null) throw new Error('no picture');
      const blobs = type === 'application/pdf' ? await (await import('./pdf-pages.ts')).pdfPages(bytes, stop.signal) : [new Blob([new Uint8Array(bytes)], { type })];
      if (stop.signal.aborted) return;
      for (const blob of blobs) urls.push(URL.createObjectURL(blob));
      setPictures({ kind: 'ready', urls });
    };
    read().catch(() => {
      if (!stop.signal.aborted) setPictures({ kind: 'unreadable' });
    });
    return () => {
      stop.abort();
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, [file, bytes]);
  return pictures;
}
