import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { IDBObjectStore as FakeStore } from 'fake-indexeddb';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { atomicWrite, REAL_STEPS } from '../../src-main/files/atomic-write.ts';
import { fileError } from '../../src-main/files/file-error.ts';
import { createFileHandles } from '../../src-main/files/file-handles.ts';
import { errorWords } from '../../src-renderer/i18n/error-words.ts';
import { offerDropped, takeIncoming, useIncomingFiles } from '../../src-renderer/state/incoming-files.ts';
import { openVault } from '../../src-renderer/vault/index.ts';
import { vaultDb } from '../../src-renderer/vault/database.ts';
import { restoreLines } from '../../src-shared/exchange/restore-lines.ts';
import { parseLines } from '../../src-shared/exchange/lines.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import type { Dot } from '../../src-shared/records/heads.ts';
import { openBytes } from '../../src-shared/sealing/open.ts';
import { type Cast, cast, expectRefused, expectWords, readBy, readRaw } from '../kit/hostile-row.ts';
import { rawFile } from '../kit/raw-container.ts';
import { tempFolder } from '../kit/temp-folder.ts';
import { editRow, newRow, newVault, PASSWORD, recordId, reopen, testPc, value } from '../kit/vault-kit.ts';

/** Rows of the bad-input table that concern disks, folders and the vault during an import. */
const MB = 1024 * 1024;
const rows = (count: number, from = 0) => (dot: Dot) => Array.from({ length: count }, (_, n) => newRow(from + n, { a: { x: n } }, dot));
let who: Cast;
beforeAll(async () => {
  who = await cast(230);
});

test('#31 our clock is wrong by three days: writing stops and says so; the way out is to confirm the date', async () => {
  const pc = testPc();
  const vault = await newVault(pc);
  value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
  pc.clock.ms -= 3 * 86_400_000;
  const refused = await vault.commit('edit', {}, (dot) => [editRow(vault, 1, 'a', { x: 2 }, dot)]);
  expectRefused(refused, 'vault/clock-jump', { days: 3 });
  expect(vault.workingSet.get(recordId(1))?.values.a).toEqual({ x: 1 });
  value(await vault.confirmClock());
  value(await vault.commit('edit', {}, (dot) => [editRow(vault, 1, 'a', { x: 2 }, dot)]));
});

test('#63 the power goes during an import: what was staged is dropped at the next start, and the import can be made again', async () => {
  const pc = testPc();
  const vault = await newVault(pc);
  value(await vault.commit('edit', {}, (dot) => [newRow(9999, { a: { x: 1 } }, dot)]));
  const before = await vault.stateDigest();
  await vault.lock();
  const db = vaultDb(vault.id, pc.idb);
  await db.meta.put({ key: 'staging:crashed000000000', value: 'bulk' });
  await db.snapshots.bulkPut([0, 1].map((n) => ({ id: `crashed000000000-0.000${n}`, frame: new Uint8Array(100) })));
  db.close();
  const again = await reopen(pc, vault.id);
  expect(await again.stateDigest()).toBe(before);
  value(await again.bulk(rows(300), {}, { kind: 'import' }));
  expect(again.workingSet.size).toBe(301);
});

test('#64 the disk fills up during an import: nothing of it is there, the old content is whole, and how many MB are needed is said', async () => {
  const vault = await newVault(testPc());
  value(await vault.commit('edit', {}, (dot) => [newRow(9999, { a: { x: 1 } }, dot)]));
  const before = await vault.stateDigest();
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const spies = [vi.spyOn(FakeStore.prototype, 'put').mockImplementation(full), vi.spyOn(FakeStore.prototype, 'add').mockImplementation(full)];
  const refused = await vault.bulk(rows(900), {}, { kind: 'import' });
  const edit = await vault.commit('edit', {}, (dot) => [newRow(9998, { a: { x: 1 } }, dot)]);
  for (const spy of spies) spy.mockRestore();
  const size = JSON.stringify(rows(900)({ by: recordId(0), n: 1, at: 64 })).length;
  expectRefused(refused, 'vault/quota');
  if (refused.ok) throw new Error('taken');
  expect(refused.error.params['need']).toBeGreaterThan(200 * MB + 2.5 * size);
  expect(errorWords(refused.error, 'ja')).toMatchObject({ what: expect.stringContaining('取り込みを止めました'), why: expect.stringMatching(/20\d MB の空きが必要です/) });
  expect(errorWords(refused.error, 'en').why).toMatch(/20\d MB are needed/);
  // one commit needs little, and says how little
  expect(edit.ok ? null : errorWords(edit.error, 'ja').why).toMatch(/\d+ MB の空きが必要です/);
  expect(await vault.stateDigest()).toBe(before);
  // with room again the same import goes through
  expect(value(await vault.bulk(rows(900), {}, { kind: 'import' })).rows).toBe(900);
});

