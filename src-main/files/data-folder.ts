import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export const thisPc = (): Surroundings => ({ platform: process.platform, env: process.env, home: homedir() });

/**
 * One folder per user for both editions: local, never roaming, since a roaming profile copies
 * databases at log-off and two PCs would then write one vault.
 */
export function dataFolder(at: Surroundings = thisPc()): string {
  const chosen = at.env['CAREER_DESK_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (at.platform === 'win32') return join(at.env['LOCALAPPDATA'] ?? join(at.home, 'AppData', 'Local'), 'CareerDesk');
  if (at.platform === 'darwin') return join(at.home, 'Library', 'Application Support', 'CareerDesk');
  return join(at.env['XDG_DATA_HOME'] ?? join(at.home, '.local', 'share'), 'career-desk');
}
