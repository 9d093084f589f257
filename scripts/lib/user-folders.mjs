import os from 'node:os';
import path from 'node:path';

/** The same answer as src-main/files/data-folder.ts (a test compares them); needed here before anything is built. */
export function dataFolder({ platform, env, home } = thisPc()) {
  const join = path.join;
  if (env.CAREER_DESK_DATA) return env.CAREER_DESK_DATA;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'CareerDesk');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'CareerDesk');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'career-desk');
}

/** What the start command remembers about this PC; nothing of it is data of a person. */
export function stateFolder({ platform, env, home } = thisPc()) {
  const join = path.join;
  if (env.CAREER_DESK_STATE) return env.CAREER_DESK_STATE;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'CareerDesk', 'state');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'CareerDesk', 'state');
  return join(env.XDG_STATE_HOME ?? join(home, '.local', 'state'), 'career-desk');
}

export const thisPc = () => ({ platform: process.platform, env: process.env, home: os.homedir() });
