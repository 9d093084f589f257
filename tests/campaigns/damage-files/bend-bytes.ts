import { concatBytes } from '../../../src-shared/kernel/bytes.ts';

export interface Dice {
  below(limit: number): number;
  bytes(length: number): Uint8Array;
}

export const pick = <T>(dice: Dice, list: readonly T[]): T => list[dice.below(list.length)] as T;

/** What disks, mails and people do to a file from outside. */
const WAYS: readonly (readonly [name: string, bend: (bytes: Uint8Array, dice: Dice) => Uint8Array])[] = [
  ['flip a bit', (bytes, dice) => changed(bytes, dice, 1, (byte) => byte ^ (1 << dice.below(8)))],
  ['flip many bits', (bytes, dice) => changed(bytes, dice, 2 + dice.below(40), (byte) => byte ^ (1 << dice.below(8)))],
  ['flip a bit in the beginning', (bytes, dice) => changed(bytes, dice, 1, (byte) => byte ^ (1 << dice.below(8)), 300)],
  ['cut the end', (bytes, dice) => bytes.slice(0, dice.below(bytes.length))],
  ['cut one byte', (bytes) => bytes.slice(0, bytes.length - 1)],
  ['cut the beginning', (bytes, dice) => bytes.slice(1 + dice.below(bytes.length - 1))],
  ['take a piece out', (bytes, dice) => {
    const [from, to] = range(bytes, dice);
    return concatBytes([bytes.subarray(0, from), bytes.subarray(to)]);
  }],
  ['repeat a piece', (bytes, dice) => {
    const [from, to] = range(bytes, dice);
    return concatBytes([bytes.subarray(0, to), bytes.subarray(from)]);
  }],
  ['swap two pieces', (bytes, dice) => {
    const [from, to] = range(bytes, dice);
    const middle = from + ((to - from) >> 1);
    return concatBytes([bytes.subarray(0, from), bytes.subarray(middle, to), bytes.subarray(from, middle), bytes.subarray(to)]);
  }],
  ['insert noise', (bytes, dice) => {
    const at = dice.below(bytes.length + 1);
    return concatBytes([bytes.subarray(0, at), dice.bytes(1 + dice.below(200)), bytes.subarray(at)]);
  }],
  ['zero a piece', (bytes, dice) => {
    const [from, to] = range(bytes, dice);
    return Uint8Array.from(bytes, (byte, i) => (i >= from && i < to ? 0 : byte));
  }],
  ['append', (bytes, dice) => concatBytes([bytes, dice.bytes(1 + dice.below(100))])],
  ['put before', (bytes, dice) => concatBytes([dice.bytes(1 + dice.below(100)), bytes])],
  ['make line ends of Windows', (bytes) => concatBytes([...bytes].flatMap((byte) => (byte === 10 ? [Uint8Array.of(13, 10)] : [Uint8Array.of(byte)])))],
  ['lose the eighth bit', (bytes) => bytes.map((byte) => byte & 0x7f)],
];

function range(bytes: Uint8Array, dice: Dice): readonly [from: number, to: number] {
  const from = dice.below(bytes.length);
  return [from, from + 1 + dice.below(bytes.length - from)];
}

function changed(bytes: Uint8Array, dice: Dice, times: number, change: (byte: number) => number, within = bytes.length): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let i = 0; i < times; i++) {
    const at = dice.below(Math.min(within, copy.length));
    copy[at] = change(copy[at] as number);
  }
  return copy;
}

export function bendBytes(bytes: Uint8Array, dice: Dice): { readonly way: string; readonly bytes: Uint8Array } {
  const [way, bend] = pick(dice, WAYS);
  return { way, bytes: bend(bytes, dice) };
}
