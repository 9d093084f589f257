import { safeStorage } from 'electron';
import { fromBase64 } from '../src-shared/kernel/bytes.ts';
import { err, ok } from '../src-shared/kernel/result.ts';
import type { Handlers } from './ipc/answer-call.ts';
import { ownBytes } from './files/own-bytes.ts';

const none = err({ code: 'desktop/key-store' as const, params: {} });
const later = err({ code: 'desktop/key-store-later' as const, params: {} });

/** Protects nothing: a fixed password in Chromium's source. */
const EMPTY_BACKENDS = new Set(['basic_text', 'unknown']);

/** The operating system's key store, by its asynchronous calls only (the others are being removed). */
export function createKeychain(
  platform: NodeJS.Platform,
): Handlers<'keyStoreStatus' | 'keyStoreWrap' | 'keyStoreUnwrap'> {
  const backend = (): string =>
    platform === 'win32' ? 'dpapi' : platform === 'darwin' ? 'keychain' : safeStorage.getSelectedStorageBackend();

  const usable = async (): Promise<boolean> =>
    (await safeStorage.isAsyncEncryptionAvailable()) && !EMPTY_BACKENDS.has(backend());

  return {
    async keyStoreStatus() {
      // The first question starts the store; only then does it know its backend.
      const available = await usable();
      return ok({ available, backend: backend() });
    },

    async keyStoreWrap({ secret }) {
      if (!(await usable())) return none;
      try {
        const wrapped = await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'));
        return ok({ wrapped: ownBytes(wrapped) });
      } catch (error) {
        return isForNow(error) ? later : none;
      }
    },

    async keyStoreUnwrap({ wrapped }) {
      if (!(await usable())) return none;
      try {
        const opened = await safeStorage.decryptStringAsync(Buffer.from(wrapped));
        const secret = fromBase64(opened.result);
        // The system rotated its key: the old wrap still opens today, a fresh one will open tomorrow.
        const rewrapped = opened.shouldReEncrypt ? ownBytes(await safeStorage.encryptStringAsync(opened.result)) : null;
        return ok({ secret, rewrapped });
      } catch (error) {
        return isForNow(error) ? later : none;
      }
    },
  };
}

/** A locked key ring opens again: the wrap must not be thrown away for it. */
function isForNow(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('isTemporarilyUnavailable' in error && error.isTemporarilyUnavailable === true) return true;
  return error instanceof Error && /temporarily unavailable/i.test(error.message);
}
