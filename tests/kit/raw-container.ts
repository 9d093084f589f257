import { base64url, concatBytes, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { gzip } from '../../src-shared/sealing/gzip.ts';
import { sealBytes } from '../../src-shared/sealing/seal.ts';
import { sign } from '../../src-shared/sealing/signing-keys.ts';
import { NOW, type TestParty } from './party.ts';

export interface RawOptions {
  readonly header?: Readonly<Record<string, unknown>>;
  /** Replaces the whole header line. */
  readonly headerLine?: string;
  readonly content?: string | Uint8Array;
  /** Replaces the whole signature line, with its line feed. */
  readonly signatureLine?: string;
  readonly privateKey?: Uint8Array;
  readonly sealTo?: readonly string[];
}

/** A header as the writer makes it, to be bent. */
export const rawHeader = (from: TestParty, to: TestParty): Record<string, unknown> => ({
  format: 'cdesk', version: 1, minReader: 1, app: 'test', kind: 'exchange', purpose: 'permit-application', createdAt: NOW,
  number: 1, previous: null, replyTo: [], cancelled: [],
  from: { party: from.party, device: from.device, member: null, card: from.card.signed },
  to: [to.address],
  counts: { lines: 0, records: 0, attachments: 0, bytes: 0 },
  attachments: [],
});

/** What a hostile or broken writer with genuine keys could send: any bytes, properly signed and sealed. */
export async function rawPlain(from: TestParty, to: TestParty, options: RawOptions = {}): Promise<Uint8Array> {
  const line = options.headerLine ?? JSON.stringify({ ...rawHeader(from, to), ...options.header });
  const content = typeof options.content === 'string' ? utf8(options.content) : (options.content ?? new Uint8Array());
  const unsigned = concatBytes([utf8(`${line}\n`), content]);
  const signature = base64url(await sign(options.privateKey ?? from.deviceKeys.privateKey, 'file', await sha256(unsigned)));
  return concatBytes([unsigned, utf8(options.signatureLine ?? `${JSON.stringify({ sig: [from.device, signature] })}\n`)]);
}

export const sealPlain = async (plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> =>
  must(await sealBytes(await gzip(plain), { recipients }));

export const rawFile = async (from: TestParty, to: TestParty, options: RawOptions = {}): Promise<Uint8Array> =>
  sealPlain(await rawPlain(from, to, options), options.sealTo ?? [to.age.recipient]);
