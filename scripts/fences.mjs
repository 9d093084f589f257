// The fences between the rooms: direction of imports, no rings, and things with one door only.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { bannedCode } from './lib/fences/bans.mjs';
import { electronUnderPlainNode, forbiddenImports, importRings } from './lib/fences/imports.mjs';
import { readSource } from './lib/fences/read-source.mjs';
import { root as repository } from './lib/paths.mjs';

const SOURCE = /\.(?:ts|tsx|mts|cts)$/;

const sourcesUnder = (root) =>
  readdirSync(root)
    .filter((name) => name.startsWith('src-'))
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true })
        .map((name) => path.posix.join(room, name.split(path.sep).join('/')))
        .filter((file) => SOURCE.test(file) && !/\.d\.ts$|\/vite\.config\.ts$/.test(file)),
    );

/** Every fault in the tree at `root`: file, line, sentence. */
export function checkFences(root = repository) {
  const sources = sourcesUnder(root).map((file) => readSource(root, file));
  return {
    files: sources.length,
    faults: [
      ...sources.flatMap((source) => [...forbiddenImports(source), ...bannedCode(source)]),
      ...importRings(sources),
      ...electronUnderPlainNode(sources),
    ],
  };
}

if (process.argv[1] === import.meta.filename) {
  const { files, faults } = checkFences(process.argv[2] ?? repository);
  for (const { file, line, message } of faults) console.log(`${file}:${line}  ${message}`);
  console.log(`${files} files, ${faults.length} faults at the fences`);
  process.exitCode = files > 0 && faults.length === 0 ? 0 : 1;
}