test('#64 a disk that says beforehand that there is too little room: nothing is begun, and both numbers are said', async () => {
  const pc = { ...testPc(), freeBytes: async () => 201 * MB };
  const vault = await newVault(pc);
  const big = (dot: Dot) => Array.from({ length: 900 }, (_, n) => newRow(n, { a: { x: 'x'.repeat(2000) } }, dot));
  const put = vi.spyOn(FakeStore.prototype, 'put');
  const refused = await vault.bulk(big, {}, { kind: 'import' });
  expect(put).not.toHaveBeenCalled();
  put.mockRestore();
  expectRefused(refused, 'vault/low-disk', { free: 201 * MB });
  expect(refused.ok ? '' : errorWords(refused.error, 'ja').why).toMatch(/残りは 201 MB、必要なのは 20[5-9] MB です/);
});

describe('reading', () => {
  const fileIn = (folder: string, name: string, content = 'content'): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  test('#65 the stick is pulled or the network drive stalls while reading (the system says ENODEV, EIO, ESTALE): refused with words, nothing is written', async () => {
    const files = createFileHandles();
    const path = fileIn(tempFolder(), 'a.cdesk');
    const { handle } = await files.add(path);
    await rm(path);
    const gone = await files.read(handle).catch((error: unknown) => ({ ok: false as const, error: fileError(error) }));
    expectRefused(gone, 'desktop/not-found');
    for (const [code, wanted] of [['ENODEV', 'desktop/place-gone'], ['ESTALE', 'desktop/place-gone'], ['EIO', 'desktop/failed']] as const) {
      const error = fileError(Object.assign(new Error('/secret/path'), { code }));
      expect(error.code).toBe(wanted);
      expectWords(error);
      expect(JSON.stringify(error)).not.toContain('/secret');
    }
  });

  test.each([
    ['grows', (path: string) => appendFile(path, 'more')],
    ['is rewritten', (path: string) => utimes(path, 1, 1)],
    ['is replaced', (path: string) => rename(`${path}.new`, path)],
  ])('#66 the file %s while it is read (a synchronising folder): refused', async (_how, change) => {
    const folder = tempFolder();
    const path = fileIn(folder, 'a.cdesk');
    fileIn(folder, 'a.cdesk.new', 'CONTENT');
    const files = createFileHandles(async (again) => {
      await change(again);
      const { stat } = await import('node:fs/promises');
      return stat(again);
    });
    const { handle } = await files.add(path);
    expectRefused(await files.read(handle), 'file/changed-while-reading');
  });

  test.each([
    ['a cloud placeholder of 0 bytes', new Uint8Array(), 'R080403_兼業申請_No12_48211_0a1b2c3d.cdesk', 'file/empty', { hint: 'cloud-placeholder', expected: 48_211 }],
    ['a cloud placeholder of zeros', new Uint8Array(5000), 'a.cdesk', 'file/unreadable', { hint: 'cloud-placeholder' }],
    ['an unfinished download', utf8('age-'), 'a.cdesk.crdownload', 'file/not-cdesk', { looksLike: 'partial-download' }],
    ['a lock file of Office', utf8('owner'), '~$a.cdesk', 'file/not-cdesk', { looksLike: 'office-lock' }],
  ])('#67 %s (simulated by its bytes and name): refused with a hint', async (_what, bytes, name, code, params) => {
    expectRefused(await readBy(who, bytes, { fileName: name }), code, params);
  });

  test('#67 renamed by a mail gateway to .zip_: opens, and the new name is mentioned', async () => {
    expect(must(await readBy(who, await rawFile(who.doctor, who.office), { fileName: 'a.zip_' })).renamed).toBe(true);
  });
});

