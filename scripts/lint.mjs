// The linter, then the fences it cannot express.
import { checkFences } from './fences.mjs';
import { root, tool } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

export async function lint() {
  const clean = (await runNode(tool('oxlint', 'oxlint'), ['--deny-warnings', '--format=unix'], { cwd: root })) === 0;
  console.log(`${clean ? 'ok    ' : 'FAILED'} oxlint`);
  const { files, faults } = checkFences(root);
  for (const { file, line, message } of faults) console.log(`${file}:${line}  ${message}`);
  const fenced = files > 0 && faults.length === 0;
  console.log(`${fenced ? 'ok    ' : 'FAILED'} fences around ${files} files`);
  return clean && fenced;
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await lint()) ? 0 : 1;
