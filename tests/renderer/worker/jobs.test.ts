import { describe, expect, it } from 'vitest';
import { hex, utf8 } from '../../../src-shared/kernel/bytes.ts';
import { buffersIn, jobs } from '../../../src-renderer/worker/jobs.ts';

describe('the jobs of the worker', () => {
  it('derive the key that the reference implementation of Argon2id derives', async () => {
    // printf password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32 -r
    const key = await jobs.argon2id({ password: 'password', salt: utf8('somesalt'), m: 65_536, t: 2, p: 1 });
    expect(hex(key)).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
  });

  it('seal, pack and open again, and answer damage as a value', async () => {
    const bytes = utf8('紹介状'.repeat(1000));
    const packed = await jobs.gzip(bytes);
    expect(packed.length).toBeLessThan(bytes.length);
    const sealed = await jobs.seal({ bytes: packed, to: { passphrase: 'kiri-Sakura-4821-umi-yama' } });
    if (!sealed.ok) throw new Error(sealed.error.code);
    const opened = await jobs.open({ bytes: sealed.value, open: { passphrase: 'kiri-Sakura-4821-umi-yama' } });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(await jobs.gunzip({ bytes: opened.value })).toEqual({ ok: true, value: bytes });
    const damaged = sealed.value.slice();
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    expect(await jobs.open({ bytes: damaged, open: { passphrase: 'kiri-Sakura-4821-umi-yama' } })).toMatchObject({ ok: false, error: { code: 'seal/damaged' } });
  });

  it('hand over the bytes of an answer, each buffer once', () => {
    const bytes = new Uint8Array(4);
    expect(buffersIn({ ok: true, value: bytes })).toEqual([bytes.buffer]);
    expect(buffersIn([bytes, new Uint8Array(bytes.buffer, 1)])).toHaveLength(1);
    expect(buffersIn('text')).toEqual([]);
  });
});
