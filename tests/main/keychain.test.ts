import { describe, expect, it, vi } from 'vitest';
import { must } from '../../src-shared/kernel/result.ts';
import { createKeychain } from '../../src-main/keychain.ts';
import { electron, resetElectron } from '../kit/electron-stand-in.ts';

vi.mock('electron', () => import('../kit/electron-stand-in.ts'));

const secret = new Uint8Array(32).map((_, i) => 255 - i);

function keychain(change: Partial<typeof electron.keyStore> = {}, platform: NodeJS.Platform = 'linux') {
  resetElectron();
  Object.assign(electron.keyStore, change);
  return createKeychain(platform);
}

describe("the operating system's key store", () => {
  it('wraps and unwraps any bytes', async () => {
    const store = keychain();
    const { wrapped } = must(await store.keyStoreWrap({ secret }));
    expect(Buffer.from(wrapped).includes(Buffer.from(secret))).toBe(false);
    expect(must(await store.keyStoreUnwrap({ wrapped }))).toEqual({ secret, rewrapped: null });
  });

  it('names its backend', async () => {
    expect(must(await keychain().keyStoreStatus({}))).toEqual({ available: true, backend: 'gnome_libsecret' });
    expect(must(await keychain({}, 'win32').keyStoreStatus({}))).toEqual({ available: true, backend: 'dpapi' });
    expect(must(await keychain({}, 'darwin').keyStoreStatus({}))).toEqual({ available: true, backend: 'keychain' });
  });

  it.each([
    ['there is none', { available: false }],
    ['it protects nothing', { backend: 'basic_text' }],
    ['nobody knows which it is', { backend: 'unknown' }],
  ])('is not used when %s; the password stays the way in', async (_why, change) => {
    const store = keychain(change);
    expect(must(await store.keyStoreStatus({})).available).toBe(false);
    expect(await store.keyStoreWrap({ secret })).toMatchObject({ error: { code: 'desktop/key-store' } });
    expect(await store.keyStoreUnwrap({ wrapped: secret })).toMatchObject({ error: { code: 'desktop/key-store' } });
  });

  it('gives a fresh wrap when the system has changed its key', async () => {
    const store = keychain();
    const { wrapped } = must(await store.keyStoreWrap({ secret }));
    electron.keyStore.generation = 2;
    const opened = must(await store.keyStoreUnwrap({ wrapped }));
    expect(opened.secret).toEqual(secret);
    expect(must(await store.keyStoreUnwrap({ wrapped: opened.rewrapped as Uint8Array }))).toEqual({ secret, rewrapped: null });
  });

  it('tells "not now" from "never again", so that a locked key ring does not cost the wrap', async () => {
    const store = keychain();
    const { wrapped } = must(await store.keyStoreWrap({ secret }));
    electron.keyStore.fails = Object.assign(new Error('denied'), { isTemporarilyUnavailable: true });
    expect(await store.keyStoreUnwrap({ wrapped })).toMatchObject({ error: { code: 'desktop/key-store-later' } });
    expect(await store.keyStoreWrap({ secret })).toMatchObject({ error: { code: 'desktop/key-store-later' } });
    electron.keyStore.fails = new Error('encryption is temporarily unavailable');
    expect(await store.keyStoreUnwrap({ wrapped })).toMatchObject({ error: { code: 'desktop/key-store-later' } });
    electron.keyStore.fails = null;
    expect(must(await store.keyStoreUnwrap({ wrapped })).secret).toEqual(secret);
    expect(await store.keyStoreUnwrap({ wrapped: new Uint8Array([1, 2, 3]) })).toMatchObject({ error: { code: 'desktop/key-store' } });
  });
});
