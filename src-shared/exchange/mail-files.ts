import { fromBase64, utf8 } from '../kernel/bytes.ts';
import { ageVersionLine } from '../sealing/age-header.ts';
import { isArmored } from '../sealing/armor.ts';
import { mailText, straightened, unquoted } from '../sealing/mail-text.ts';
import { readFileName } from './file-name.ts';
import { isPart } from './parts.ts';

export interface MailFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Above this nobody saved a mail. */
const MOST = 64 * 1024 * 1024;

const BEFORE = 120;

/** The name of ours that a text mentions: it says how large the file is and which digest it has. */
export function nameInText(text: string): string | null {
  const plain = straightened(text);
  const tail = /_No\d{1,9}_\d{1,10}_[0-9a-f]{8}\.cdesk(\.\d{1,3}of\d{1,3})?/i.exec(plain);
  if (tail === null) return null;
  const head = plain.slice(Math.max(0, tail.index - BEFORE), tail.index).split(/[\s"'<>:;、。「」：/\\]/).pop() ?? '';
  return `${head}${tail[0]}`;
}

const isOurs = (bytes: Uint8Array): boolean => ageVersionLine(bytes) === 'v1' || isPart(bytes);

function fromLines(text: string): Uint8Array | null {
  const plain = text.replace(/[\s>|]/g, '').replace(/={1,2}$/, '');
  if (plain.length < 64 || plain.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(plain)) return null;
  return fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='));
}

/** =?ISO-2022-JP?B?…?= */
const spoken = (text: string): string =>
  text.replace(/=\?([\w-]+)\?B\?([A-Za-z0-9+/=]*)\?=\s*/gi, (whole, label: string, body: string) => {
    try {
      return new TextDecoder(label).decode(fromBase64(body));
    } catch {
      return whole;
    }
  });

/** One part of a mail: its heading lines, and the text behind the empty line. */
function partFile(part: string): MailFile | null {
  const split = /\r?\n\r?\n/.exec(part);
  if (split === null) return null;
  const head = part.slice(0, split.index).replace(/\r?\n[ \t]+/g, ' ');
  const how = /content-transfer-encoding:\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  const body = part.slice(split.index + split[0].length);
  const bytes = how === 'base64' ? fromLines(body) : how === 'quoted-printable' ? Uint8Array.from(unquoted(body.replace(/\r?\n$/, '')), (char) => char.charCodeAt(0) & 0xff) : utf8(body);
  if (bytes === null || !(isOurs(bytes) || isArmored(bytes))) return null;
  const name = /name\*?="?((?:=\?[^"]*\?=)|[^";\r\n]+)/i.exec(head)?.[1] ?? '';
  return { name: spoken(name), bytes };
}

/**
 * Our files in a saved mail (`.eml`), and a file that came as nothing but its base64 or
 * quoted-printable text, as some gateways leave it. Null where there is none: the bytes are then
 * judged as they are. Whatever is found is still sealed and signed.
 */
export function filesInMail(name: string, received: Uint8Array): readonly MailFile[] | null {
  if (received.length > MOST || isOurs(received) || received[0] === 0x1f || received[0] === 0x7b) return null;
  // binary files are no mail; text in UTF-16 has its zeros in a row of two, and is looked at as armour only
  if (received.subarray(0, 512).includes(0)) return null;
  const text = mailText(received);
  const whole = fromLines(text);
  if (whole !== null) return isOurs(whole) ? [{ name, bytes: whole }] : null;
  if (/^age-encryption\.org\/v1=0[AD]/.test(text)) {
    const bytes = Uint8Array.from(unquoted(text), (char) => char.charCodeAt(0) & 0xff);
    return isOurs(bytes) ? [{ name, bytes }] : null;
  }
  if (!/^(content-transfer-encoding|mime-version|received|from|subject|date|content-type):/im.test(text.slice(0, 64 * 1024))) return null;
  const marks = [...text.matchAll(/boundary="?([^"\r\n;]+)"?/gi)].map((match) => match[1] as string);
  let parts = [text];
  for (const boundary of marks) parts = parts.flatMap((part) => part.split(`--${boundary}`));
  const found = parts.flatMap((part) => {
    const file = partFile(part.replace(/^\r?\n/, ''));
    return file === null ? [] : [file];
  });
  if (found.length === 0) return null;
  return found.map((file) => ({ name: readFileName(file.name).number === undefined ? (nameInText(text) ?? (file.name === '' ? name : file.name)) : file.name, bytes: file.bytes }));
}
