import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardPath, isInside, isReallyInside } from '../../../src-main/files/path-guard.ts';
import { tempFolder } from '../../kit/temp-folder.ts';

const refused = { ok: false, error: { code: 'desktop/refused' } };

describe('the guard of a folder', () => {
  it('lets through what lies below it, made already or not', async () => {
    const root = tempFolder();
    mkdirSync(join(root, 'vault'));
    expect(await guardPath(root, ['vault', 'keys'])).toEqual({ ok: true, value: join(root, 'vault', 'keys') });
    expect(await guardPath(join(root, 'later'), ['a', 'b'])).toEqual({ ok: true, value: join(root, 'later', 'a', 'b') });
  });

  it.each(['..', '.', '', '../x', 'a/b', 'a\\b', 'C:x', 'file:stream', 'a\u0000b', '/etc'])('refuses the part %j', async (part) => {
    expect(await guardPath(tempFolder(), ['vault', part])).toMatchObject(refused);
  });

  it('refuses a symbolic link, to a folder outside and to a file outside', async () => {
    const root = tempFolder();
    const outside = tempFolder();
    writeFileSync(join(outside, 'secret'), '');
    symlinkSync(outside, join(root, 'vault'));
    mkdirSync(join(root, 'real'));
    symlinkSync(join(outside, 'secret'), join(root, 'real', 'keys'));
    expect(await guardPath(root, ['vault', 'keys'])).toMatchObject(refused);
    expect(await guardPath(root, ['vault'])).toMatchObject(refused);
    expect(await guardPath(root, ['real', 'keys'])).toMatchObject(refused);
  });

  it('refuses a link inside the root too: one vault must not stand for another', async () => {
    const root = tempFolder();
    mkdirSync(join(root, 'one'));
    symlinkSync(join(root, 'one'), join(root, 'two'));
    expect(await guardPath(root, ['two', 'keys'])).toMatchObject(refused);
  });

  it('works below a root that is itself reached through a link', async () => {
    const real = tempFolder();
    const link = join(tempFolder(), 'link');
    symlinkSync(real, link);
    expect(await guardPath(link, ['vault'])).toMatchObject({ ok: true });
  });

  it('refuses another spelling of upper and lower case on a disk that does not tell them apart', async () => {
    const disk = async (path: string): Promise<string> => path.replace(/\/vault$/i, '/Vault');
    expect(await guardPath('/data', ['Vault'], disk)).toMatchObject({ ok: true });
    expect(await guardPath('/data', ['vault'], disk)).toMatchObject(refused);
  });

  it('does not take a neighbour whose name begins like the root for the root', async () => {
    expect(isInside('/data/mirror', '/data/mirror-other/x')).toBe(false);
    expect(isInside('/data/mirror', '/data/mirror/..x')).toBe(true);
    expect(isInside('/data/mirror', '/data')).toBe(false);
    expect(isInside('/data/mirror', '/data/mirror')).toBe(true);
    const root = tempFolder();
    mkdirSync(join(root, 'data'));
    mkdirSync(join(root, 'data-2'));
    symlinkSync(join(root, 'data'), join(root, 'way-in'));
    expect(await isReallyInside(join(root, 'data'), join(root, 'data-2'))).toBe(false);
    expect(await isReallyInside(join(root, 'data'), join(root, 'way-in'))).toBe(true);
  });
});
