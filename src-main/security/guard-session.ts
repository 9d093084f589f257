import type { Session } from 'electron';

export interface NetworkCount {
  readonly blocked: number;
  readonly requests: readonly { scheme: string; host: string; kind: string; times: number }[];
}

export interface SessionGuard {
  count(): NetworkCount;
}

const LISTED = 200;
const OPEN_SCHEMES = new Set(['blob:', 'data:']);

/** No permission, no download, no spell checker, and no request but the program's own files. Every refusal is counted. */
export function guardSession(session: Session, onRefused: (blocked: number) => void): SessionGuard {
  const seen = new Map<string, { scheme: string; host: string; kind: string; times: number }>();
  let blocked = 0;

  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());

  session.webRequest.onBeforeRequest((details, answer) => {
    if (isOwn(details.url)) {
      answer({});
      return;
    }
    blocked++;
    const { protocol: scheme, hostname: host } = parts(details.url);
    const key = `${scheme} ${host} ${details.resourceType}`;
    const known = seen.get(key);
    if (known !== undefined) known.times++;
    // Host and kind only: an address may carry what was typed.
    else if (seen.size < LISTED) seen.set(key, { scheme, host, kind: details.resourceType, times: 1 });
    answer({ cancel: true });
    onRefused(blocked);
  });

  return { count: () => ({ blocked, requests: [...seen.values()].map((one) => ({ ...one })) }) };
}

function isOwn(url: string): boolean {
  const { protocol, hostname } = parts(url);
  return OPEN_SCHEMES.has(protocol) || (protocol === 'app:' && hostname === 'bundle');
}

function parts(url: string): { protocol: string; hostname: string } {
  try {
    const { protocol, hostname } = new URL(url);
    return { protocol: protocol.slice(0, 40), hostname: hostname.slice(0, 260) };
  } catch {
    return { protocol: 'unreadable:', hostname: '' };
  }
}
