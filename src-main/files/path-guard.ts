import { realpath as realpathOf } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Result, err, ok } from '../../src-shared/kernel/result.ts';
import type { DeskError } from '../../src-shared/desktop/contract.ts';
import { errno } from './file-error.ts';

type RealPath = (path: string) => Promise<string>;

const refused: Result<never, DeskError> = err({ code: 'desktop/refused', params: {} });

/**
 * The path of `parts` below `root`, or a refusal. What exists of it must lie exactly there:
 * a symbolic link on the way, another spelling of upper and lower case, `..`, or a neighbour
 * whose name begins like the root's all end elsewhere.
 */
export async function guardPath(
  root: string,
  parts: readonly string[],
  realpath: RealPath = realpathOf,
): Promise<Result<string, DeskError>> {
  for (const part of parts) {
    if (part === '' || part === '.' || part === '..' || /[/\\:\u0000]/.test(part)) return refused;
  }
  const asked = resolve(root, ...parts);
  if (!isInside(resolve(root), asked)) return refused;
  const realRoot = await realOfDeepest(resolve(root), realpath);
  const real = await realOfDeepest(asked, realpath);
  return real === join(realRoot, ...parts) ? ok(asked) : refused;
}

/** Plain comparison of two paths, folder by folder. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The same after following links, for folders a person chose. */
export async function isReallyInside(root: string, path: string): Promise<boolean> {
  return isInside(await realOfDeepest(resolve(root), realpathOf), await realOfDeepest(resolve(path), realpathOf));
}

/** Real path of the deepest part that exists, with the rest appended as asked. */
async function realOfDeepest(path: string, realpath: RealPath): Promise<string> {
  const rest: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    try {
      return join(await realpath(at), ...rest);
    } catch (error) {
      const up = dirname(at);
      if (!['ENOENT', 'ENOTDIR'].includes(errno(error) ?? '') || up === at) throw error;
      rest.unshift(relative(up, at));
    }
  }
}
