// THIRD-PARTY-NOTICES.md from what is installed and goes into the product.
// node scripts/notices.mjs          writes it
// node scripts/notices.mjs --check  fails when it is not current
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJson } from './lib/json-file.mjs';
import { root as repository } from './lib/paths.mjs';

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i;

/** Every production dependency, direct or not, with the text of its licence. */
export function productionPackages(root = repository) {
  const { packages } = readJson(path.join(root, 'package-lock.json'));
  return Object.entries(packages)
    .filter(([place, entry]) => place !== '' && !entry.dev && !entry.devOptional && !entry.optional)
    .map(([place]) => describe(root, place))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

function describe(root, place) {
  const folder = path.join(root, place);
  const { name, version, license, licenses, homepage, author } = readJson(path.join(folder, 'package.json'));
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return {
    name,
    version,
    licence: license ?? licenses?.map((one) => one.type).join(' OR ') ?? 'UNKNOWN',
    homepage: homepage ?? null,
    author: typeof author === 'string' ? author : (author?.name ?? null),
    texts,
  };
}

export function noticesText(packages) {
  const body = packages.map(({ name, version, licence, homepage, author, texts }) =>
    [
      `## ${name} ${version}`,
      [`Licence: ${licence}`, author && `Author: ${author}`, homepage && `Home: ${homepage}`].filter(Boolean).join('  \n'),
      ...(texts.length > 0 ? texts.map((text) => `\`\`\`text\n${text}\n\`\`\``) : ['The package carries no separate licence text; the licence named above applies.']),
    ].join('\n\n'),
  );
  return `# Third-party notices

Career Desk contains these ${packages.length} packages. Made by \`node scripts/notices.mjs\`; do not edit by hand.
Electron and Chromium bring their own notices (\`LICENSE.electron.txt\`, \`LICENSES.chromium.html\`) in every installer.

${body.join('\n\n')}
`;
}

if (process.argv[1] === import.meta.filename) {
  const file = path.join(repository, 'THIRD-PARTY-NOTICES.md');
  const text = noticesText(productionPackages());
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error('THIRD-PARTY-NOTICES.md is not current: run "node scripts/notices.mjs"');
    process.exitCode = 1;
  }
}
