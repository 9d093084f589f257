import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBrowserDesk } from '../../../src-main/desk/browser-desk.ts';
import { isRemovable } from '../../../src-main/files/places.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { tempFolder } from '../../kit/temp-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function pc() {
  const data = join(tempFolder(), 'data');
  const stick = join(tempFolder(), 'KINGSTON');
  mkdirSync(stick);
  const { node, calls } = createBrowserDesk({ version: '0', data, pc: { platform: 'linux', env: {}, home: data }, now: () => 1, note: () => undefined });
  return { stick, node, calls };
}

describe('the medium a file came on', () => {
  it('is named by its own name, takes the reply beside the file, and loses the file when asked', async () => {
    const { stick, node, calls } = pc();
    const path = join(stick, '申請.cdesk');
    writeFileSync(path, 'sealed');
    const { handle } = await node.files.add(path);
    expect(must(await calls.fileOrigin({ handle }))).toEqual({ place: 'KINGSTON', removable: false });
    const first = must(await calls.saveBeside({ handle, suggestedName: '返信.cdesk', bytes: bytes('one') }));
    const second = must(await calls.saveBeside({ handle, suggestedName: '返信.cdesk', bytes: bytes('two') }));
    expect([first.savedAs, second.savedAs, first.place]).toEqual(['返信.cdesk', '返信 (2).cdesk', 'KINGSTON']);
    expect(readFileSync(join(stick, '返信.cdesk'), 'utf8')).toBe('one');
    must(await calls.removeFile({ handle, sha256: createHash('sha256').update('sealed').digest('hex') }));
    expect(existsSync(path)).toBe(false);
    expect(await calls.fileOrigin({ handle })).toMatchObject({ error: { code: 'desktop/not-found' } });
  });

  it('gets a new folder for a batch, whose files never replace each other', async () => {
    const { stick, node, calls } = pc();
    const { handle: place } = must(await node.places.adopt(stick));
    for (const text of ['a', 'b']) must(await calls.saveIntoPlace({ place, folder: 'R080403_返事の一覧', suggestedName: 'x.cdesk', bytes: bytes(text) }));
    expect(readdirSync(join(stick, 'R080403_返事の一覧')).sort()).toEqual(['x (2).cdesk', 'x.cdesk']);
  });

  it.each([
    ['linux', '/media/hanako/KINGSTON', true],
    ['linux', '/home/hanako/Documents', false],
    ['darwin', '/Volumes/KINGSTON', true],
    ['win32', 'E:\\', true],
    ['win32', 'C:\\Users\\hanako', false],
  ] as const)('on %s %s counts as removable: %s', (platform, path, removable) => {
    expect(isRemovable(path, { platform, env: {}, home: '/' })).toBe(removable);
  });
});
