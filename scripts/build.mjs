// Screens, main process, preload and the browser edition's server, into dist/.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { isBuilt, sourceDigest, stampBuild, stampCommandLine } from './lib/build-stamp.mjs';
import { root } from './lib/paths.mjs';

/** One self-contained file each: a sandboxed preload cannot load a second one. */
const NODE_BUNDLES = [
  { entry: 'src-main/main.ts', format: 'cjs', file: 'main/main.cjs' },
  { entry: 'src-main/preload/preload.ts', format: 'cjs', file: 'main/preload.cjs' },
  { entry: 'src-main/local-server/start-local-server.ts', format: 'es', file: 'main/local-server.mjs' },
];
const COMMAND_LINE = { entry: 'src-cli/main.ts', format: 'es', file: 'cli/cdesk.mjs' };

const buildNode = ({ entry, format, file }) =>
  build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: path.join(root, entry),
      outDir: path.join(root, 'dist', path.dirname(file)),
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { format, entryFileNames: path.basename(file), codeSplitting: false },
      },
    },
  });

export async function buildAll() {
  const digest = sourceDigest(root);
  rmSync(path.join(root, 'dist/build.json'), { force: true });
  rmSync(path.join(root, 'dist/main'), { recursive: true, force: true });
  await build({ configFile: path.join(root, 'src-renderer/vite.config.ts'), logLevel: 'warn' });
  for (const bundle of NODE_BUNDLES) await buildNode(bundle);
  await buildCommandLine();
  stampBuild(root, digest);
}

/** Alone in two seconds: an administrator needs no screens. */
export async function buildCommandLine() {
  const digest = sourceDigest(root);
  rmSync(path.join(root, 'dist/cli'), { recursive: true, force: true });
  await buildNode(COMMAND_LINE);
  stampCommandLine(root, digest);
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--command-line')) await buildCommandLine();
  else if (process.argv.includes('--if-changed') && isBuilt(root, sourceDigest(root))) console.log('dist is current');
  else await buildAll();
}
