import { describe, expect, it } from 'vitest';
import { createBrowserDesk } from '../../src-main/desk/browser-desk.ts';
import { type Handlers, answerCall } from '../../src-main/ipc/answer-call.ts';
import { tempFolder } from '../kit/temp-folder.ts';

const noted: string[] = [];
const note = (code: string, facts: object): void => {
  noted.push(`${code} ${JSON.stringify(facts)}`);
};

/** The real handlers with one replaced by a faulty one. */
function withFault(fault: Partial<Handlers>): Handlers {
  const data = tempFolder();
  const desk = createBrowserDesk({ version: '0.1.0', data, pc: { platform: 'linux', env: {}, home: data }, now: Date.now, note });
  desk.node.inbox.stop();
  return { ...desk.calls, ...fault };
}

describe('answering a call', () => {
  it('lets nothing out that the contract does not name', async () => {
    const leaky = withFault({
      machineMarker: async () => ({ ok: true, value: { id: 'A'.repeat(22), path: '/home/x' } as { id: string } }),
    });
    expect(await answerCall(leaky, 'machineMarker', {}, note)).toEqual({
      ok: false,
      error: { code: 'desktop/failed', params: { call: 'machineMarker' } },
    });
    expect(noted).toContain('desktop/bad-answer {"call":"machineMarker"}');
  });

  it('takes paths, causes and stacks off a failure', async () => {
    const chatty = withFault({
      machineMarker: async () => ({
        ok: false,
        error: { code: 'desktop/failed', params: { file: '/home/x/secret', share: '\\\\pc\\x', bytes: 3, errno: 'EIO' }, cause: new Error('/home') } as never,
      }),
    });
    expect(await answerCall(chatty, 'machineMarker', {}, note)).toEqual({
      ok: false,
      error: { code: 'desktop/failed', params: { bytes: 3, errno: 'EIO' } },
    });
  });

  it('answers also when a handler throws something that is no error', async () => {
    const thrower = withFault({
      machineMarker: async () => {
        throw '/home/x';
      },
    });
    expect(await answerCall(thrower, 'machineMarker', {}, note)).toEqual({ ok: false, error: { code: 'desktop/failed', params: {} } });
    expect(noted.join()).not.toContain('/home');
  });
});
