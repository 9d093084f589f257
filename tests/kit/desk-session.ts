import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { found, type Founded, type Founding } from '../../src-renderer/features/first-run/found.ts';
import type { Platform } from '../../src-renderer/platform/platform.ts';
import { readShippedRules } from '../../src-renderer/state/rule-book.ts';
import { type Session, useSessionStore } from '../../src-renderer/state/session.ts';
import type { CallName } from '../../src-shared/desktop/call-names.ts';
import { answerCall, type Handlers } from '../../src-main/ipc/answer-call.ts';
import { createNodeDesk, type NodeDesk } from '../../src-main/desk/node-desk.ts';
import { tempFolder } from './temp-folder.ts';
import { testClock, type TestClock, value } from './vault-kit.ts';

/** One simulated PC for everything above the vault: real mirror and second place on a real folder. */
export interface TestDesk {
  readonly data: string;
  readonly clock: TestClock;
  readonly node: NodeDesk;
}

export const GOOD_PASSWORD = 'kiri-Sakura-4821-umi';

/** The application's ports on a fresh folder; the browser's small storage is a map. */
export async function testDesk(data = tempFolder()): Promise<TestDesk> {
  const clock = testClock(Date.now());
  const node = createNodeDesk({ data, pc: { platform: 'linux', env: {}, home: data }, now: () => clock.now(), onArrived: () => undefined, note: () => undefined });
  const storage = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, item: string) => storage.set(key, item),
    removeItem: (key: string) => storage.delete(key),
  });
  // as both editions answer: a file system's failure is a value, never a thrown error
  const calls = Object.keys(node.calls).map((name) => [name, (input: unknown) => answerCall(node.calls as unknown as Handlers, name as CallName, input, () => undefined)]);
  const platform = {
    ...(Object.fromEntries(calls) as object),
    appInfo: async () => ({
      ok: true,
      value: { edition: 'browser', version: '0', system: 'linux', can: { showInFolder: false, folderDialog: false, keyStore: false, printToPdf: false, fileAssociation: false } },
    }),
    keyStoreStatus: async () => ({ ok: true, value: { available: false, backend: 'none' } }),
    on: () => () => undefined,
  } as unknown as Platform;
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 Chrome/150.0.0.0 Safari/537.36' });
  useSessionStore.getState().setPorts({ platform, clock, random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) } });
  await readShippedRules();
  return { data, clock, node };
}

const WHO = { name: '', kana: '', telephone: '', memberName: '', trustOffice: false };

export const aDoctor = (name = '山田 花子', invitation: Founding['invitation'] = null): Founding => ({
  role: 'doctor',
  who: { ...WHO, name, kana: 'ヤマダ ハナコ', trustOffice: invitation !== null },
  password: GOOD_PASSWORD,
  invitation,
});

export const anOffice = (name = '関東信越厚生局'): Founding => ({
  role: 'office',
  who: { ...WHO, name, telephone: '048-123-4567', memberName: '佐藤 一郎' },
  password: GOOD_PASSWORD,
});

export function openDesk(session: Session): void {
  useSessionStore.getState().setPhase({ kind: 'open', session });
}

/** Founds a vault and puts it in front, as the first run does. */
export async function foundDesk(founding: Founding): Promise<Founded> {
  const made = value(await found(founding));
  openDesk(made.session);
  return made;
}
