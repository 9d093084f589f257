import { spawn } from 'node:child_process';

/** A vault lives in one browser's storage, so its own browser is asked first where its name is known. */
const KNOWN = [
  { name: /edge/i, win32: 'msedge', darwin: 'Microsoft Edge', linux: 'microsoft-edge' },
  { name: /chromium/i, win32: 'chromium', darwin: 'Chromium', linux: 'chromium' },
  { name: /chrome/i, win32: 'chrome', darwin: 'Google Chrome', linux: 'google-chrome' },
  { name: /firefox/i, win32: 'firefox', darwin: 'Firefox', linux: 'firefox' },
];

/** The commands to try, in order. Empty where nobody could see a window. */
export function browserCommands(address, { platform, env, browser }) {
  const own = KNOWN.find(({ name }) => browser !== null && name.test(browser))?.[platform];
  if (platform === 'win32')
    return [...(own ? [['cmd', ['/c', 'start', '', own, address]]] : []), ['cmd', ['/c', 'start', '', address]]];
  if (platform === 'darwin') return [...(own ? [['open', ['-a', own, address]]] : []), ['open', [address]]];
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return [];
  return [...(own ? [[own, [address]]] : []), ['xdg-open', [address]]];
}

/** Never fails and never waits: the address is printed in any case. */
export async function openBrowser(address, browser, { platform = process.platform, env = process.env } = {}) {
  for (const [command, args] of browserCommands(address, { platform, env, browser })) {
    const started = await new Promise((resolve) => {
      const child = spawn(command, args, { detached: true, stdio: 'ignore', windowsHide: true });
      child.once('error', () => resolve(false));
      child.once('spawn', () => {
        child.unref();
        resolve(true);
      });
    });
    if (started) return;
  }
}
