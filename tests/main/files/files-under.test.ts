import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesUnder } from '../../../src-main/files/files-under.ts';
import { tempFolder } from '../../kit/temp-folder.ts';

it('finds the files of a folder and of the folders in it, by name; hidden ones, links and what lies too deep are left alone', async () => {
  const top = tempFolder();
  mkdirSync(join(top, '佐藤', 'a', 'b', 'c'), { recursive: true });
  mkdirSync(join(top, '.git'));
  for (const name of ['b.cdesk', 'a.cdesk', '.hidden', '.git/x', '佐藤/c.cdesk', '佐藤/a/b/d.cdesk', '佐藤/a/b/c/e.cdesk']) writeFileSync(join(top, name), 'x');
  symlinkSync(join(top, '佐藤'), join(top, 'loop'));
  expect(await filesUnder(top)).toEqual(['a.cdesk', 'b.cdesk', '佐藤/a/b/d.cdesk', '佐藤/c.cdesk'].map((name) => join(top, name)));
});
