import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_NAMES, EVENT_NAMES, callChannel, eventChannel } from '../../../src-shared/desktop/call-names.ts';
import { contract } from '../../../src-shared/desktop/contract.ts';
import { deskEvents } from '../../../src-shared/desktop/events.ts';
import { fileName, mirrorName, vaultId } from '../../../src-shared/desktop/fields.ts';

const accepts = (shape: { safeParse(value: unknown): { success: boolean } }, value: unknown): boolean =>
  shape.safeParse(value).success;

describe('the contract between the screens and the desktop', () => {
  it('has one shape for every named call and event, and no channel twice', () => {
    expect(Object.keys(contract).sort()).toEqual([...CALL_NAMES].sort());
    expect(Object.keys(deskEvents).sort()).toEqual([...EVENT_NAMES].sort());
    const channels = [...CALL_NAMES.map(callChannel), ...EVENT_NAMES.map(eventChannel)];
    expect(new Set(channels).size).toBe(channels.length);
  });

  it('lets no mirror name climb, whatever it is made of', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', 'keys', 'blobs', 'pages', 'segments', '000001', 'a', ':', '\0', '%2e');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')), (name) => {
        if (!accepts(mirrorName, name)) return;
        expect(name).toMatch(/^[a-z]+(?:\/[A-Za-z0-9_-]+)?$/);
        expect(name).not.toContain('..');
      }),
    );
    for (const name of ['keys', 'segments/000001', `blobs/${'0a'.repeat(32)}`, 'pages/p-1_A']) expect(accepts(mirrorName, name)).toBe(true);
    for (const name of ['keys\n', 'segments/1', 'blobs/xyz', 'pages/', 'sentinel', 'KEYS', '/keys']) expect(accepts(mirrorName, name)).toBe(false);
    for (const id of ['../../../../etc/x', 'AAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAA/', 'AAAAAAAAAAAAAAAA\n']) expect(accepts(vaultId, id)).toBe(false);
  });

  it('takes file names that every system accepts, and no others', () => {
    const good = ['R080403_兼業申請_関東信越厚生局あて_No12_48213_9f3a2c1b.cdesk', '一件書類（写し）.pdf', 'a'];
    for (const name of good) expect(accepts(fileName, name)).toBe(true);
    const bad = ['', '.', '..', '../x', 'a/b', 'a\\b', 'C:x', 'a:stream', 'a?', 'con', 'NUL.txt', 'com1.cdesk', ' a', 'a ', 'a.', '.a', 'a\u0000', 'a\u202eb', '\ud800', 'x'.repeat(181)];
    for (const name of bad) expect(accepts(fileName, name)).toBe(false);
  });

  it('refuses fields it does not know', () => {
    expect(accepts(contract.appInfo.input, { path: '/etc' })).toBe(false);
    expect(accepts(contract.machineMarker.output, { id: 'A'.repeat(22), path: '/home' })).toBe(false);
  });
});
