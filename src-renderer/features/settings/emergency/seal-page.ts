import { base64, concatBytes, utf8 } from '../../../../src-shared/kernel/bytes.ts';
import type { Random } from '../../../../src-shared/kernel/ports.ts';
import { gzip } from '../../../../src-shared/sealing/gzip.ts';
import css from './viewer.css?raw';
import viewer from './viewer.js?raw';
import type { PageDocument, PageWords } from './page-document.ts';

export const PAGE_FORMAT = 'career-desk-emergency-1';
/**
 * PBKDF2 with SHA-256, since every browser has it without a download; a page can be attacked for ever,
 * so the count is high (one to three seconds on an office PC) and weak passphrases are refused.
 */
export const ITERATIONS = 2_000_000;

type Bytes = Uint8Array<ArrayBuffer>;

export interface SealOptions {
  readonly passphrase: string;
  readonly random: Random;
  readonly words: PageWords;
  readonly language: 'ja' | 'en';
  /** Attachments by the names the document gives them. */
  readonly files: ReadonlyMap<string, Bytes>;
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Fixed: the page's own policy names the script and the style by their digests, so neither can be changed or joined. */
const digestOf = async (text: string): Promise<string> => `'sha256-${base64(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))))}'`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

async function keyOf(passphrase: string, salt: Bytes): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
}

/** One HTML file that opens alone. Outside its sealed chunks it says what it is and when it was made, nothing of any person. Null when stopped. */
export async function sealPage(content: PageDocument, options: SealOptions): Promise<Bytes | null> {
  const { passphrase, random, words, language, files, progress = () => undefined, signal } = options;
  const salt = new Uint8Array(random.bytes(16));
  const id = base64(random.bytes(12));
  const key = await keyOf(passphrase, salt);
  const lock = async (name: string, plain: Bytes): Promise<string> => {
    const iv = new Uint8Array(random.bytes(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(`${PAGE_FORMAT}:${id}:${name}`) }, key, plain);
    return base64(concatBytes([iv, new Uint8Array(sealed)]));
  };
  const data = (name: string, text: string): string => `<script type="text/plain" id="${name}">${text}</script>\n`;
  const chunks: string[] = [data('doc', await lock('doc', await gzip(utf8(JSON.stringify(content)))))];
  let done = 0;
  for (const [name, bytes] of files) {
    if (signal?.aborted === true) return null;
    chunks.push(data(name, await lock(name, bytes)));
    done += 1;
    progress(done / files.size);
  }
  // "<" never stands in the head's JSON, so no value can end its element
  const head = JSON.stringify({ format: PAGE_FORMAT, id, salt: base64(salt), iterations: ITERATIONS, words }).replaceAll('<', '\\u003c');
  const policy = `default-src 'none'; script-src ${await digestOf(viewer)}; style-src ${await digestOf(css)}; base-uri 'none'; form-action 'none'`;
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escaped(words.title)}</title>
<style>${css}</style>
</head>
<body>
<h1 id="title">${escaped(words.title)}</h1>
<p id="about">${escaped(words.lead)}</p>
<noscript><p>${escaped(words.noScript)}</p></noscript>
<form id="form">
<label for="passphrase">${escaped(words.passphrase)}</label>
<input id="passphrase" type="password" autocomplete="off" autocapitalize="off" spellcheck="false" autofocus>
<div><button id="open" disabled>${escaped(words.open)}</button></div>
<p id="said" role="status" aria-live="polite"></p>
</form>
<div id="tools" hidden>
<label for="search">${escaped(words.search)}</label>
<input id="search" type="search" autocomplete="off" spellcheck="false">
<button id="print" type="button">${escaped(words.print)}</button>
<span id="found" role="status"></span>
</div>
<main id="content"></main>
<script type="text/plain" id="head">${head}</script>
${chunks.join('')}<script>${viewer}</script>
</body>
</html>
`;
  return utf8(html);
}
