import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errno } from './file-error.ts';

/** Bytes this user may still write at `path`; a folder not made yet is asked through its parent. */
export async function freeSpace(path: string): Promise<number> {
  for (let at = path; ; at = dirname(at)) {
    try {
      const disk = await statfs(at);
      return disk.bavail * disk.bsize;
    } catch (error) {
      if (errno(error) !== 'ENOENT' || dirname(at) === at) throw error;
    }
  }
}
