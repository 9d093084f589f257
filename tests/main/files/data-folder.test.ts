import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../src-main/files/data-folder.ts';

describe('the data folder', () => {
  it('is local on Windows, never the roaming one', () => {
    const env = { LOCALAPPDATA: 'C:\\Users\\x\\AppData\\Local', APPDATA: 'C:\\Users\\x\\AppData\\Roaming' };
    const folder = dataFolder({ platform: 'win32', env, home: 'C:\\Users\\x' });
    expect(folder).toContain('Local');
    expect(folder).not.toContain('Roaming');
  });

  it('follows the custom of macOS and Linux', () => {
    expect(dataFolder({ platform: 'darwin', env: {}, home: '/Users/x' })).toBe('/Users/x/Library/Application Support/CareerDesk');
    expect(dataFolder({ platform: 'linux', env: {}, home: '/home/x' })).toBe('/home/x/.local/share/career-desk');
    expect(dataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/d' }, home: '/home/x' })).toBe('/d/career-desk');
  });

  it('can be named, for tests and for offices with their own layout', () => {
    expect(dataFolder({ platform: 'linux', env: { CAREER_DESK_DATA: '/srv/desk' }, home: '/home/x' })).toBe('/srv/desk');
  });
});
