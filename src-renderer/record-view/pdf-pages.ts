import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

const shipped = {
  // character maps for Japanese PDFs without embedded fonts
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*.bcmap', { query: '?url', import: 'default', eager: true }),
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', { query: '?url', import: 'default', eager: true }),
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/wasm/*.wasm', { query: '?url', import: 'default', eager: true }),
};
const urlOf = new Map(Object.entries(shipped).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));

/** What the reader needs besides the file, from our own folder; nothing is looked for elsewhere. */
class ShippedData {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const url = urlOf.get(filename);
    if (url === undefined) throw new Error(`not shipped: ${filename}`);
    return new Uint8Array(await (await fetch(url)).arrayBuffer());
  }
}

/** CSS pixels of an A4 page's width at 96 dpi × 2: sharp on paper. */
const WIDTH = 1588;
const PAGES_MAX = 200;

/**
 * Draws the pages of a PDF as pictures: for looking at it here and for printing it inside a case file.
 * Scripts and links of the PDF never run. Rejects on a PDF that cannot be read.
 */
export async function pdfPages(bytes: Uint8Array, signal?: AbortSignal): Promise<readonly Blob[]> {
  // the reader takes ownership of what it gets
  const task = getDocument({ data: bytes.slice(), BinaryDataFactory: ShippedData, useWorkerFetch: false, enableXfa: false });
  const document = await task.promise;
  const pages: Blob[] = [];
  try {
    for (let number = 1; number <= Math.min(document.numPages, PAGES_MAX); number++) {
      if (signal?.aborted === true) break;
      const page = await document.getPage(number);
      const scale = WIDTH / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale });
      const canvas = globalThis.document.createElement('canvas');
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport }).promise;
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
      if (blob === null) throw new Error('page could not be drawn');
      pages.push(blob);
    }
  } finally {
    await task.destroy();
  }
  return pages;
}