describe('writing', () => {
  test('#68 a path above 260 characters with Japanese, blanks, # and %: written and read back', async () => {
    const folder = join(tempFolder(), ...Array.from({ length: 10 }, (_, i) => `共有 フォルダー#${i}%20の中の長い名前のフォルダー`));
    const path = join(folder, '提出 #1 100%.cdesk');
    expect(path.length).toBeGreaterThan(260);
    await atomicWrite(path, utf8('x'));
    const files = createFileHandles();
    const { handle } = await files.add(path);
    expect(must(await files.read(handle))).toMatchObject({ name: '提出 #1 100%.cdesk', bytes: utf8('x') });
    expect(readdirSync(folder)).toEqual(['提出 #1 100%.cdesk']);
  });

  test('#68 a path longer than the system itself takes: said in words, nothing is left anywhere', async () => {
    const folder = tempFolder();
    for (const path of [join(folder, `${'長'.repeat(300)}.cdesk`), join(folder, ...Array.from({ length: 40 }, () => '共有フォルダー'.repeat(8)), 'a.cdesk')]) {
      const failure = await atomicWrite(path, utf8('x')).then(() => null, fileError);
      expect(failure?.code).toBe('desktop/name-too-long');
      if (failure !== null) expectWords(failure);
      expect(JSON.stringify(failure)).not.toMatch(/長|共有/);
      expect((readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.cdesk') || name.endsWith('.cd-tmp'))).toEqual([]);
    }
  });

  test('#68 a read-only place or a full disk (simulated at the port): a clear message, the old content whole, no half file under any name', async () => {
    for (const [code, wanted] of [['EROFS', 'desktop/no-rights'], ['ENOSPC', 'desktop/no-space']] as const) {
      const folder = tempFolder();
      const path = join(folder, 'a.cdesk');
      writeFileSync(path, 'old');
      const steps = { ...REAL_STEPS, flush: async () => Promise.reject(Object.assign(new Error('no'), { code })) };
      const failure = await atomicWrite(path, utf8('new'), steps).then(() => null, fileError);
      expect(failure?.code).toBe(wanted);
      if (failure !== null) expectWords(failure);
      expect(readdirSync(folder)).toEqual(['a.cdesk']);
      expect(readFileSync(path, 'utf8')).toBe('old');
    }
  });

  test('#69 a second window on the same vault: it waits outside until the first is locked', async () => {
    const pc = testPc();
    const first = await newVault(pc);
    expectRefused(await openVault({ ...pc, vaultId: first.id, with: { password: PASSWORD } }), 'vault/in-use');
    await first.lock();
    expect((await openVault({ ...pc, vaultId: first.id, with: { password: PASSWORD } })).ok).toBe(true);
  });

  test('#70 1,000 files dropped at once: all wait in a pile, and none is read before its turn', async () => {
    let read = 0;
    const files = Array.from({ length: 1000 }, (_, n) => ({ name: `${n}.cdesk`, size: 1, arrayBuffer: async () => ((read += 1), new ArrayBuffer(1)) }) as unknown as File);
    offerDropped(files);
    expect([useIncomingFiles.getState().files.length, read]).toEqual([1000, 0]);
    for (const file of useIncomingFiles.getState().files.slice(0, 300)) {
      must(await file.read());
      takeIncoming(file.id);
    }
    expect([useIncomingFiles.getState().files.length, read]).toEqual([700, 300]);
    useIncomingFiles.setState({ files: [] });
    expect(read).toBe(300);
  });
});

test('#72 no failure repeats what stands in a file: codes, counts and digests only', async () => {
  const secret = '山田花子の秘密';
  const seen: unknown[] = [];
  const note = (result: { ok: boolean; error?: unknown }): void => void (result.ok ? undefined : seen.push(result.error));
  const header = { counts: { lines: 3, records: 3, attachments: 0, bytes: 0 } };
  note(await readRaw(who, { headerLine: `{"format":"${secret}"}` }));
  note(await readRaw(who, { headerLine: `${secret}` }));
  note(await readRaw(who, { content: `{"r":"${secret}"}\n` }));
  note(await readRaw(who, { signatureLine: `{"sig":["${secret}","x"]}\n` }));
  note(await readRaw(who, { header: { kind: secret } }));
  note(await openBytes(utf8(`age-encryption.org/v1\n-> ${'A'.repeat(20)} ${secret}\n`), {}));
  const lines = must(await readRaw(who, { content: `{"${secret}":1,"x":2}\n{"r":["${secret}"\n{"r":{"__proto__":"${secret}"}}\n`, header }));
  seen.push(...lines.badLines.map((bad) => bad.error));
  const good = [...parseLines(utf8(`{"tables":{"d":[],"t":[],"p":[]}}\n{"r":["${secret}"]}\n`))].filter((line) => line.ok);
  seen.push(...must(restoreLines(good)).badLines.map((bad) => bad.error));
  expect(seen.length).toBeGreaterThanOrEqual(9);
  for (const error of seen) {
    const { code, params } = error as { code: string; params: object };
    expect(JSON.stringify({ code, params })).not.toMatch(/山田|花子|秘密/);
  }
});
