import type { WebContents } from 'electron';
import type { Note } from './ipc/answer-call.ts';

const WITHIN_MS = 60_000;
const TIMES = 3;

/** A page whose process died (memory, driver) is loaded again and asks for the password; a page that keeps dying is left. */
export function revivePage(page: Pick<WebContents, 'on' | 'reload'>, now: () => number, note: Note): void {
  let revived: number[] = [];
  page.on('render-process-gone', (_event, { reason }) => {
    note('desktop/page-gone', { reason });
    if (reason === 'clean-exit') return;
    revived = revived.filter((at) => now() - at < WITHIN_MS);
    if (revived.length === TIMES) return;
    revived.push(now());
    page.reload();
  });
}
