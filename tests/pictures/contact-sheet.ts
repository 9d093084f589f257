import { readdirSync } from 'node:fs';
import { LOOKS } from '../e2e/kit/screens.ts';

export interface Picture {
  readonly world: string;
  readonly name: string;
  readonly file: string;
  readonly kind: 'screen' | 'paper';
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** One page with everything on it, to be scrolled through. */
export function contactSheet(folder: string, pictures: readonly Picture[], missed: readonly string[]): string {
  const files = readdirSync(folder);
  const link = (file: string, title: string): string =>
    `<a href="${encodeURIComponent(file)}"><img loading="lazy" src="${encodeURIComponent(file)}" alt="${escape(title)}"><small>${escape(title)}</small></a>`;
  const parts = pictures.map(({ world, name, file, kind }) => {
    const images =
      kind === 'screen'
        ? LOOKS.map(({ id }) => link(`${file}.${id}.png`, id))
        : files.filter((one) => one.startsWith(`${file}-`) && one.endsWith('.png')).map((one, at) => link(one, `${at + 1}`));
    const pdf = kind === 'paper' ? ` <a href="${encodeURIComponent(`${file}.pdf`)}">PDF</a>` : '';
    return `<section><h2>${escape(world)} · ${escape(name)}${pdf}</h2><div>${images.join('')}</div></section>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Career Desk: every screen</title>
<style>body{font:14px sans-serif;margin:16px;background:#ddd}h2{font-size:15px;margin:20px 0 6px}div{display:grid;grid-template-columns:repeat(4,1fr);gap:8px}img{width:100%;background:#fff;box-shadow:0 0 3px #0006}a{color:inherit}small{display:block}</style>
<h1>Career Desk: ${pictures.length} screens</h1>${missed.length === 0 ? '' : `<h2>Not reached</h2><ul>${missed.map((line) => `<li>${escape(line)}`).join('')}</ul>`}
${parts.join('\n')}
`;
}
