/** What a mail program, an input method or a word processor leaves of plain ASCII text. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2212\u30fc\u2500\u2501\ufe58\ufe63\uff0d\uff70]/g;
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;

const LOOKED_AT = 512;

function byZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, LOOKED_AT);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at++) if (head[at] === 0) at % 2 === 0 ? even++ : odd++;
  const many = head.length / 4;
  return odd > many && even === 0 ? 'utf-16le' : even > many && odd === 0 ? 'utf-16be' : null;
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    // as a stream: a piece may end inside a character
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

const ESCAPE = 0x1b;

/** Text in whatever encoding a Japanese PC saved it. Never fails: only the ASCII in it is used, and that is checked. */
export function mailText(bytes: Uint8Array): string {
  const wide = byZeros(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  if (bytes.includes(ESCAPE)) {
    const mail = strictly(bytes, 'iso-2022-jp');
    if (mail !== null) return mail;
  }
  return strictly(bytes, 'utf-8') ?? strictly(bytes, 'shift_jis') ?? strictly(bytes, 'euc-jp') ?? new TextDecoder('utf-8').decode(bytes);
}

/** `=3D` and lines that end in `=`: how some mail programs carry text. */
const isQuotedPrintable = (text: string): boolean => /content-transfer-encoding:\s*quoted-printable/i.test(text) || /=3D[ \t]{0,20}(\r?\n|$)/.test(text);

export const unquoted = (text: string): string =>
  text.replace(/=[ \t]{0,20}\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Full width, long dashes, invisible characters and =3D made plain again; everything else stays. */
export function straightened(text: string): string {
  const plain = text
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(DASHES, '-')
    .replace(BLANKS, ' ')
    .replace(INVISIBLE, '');
  return isQuotedPrintable(plain) ? unquoted(plain) : plain;
}
