import { basename } from 'node:path';
import { diagnoseOutside, type NameVerdict } from '../src-shared/exchange/diagnose-outside.ts';
import { readFileName, type ReadName } from '../src-shared/exchange/file-name.ts';
import type { Layer } from '../src-shared/exchange/header.ts';
import { partHeadOf, type PartHead } from '../src-shared/exchange/parts.ts';
import { ok, type Result } from '../src-shared/kernel/result.ts';
import { parseAgeHeader } from '../src-shared/sealing/age-header.ts';
import { isArmored } from '../src-shared/sealing/armor.ts';
import { readWhole, type Input } from './read-inputs.ts';
import type { Say } from './say.ts';

/** All that anybody can see of a file, without a key. */
export interface OutsideView {
  readonly layer: Layer;
  readonly armoured: boolean;
  readonly bytes: number;
  readonly sha256: string;
  /** Stanzas of the seal by kind: how many keys, or a passphrase. Whose keys they are is not in the file. */
  readonly stanzas: Readonly<Record<string, number>> | null;
  readonly workFactor: number | null;
  readonly name: ReadName;
  readonly verdict: NameVerdict;
}

export async function describeOutside({ bytes, name }: Input): Promise<Result<OutsideView>> {
  const outside = await diagnoseOutside(bytes, name);
  if (!outside.ok) return outside;
  const { layer, digest, verdict } = outside.value;
  const seen = { layer, armoured: layer === 'sealed' && isArmored(bytes), bytes: outside.value.bytes.length, sha256: digest, name: outside.value.name, verdict };
  if (layer !== 'sealed') return ok({ ...seen, stanzas: null, workFactor: null });
  const header = parseAgeHeader(outside.value.bytes);
  if (!header.ok) return header;
  const stanzas: Record<string, number> = {};
  for (const [kind = '?'] of header.value.stanzas) stanzas[kind] = (stanzas[kind] ?? 0) + 1;
  return ok({ ...seen, stanzas, workFactor: header.value.workFactor });
}

export interface SeenPart {
  readonly part: PartHead;
  readonly name: ReadName;
}

/** Parts that came without their others still say what they are parts of; in the order given. */
export async function seenParts(paths: readonly string[]): Promise<readonly SeenPart[]> {
  const seen: SeenPart[] = [];
  for (const path of paths) {
    const bytes = await readWhole(path);
    const part = bytes.ok ? partHeadOf(bytes.value) : null;
    if (part !== null) seen.push({ part, name: readFileName(basename(path)) });
  }
  return seen;
}

export const partRow = ({ part, parts, bytes, offset }: PartHead, say: Say): Row => [say('part'), say('partOf', { part, parts, bytes, offset })];

export type Row = readonly [label: string, value: string];

const VERDICT = { intact: 'nameIntact', shorter: 'nameShorter', longer: 'nameLonger', altered: 'nameAltered', unknown: 'nameUnknown' } as const;
const LAYER = { sealed: 'layerSealed', packed: 'layerPacked', plain: 'layerPlain' } as const;

export function outsideRows(view: OutsideView, say: Say): readonly Row[] {
  const { dateDigits, purpose, number } = view.name;
  const hints = [dateDigits, purpose, number === undefined ? undefined : `No${number}`].filter((hint) => hint !== undefined);
  const kinds = Object.keys(view.stanzas ?? {}).join(', ');
  const count = Object.values(view.stanzas ?? {}).reduce((sum, one) => sum + one, 0);
  const { kind, ...amounts } = view.verdict;
  return [
    [say('layer'), say(LAYER[view.layer])],
    ...(view.armoured ? [[say('armoured'), say('yes')] as const] : []),
    [say('size'), say('sizeOf', { bytes: view.bytes })],
    [say('digest'), view.sha256],
    ...(view.stanzas === null ? [] : [[say('openedBy'), view.workFactor === null ? say('byKeys', { count, kinds }) : say('byPassphrase', { factor: view.workFactor })] as const]),
    ...(hints.length === 0 ? [] : [[say('nameSays'), hints.join(' · ')] as const]),
    [say('nameVerdict'), say(VERDICT[kind], amounts as Readonly<Record<string, number>>)],
  ];
}
