import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { must } from '../../src-shared/kernel/result.ts';
import { electron } from '../kit/electron-stand-in.ts';
import { startedApp } from '../kit/started-app.ts';
import { tempFolder } from '../kit/temp-folder.ts';

vi.mock('electron', () => import('../kit/electron-stand-in.ts'));

const vaultId = 'AbCdEfGhIjKlMn_-';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('from the page through the real preload and the real handlers to real files', () => {
  it('says what it is, and never where it lies', async () => {
    const { desk, folder } = await startedApp();
    const info = must(await desk.appInfo({}));
    expect(info).toMatchObject({ edition: 'electron', version: '0.1.0', can: { folderDialog: true, keyStore: true } });
    expect(JSON.stringify(info)).not.toContain(folder);
  });

  it('mirrors keys, segments, blobs and pages, lists them and reads them back', async () => {
    const { desk, data } = await startedApp();
    const blob = `blobs/${'ab'.repeat(32)}`;
    must(await desk.mirrorPut({ vaultId, name: 'keys', bytes: bytes('salt') }));
    must(await desk.mirrorPut({ vaultId, name: blob, bytes: bytes('scan') }));
    must(await desk.mirrorPut({ vaultId, name: 'pages/12', bytes: bytes('page') }));
    expect(must(await desk.mirrorAppend({ vaultId, name: 'segments/000000', at: 0, bytes: bytes('one') }))).toEqual({ length: 3 });
    expect(must(await desk.mirrorAppend({ vaultId, name: 'segments/000000', at: 3, bytes: bytes('two') }))).toEqual({ length: 6 });
    expect(must(await desk.mirrorList({ vaultId, folder: 'top' })).entries).toEqual([{ name: 'keys', size: 4 }]);
    expect(must(await desk.mirrorList({ vaultId, folder: 'blobs' })).entries).toEqual([{ name: blob, size: 4 }]);
    expect(must(await desk.mirrorRead({ vaultId, name: 'segments/000000' })).bytes).toEqual(bytes('onetwo'));
    expect(must(await desk.mirrorClose({ vaultId, name: 'segments/000000' }))).toEqual({
      length: 6,
      sha256: createHash('sha256').update('onetwo').digest('hex'),
    });
    expect(readFileSync(join(data, 'mirror', vaultId, 'segments', '000000'), 'utf8')).toBe('onetwo');
    expect(must(await desk.mirrorVaults({})).vaults).toEqual([vaultId]);
    must(await desk.mirrorDelete({ vaultId, name: 'pages/12' }));
    expect(must(await desk.mirrorList({ vaultId, folder: 'pages' })).entries).toEqual([]);
    must(await desk.mirrorRemoveVault({ vaultId, confirm: vaultId }));
    expect(existsSync(join(data, 'mirror', vaultId))).toBe(false);
  });

  it('tells a missing sentinel from a damaged one', async () => {
    const { desk, data } = await startedApp();
    expect(await desk.sentinelRead({ vaultId })).toMatchObject({ ok: false, error: { code: 'desktop/not-found' } });
    const sentinel = { vaultId, lastSeq: 7, chainTip: 'ff00', schema: 1, at: 1_760_000_000_000 };
    must(await desk.sentinelWrite({ sentinel }));
    expect(must(await desk.sentinelRead({ vaultId }))).toEqual({ sentinel });
    writeFileSync(join(data, 'mirror', vaultId, 'sentinel.json'), '{"vaultId":');
    expect(await desk.sentinelRead({ vaultId })).toMatchObject({ ok: false, error: { code: 'vault/damaged' } });
  });

  it('saves through the dialog, shows the file in its folder and reads an opened one', async () => {
    const { desk } = await startedApp();
    const folder = tempFolder();
    electron.saveDialog = { canceled: false, filePath: join(folder, 'R080403_兼業申請_No12.cdesk') };
    const saved = must(await desk.saveFile({ suggestedName: 'R080403_兼業申請_No12.cdesk', purpose: 'exchange', bytes: bytes('sealed') }));
    expect(saved.savedAs).toBe('R080403_兼業申請_No12.cdesk');
    expect(JSON.stringify(saved)).not.toContain('/');
    must(await desk.showInFolder({ handle: saved.handle }));
    expect(electron.shown).toEqual([join(folder, 'R080403_兼業申請_No12.cdesk')]);
    electron.openDialog = { canceled: false, filePaths: [join(folder, 'R080403_兼業申請_No12.cdesk')] };
    const opened = must(await desk.openFiles({ purpose: 'exchange', many: false }));
    expect(opened.files).toMatchObject([{ name: 'R080403_兼業申請_No12.cdesk', size: 6 }]);
    const read = must(await desk.readFile({ handle: (opened.files[0] as { handle: string }).handle }));
    expect(read).toEqual({ name: 'R080403_兼業申請_No12.cdesk', bytes: bytes('sealed') });
  });

  it('calls a closed dialog cancelled, and writes nothing', async () => {
    const { desk } = await startedApp();
    expect(await desk.saveFile({ suggestedName: 'a.cdesk', purpose: 'exchange', bytes: bytes('x') })).toEqual({
      ok: false,
      error: { code: 'desktop/cancelled', params: {} },
    });
    expect(await desk.openFiles({ purpose: 'any', many: true })).toMatchObject({ error: { code: 'desktop/cancelled' } });
    expect(await desk.placeChoose({ purpose: 'second' })).toMatchObject({ error: { code: 'desktop/cancelled' } });
    expect(await desk.saveIntoPlace({ place: null, suggestedName: 'a.cdesk', bytes: bytes('x') })).toMatchObject({
      error: { code: 'desktop/cancelled' },
    });
  });

  it('saves onto a chosen stick without replacing what is there', async () => {
    const { desk } = await startedApp();
    const stick = tempFolder();
    electron.openDialog = { canceled: false, filePaths: [stick] };
    const first = must(await desk.saveIntoPlace({ place: null, suggestedName: '申請.cdesk', bytes: bytes('1') }));
    const second = must(await desk.saveIntoPlace({ place: null, suggestedName: '申請.cdesk', bytes: bytes('2') }));
    expect([first.savedAs, second.savedAs]).toEqual(['申請.cdesk', '申請 (2).cdesk']);
    expect(readFileSync(join(stick, '申請.cdesk'), 'utf8')).toBe('1');
    expect(readdirSync(stick).sort()).toEqual(['申請 (2).cdesk', '申請.cdesk']);
  });

  it('prints, makes a PDF through the dialog and copies text', async () => {
    const { desk } = await startedApp();
    must(await desk.printWindow({}));
    electron.print = { done: false, reason: 'Print job canceled' };
    expect(await desk.printWindow({})).toMatchObject({ error: { code: 'desktop/cancelled' } });
    const folder = tempFolder();
    electron.saveDialog = { canceled: false, filePath: join(folder, '一件書類.pdf') };
    must(await desk.printToPdf({ suggestedName: '一件書類.pdf', landscape: false }));
    expect(readFileSync(join(folder, '一件書類.pdf'), 'latin1')).toMatch(/^%PDF-/);
    must(await desk.copyText({ text: '件名: 兼業許可申請の送付' }));
    expect(electron.copied).toBe('件名: 兼業許可申請の送付');
  });

  it('keeps one machine marker, the edition and the free space outside every vault', async () => {
    const { desk, data } = await startedApp();
    const [one, two] = await Promise.all([desk.machineMarker({}), desk.machineMarker({})]);
    expect(must(one)).toEqual(must(two));
    expect(must(await desk.editionRead({}))).toEqual({ marker: null });
    must(await desk.editionWrite({ edition: 'electron', browser: null }));
    expect(must(await desk.editionRead({}))).toEqual({ marker: { edition: 'electron', browser: null } });
    expect(must(await desk.freeSpace({ place: null })).freeBytes).toBeGreaterThan(0);
    writeFileSync(join(data, 'machine.json'), 'not json');
    expect(await desk.machineMarker({})).toMatchObject({ ok: false, error: { code: 'desktop/failed' } });
    expect(readFileSync(join(data, 'machine.json'), 'utf8')).toBe('not json');
  });

  it('refuses what the contract does not say: names with paths, unknown fields, hostile keys, huge secrets', async () => {
    const { desk, data } = await startedApp();
    const bad: Promise<unknown>[] = [
      desk.mirrorRead({ vaultId: '../../../etc/abc', name: 'keys' }),
      desk.mirrorRead({ vaultId, name: '../keys' }),
      desk.mirrorRead({ vaultId, name: 'Keys' }),
      desk.mirrorPut({ vaultId, name: 'segments/../keys', bytes: bytes('') }),
      desk.mirrorPut({ vaultId, name: 'sentinel.json', bytes: bytes('') }),
      desk.mirrorPut({ vaultId, name: 'keys', bytes: 'text' as unknown as Uint8Array }),
      desk.saveFile({ suggestedName: '../x.cdesk', purpose: 'any', bytes: bytes('') }),
      desk.saveFile({ suggestedName: 'CON.cdesk', purpose: 'any', bytes: bytes('') }),
      desk.saveFile({ suggestedName: 'a\u202Excod.cdesk', purpose: 'any', bytes: bytes('') }),
      desk.readFile({ handle: '/etc/passwd' }),
      desk.appInfo({ more: 1 } as unknown as Record<string, never>),
      desk.appInfo(JSON.parse('{"__proto__":{"x":1}}') as Record<string, never>),
      desk.keyStoreWrap({ secret: new Uint8Array(5000) }),
      desk.mirrorRemoveVault(undefined as never),
    ];
    for (const answer of await Promise.all(bad)) expect(answer).toMatchObject({ ok: false, error: { code: 'desktop/bad-call' } });
    expect(existsSync(join(data, 'mirror'))).toBe(false);
    expect(await desk.mirrorRemoveVault({ vaultId, confirm: vaultId.toLowerCase() })).toMatchObject({ error: { code: 'desktop/refused' } });
    expect(await desk.placeAdopt({ typed: '/' })).toMatchObject({ error: { code: 'desktop/refused' } });
  });

  it('tells failures by code, without path, stack or the system’s message', async () => {
    const { desk, data, folder, log } = await startedApp();
    mkdirSync(join(data, 'mirror', vaultId, 'keys'), { recursive: true });
    const answer = await desk.mirrorRead({ vaultId, name: 'keys' });
    expect(answer).toEqual({ ok: false, error: { code: 'desktop/failed', params: { errno: 'EISDIR' } } });
    const said = [answer, await desk.mirrorRead({ vaultId, name: 'pages/1' }), await desk.readFile({ handle: 'x'.repeat(22) })];
    for (const text of [JSON.stringify(said), log()]) {
      expect(text).not.toContain(folder);
      expect(text).not.toMatch(/\bat |no such file/);
    }
  });
});
