import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const themeFolder = path.join(import.meta.dirname, '../../../src-renderer/ui/theme');
const tokens = readFileSync(createRequire(import.meta.url).resolve('@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8');
const read = (css: string): Map<string, string> => new Map([...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]));
const palette = read(tokens);

/** The rules of one theme file, by role: later rules win, as in the cascade. */
function themeOf(file: string, role: string): Map<string, string> {
  const css = readFileSync(path.join(themeFolder, `${file}.css`), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  const result = new Map<string, string>();
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^}]*)\}/g)) {
    const wanted = /\[data-role='(\w+)'\]/.exec(selector)?.[1];
    if (wanted === undefined || wanted === role) for (const [name, value] of read(body)) result.set(name, value);
  }
  return result;
}

function colour(theme: Map<string, string>, name: string): readonly [number, number, number] {
  let value = theme.get(name) ?? palette.get(name);
  const inner = /^var\((--[\w-]+)\)$/.exec(value ?? '')?.[1];
  if (inner !== undefined) value = palette.get(inner);
  const hex = /^#([0-9a-f]{6})$/i.exec(value ?? '')?.[1];
  if (hex === undefined) throw new Error(`${name} is no plain colour: ${value}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}

/** WCAG 2 relative luminance and ratio. */
const luminance = (rgb: readonly [number, number, number]): number => {
  const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a: readonly [number, number, number], b: readonly [number, number, number]): number => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const GROUNDS = ['--c-bg', '--c-surface', '--c-sunken', '--c-raised', '--c-hover', '--c-accent-soft'];
const STATES = ['ok', 'warn', 'danger', 'info', 'wait'];
/** Every text colour on every ground it can stand on. */
const TEXT: readonly (readonly [string, string])[] = [
  ...['--c-text', '--c-text-sub', '--c-link', '--c-link-hover'].flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...STATES.flatMap((state) => ['--c-bg', '--c-surface', '--c-sunken', '--c-raised', `--c-${state}-soft`].map((ground) => [`--c-${state}`, ground] as const)),
  ...STATES.flatMap((state) => [['--c-text', `--c-${state}-soft`] as const, ['--c-text-sub', `--c-${state}-soft`] as const]),
  ...GROUNDS.map((ground) => ['--c-accent-text', ground] as const),
  ...['--c-accent', '--c-accent-hover', '--c-accent-active'].map((ground) => ['--c-on-accent', ground] as const),
  ['--c-on-danger', '--c-danger'],
  ['--c-link', '--c-danger-soft'],
  ['--c-text-off', '--c-surface'],
];
/** Borders of controls, the focus ring and marks need 3:1. */
const SHAPES: readonly (readonly [string, string])[] = [
  ...['--c-bg', '--c-surface', '--c-raised'].flatMap((ground) => [['--c-line-strong', ground] as const, ['--c-focus', ground] as const, ['--c-accent', ground] as const]),
  ['--c-focus', '--c-accent-soft'],
];

describe.each([
  ['light', 4.5],
  ['dark', 4.5],
  ['contrast', 7],
] as const)('the %s theme', (file, least) => {
  it.each(['doctor', 'office', 'headquarters'])(`shows every text at ${least}:1 or better to a %s`, (role) => {
    const theme = themeOf(file, role);
    const poor = TEXT.map(([text, ground]) => ({ text, ground, ratio: Math.round(ratio(colour(theme, text), colour(theme, ground)) * 100) / 100 }))
      // what cannot be used may be paler, but is still read
      .filter((pair) => pair.ratio < (pair.text === '--c-text-off' ? 4.5 : least));
    expect(poor).toEqual([]);
  });

  it.each(['doctor', 'office', 'headquarters'])('shows every control’s border and the focus ring at 3:1 or better to a %s', (role) => {
    const theme = themeOf(file, role);
    expect(SHAPES.filter(([shape, ground]) => ratio(colour(theme, shape), colour(theme, ground)) < 3)).toEqual([]);
  });

  it('gives every role a colour of its own', () => {
    const accents = ['doctor', 'office', 'headquarters'].map((role) => colour(themeOf(file, role), '--c-accent').join());
    expect(new Set(accents).size).toBe(3);
  });
});

describe('the measure itself', () => {
  it('knows black on white and grey on white', () => {
    expect(ratio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(ratio([0x76, 0x76, 0x76], [255, 255, 255])).toBeCloseTo(4.54, 2);
  });

  it('covers every colour a theme defines', () => {
    const used = new Set([...TEXT, ...SHAPES].flat());
    const apart = /^--c-(line|veil|focus-halo|sample-[ab]|on-sample)$/;
    const defined = [...themeOf('light', 'doctor').keys()].filter((name) => name.startsWith('--c-') && !apart.test(name));
    expect(defined.filter((name) => !used.has(name))).toEqual([]);
    for (const file of ['dark', 'contrast']) expect([...themeOf(file, 'doctor').keys()].toSorted()).toEqual([...themeOf('light', 'doctor').keys()].toSorted());
  });
});
