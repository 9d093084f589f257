// Installers: npm run dist -- --win | --mac | --linux (several at once; none means this system's own).
// --electron-dist FOLDER packs with an Electron that is already unpacked there, without any download.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { root, tool } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

const { values } = parseArgs({
  options: {
    win: { type: 'boolean' },
    mac: { type: 'boolean' },
    linux: { type: 'boolean' },
    dir: { type: 'boolean' },
    'electron-dist': { type: 'string' },
  },
});

const own = { win32: 'win', darwin: 'mac' }[process.platform] ?? 'linux';
const chosen = ['win', 'mac', 'linux'].filter((system) => values[system]);
const systems = chosen.length > 0 ? chosen : [own];
if (systems.includes('mac') && own !== 'mac') {
  console.error('macOS用のインストーラーはmacOSでしか作れません。 / The macOS installer can only be made on macOS.');
  process.exit(1);
}

await buildAll();
const args = [...systems.map((system) => `--${system}`), '--publish', 'never'];
if (values.dir) args.push('--dir');
if (values['electron-dist'] !== undefined) args.push(`-c.electronDist=${path.resolve(values['electron-dist'])}`);
process.exitCode = await runNode(tool('electron-builder', 'electron-builder'), args, { cwd: root });
if (process.exitCode === 0) console.log(`できあがりました: ${path.join(root, 'release')}`);
