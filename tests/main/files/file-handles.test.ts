import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendFile, rename, stat, truncate, utimes } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createFileHandles } from '../../../src-main/files/file-handles.ts';
import { fileError } from '../../../src-main/files/file-error.ts';
import { MAX_FILE_BYTES } from '../../../src-shared/desktop/fields.ts';
import { tempFolder } from '../../kit/temp-folder.ts';

describe('a file under a handle', () => {
  it('has one handle however often it is chosen, which tells nothing of its path', async () => {
    const files = createFileHandles();
    const path = join(tempFolder(), '申請.cdesk');
    writeFileSync(path, 'x');
    const one = await files.add(path);
    expect(await files.add(path)).toEqual(one);
    expect(one).toMatchObject({ name: '申請.cdesk', size: 1 });
    expect(one.handle).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(files.find('x'.repeat(22))).toBeNull();
  });

  it('is refused before reading when it is larger than anything we read', async () => {
    const files = createFileHandles();
    const path = join(tempFolder(), 'huge.cdesk');
    writeFileSync(path, '');
    await truncate(path, MAX_FILE_BYTES + 1);
    const { handle } = await files.add(path);
    expect(await files.read(handle)).toEqual({ ok: false, error: { code: 'file/too-large', params: { bytes: MAX_FILE_BYTES + 1 } } });
  });

  it.each([
    ['grows', (path: string) => appendFile(path, 'more')],
    ['is rewritten with the same length', (path: string) => utimes(path, 1, 1)],
    ['is replaced by another file', (path: string) => rename(`${path}.new`, path)],
  ])('is refused when it %s while it is read', async (_how, change) => {
    const path = join(tempFolder(), 'sync.cdesk');
    writeFileSync(path, 'content');
    writeFileSync(`${path}.new`, 'CONTENT');
    const files = createFileHandles(async (again) => {
      await change(again);
      return stat(again);
    });
    const { handle } = await files.add(path);
    expect(await files.read(handle)).toEqual({ ok: false, error: { code: 'file/changed-while-reading', params: {} } });
  });

  it('that turns out to be a folder cannot be read', async () => {
    const files = createFileHandles();
    const path = join(tempFolder(), 'a.cdesk');
    mkdirSync(path);
    const { handle } = await files.add(path);
    expect(await files.read(handle)).toMatchObject({ error: { code: 'file/unreadable' } });
  });

  it.each([
    ['ENOSPC', 'desktop/no-space'],
    ['EACCES', 'desktop/no-rights'],
    ['EROFS', 'desktop/no-rights'],
    ['EBUSY', 'desktop/locked-file'],
    ['ENOENT', 'desktop/not-found'],
    ['ENODEV', 'desktop/place-gone'],
    ['EWHATEVER', 'desktop/failed'],
  ])('fails with %s as %s', (errno, code) => {
    const error = Object.assign(new Error(`${errno}: open '/home/x/secret'`), { code: errno });
    expect(fileError(error)).toEqual({ code, params: { errno } });
  });
});

describe('deleting a file that was taken in', () => {
  const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('takes away our own kinds, and only while they hold what was read', async () => {
    const files = createFileHandles();
    const path = join(tempFolder(), '申請.cdesk');
    writeFileSync(path, 'x');
    const { handle } = await files.add(path);
    expect(await files.remove(handle, sha('y'))).toEqual({ ok: false, error: { code: 'file/changed-while-reading', params: {} } });
    expect(existsSync(path)).toBe(true);
    expect(await files.remove(handle, sha('x'))).toEqual({ ok: true, value: {} });
    expect(existsSync(path)).toBe(false);
    expect(files.find(handle)).toBeNull();
  });

  it('refuses any other file, unless this run wrote it', async () => {
    const files = createFileHandles();
    const folder = tempFolder();
    const path = join(folder, '名簿.csv');
    writeFileSync(path, 'x');
    const { handle } = await files.add(path);
    expect(await files.remove(handle, sha('x'))).toMatchObject({ error: { code: 'desktop/refused' } });
    const saved = await files.saveBeside(folder, '一覧.csv', new TextEncoder().encode('list'));
    expect(await files.remove(saved.handle, sha('list'))).toEqual({ ok: true, value: {} });
    expect(existsSync(path)).toBe(true);
    expect(await files.remove('x'.repeat(22), sha('x'))).toMatchObject({ error: { code: 'desktop/not-found' } });
  });
});
