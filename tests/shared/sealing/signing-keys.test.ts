import { expect, test } from 'vitest';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { newSigningKeys, sign, verify } from '../../../src-shared/sealing/signing-keys.ts';

const message = utf8('兼業申請');

test('a signature holds for its key, message and purpose, and for no other', async () => {
  const keys = await newSigningKeys();
  const other = await newSigningKeys();
  const signature = await sign(keys.privateKey, 'file', message);
  expect(keys.publicKey).toHaveLength(32);
  expect(signature).toHaveLength(64);
  expect(await verify(keys.publicKey, 'file', message, signature)).toBe(true);
  expect(await verify(keys.publicKey, 'act', message, signature)).toBe(false);
  expect(await verify(other.publicKey, 'file', message, signature)).toBe(false);
  expect(await verify(keys.publicKey, 'file', utf8('兼業申諸'), signature)).toBe(false);
});

test('malformed keys and signatures are false, never a throw', async () => {
  const keys = await newSigningKeys();
  const signature = await sign(keys.privateKey, 'file', message);
  expect(await verify(new Uint8Array(31), 'file', message, signature)).toBe(false);
  expect(await verify(new Uint8Array(32).fill(255), 'file', message, signature)).toBe(false);
  expect(await verify(keys.publicKey, 'file', message, signature.subarray(1))).toBe(false);
  expect(await verify(keys.publicKey, 'file', message, new Uint8Array(64).fill(255))).toBe(false);
});
