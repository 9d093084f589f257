import { joinParts } from '../../src-shared/exchange/parts.ts';
import { openContainer } from '../../src-shared/exchange/read-container.ts';
import { base64url, concatBytes, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { gzip } from '../../src-shared/sealing/gzip.ts';
import { KINDS } from '../../src-shared/exchange/header.ts';
import { sign } from '../../src-shared/sealing/signing-keys.ts';
import { seededRandom } from '../kit/party.ts';
import { sealPlain } from '../kit/raw-container.ts';
import type { Campaign } from './campaign.ts';
import { bendBytes, type Dice, pick } from './damage-files/bend-bytes.ts';
import { bendLines, bentContent } from './damage-files/bend-lines.ts';
import { judgeInside, judgeOutside, named } from './damage-files/judge.ts';
import { type Sample, samples } from './damage-files/samples.ts';

/** Computing, not waiting: other work may run beside it. */
const MOST_MS = 5_000;
const MOST_BYTES = 500 * 1024 * 1024;

async function signedAgain(sample: Sample, header: string, content: readonly Uint8Array[], unsigned: boolean): Promise<Uint8Array> {
  const body = concatBytes([utf8(`${header}\n`), bentContent(content)]);
  const original = concatBytes(sample.lines.slice(0, -1).map((line) => utf8(`${line}\n`)));
  const signature = base64url(await sign(sample.signer.privateKey, 'file', await sha256(unsigned ? original : body)));
  const plain = concatBytes([body, utf8(`${JSON.stringify({ sig: [sample.signer.device, signature] })}\n`)]);
  const layer = KINDS[sample.kind];
  return layer === 'plain' ? plain : layer === 'packed' ? gzip(plain) : sealPlain(plain, [sample.sealTo]);
}

async function inside(dice: Dice): Promise<readonly [way: string, outcome: string]> {
  const sample = pick(dice, (await samples()).files);
  const [header = '', ...rest] = sample.lines;
  const bent = bendLines(header, rest.slice(0, -1), dice);
  const bytes = await signedAgain(sample, bent.header, bent.content, bent.unsigned);
  return [`inside: ${bent.way}`, await judgeInside(sample, bytes, bent.touched, bent.unsigned)];
}

async function outside(dice: Dice): Promise<readonly [way: string, outcome: string]> {
  const { files, mail, parts, partsOf } = await samples();
  const which = dice.below(files.length + 3);
  if (which >= files.length + 1) {
    const at = dice.below(parts.length);
    const { way, bytes } = bendBytes(parts[at] as Uint8Array, dice);
    const joined = await joinParts(parts.map((part, i) => (i === at ? bytes : part)));
    return [`a part: ${way}`, joined.ok ? await judgeOutside(partsOf, joined.value) : named(joined.error)];
  }
  const sample = files[which] ?? partsOf;
  const { way, bytes } = bendBytes(which === files.length ? mail : sample.bytes, dice);
  return [`${which === files.length ? 'a mail' : 'outside'}: ${way}`, await judgeOutside(sample, bytes)];
}

let highest = 0;

/** One file bent in one way, from the seed alone. Throws where its end has no name. */
export async function playDamage(seed: number): Promise<Readonly<Record<string, number>>> {
  await samples();
  const dice = seededRandom(seed * 7919 + 17);
  const cpu = process.cpuUsage();
  const before = process.memoryUsage().rss;
  const [way, outcome] = await (dice.below(2) === 0 ? inside(dice) : outside(dice));
  const { user, system } = process.cpuUsage(cpu);
  const grown = process.memoryUsage().rss - before;
  highest = Math.max(highest, process.resourceUsage().maxRSS);
  if ((user + system) / 1000 > MOST_MS) throw new Error(`${way}: ${Math.round((user + system) / 1000)} ms of computing`);
  if (grown > MOST_BYTES) throw new Error(`${way}: ${grown} bytes more`);
  return { [outcome]: 1, [way]: 1 };
}

export const campaign: Campaign = {
  text: 'real files bent from outside (bits, cuts, insertions, parts, mails) and from inside by their own signer (values, lines, counts, numbers, times)',
  count: 10_000,
  one: playDamage,
  async prepare() {
    const { files, mail, partsOf } = await samples();
    // the unbent ones open, or nothing that follows means anything
    for (const sample of files) {
      const pc = await sample.receiver();
      const opened = await openContainer(sample.bytes, { us: { party: pc.party.id, device: pc.device.id, identities: [pc.party.age.identity] } });
      if (!opened.ok) throw new Error(`${sample.name}: ${opened.error.code}`);
    }
    if ((await judgeOutside(partsOf, mail)) !== 'unchanged content') throw new Error('the mail does not open');
    return null;
  },
  finish() {
    process.stdout.write(`most memory of the whole process: ${Math.round(highest / 1024)} MB\n`);
  },
};
