import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { foundVault, goTo, openDesk, PASSWORD, unlock } from './first-run.ts';
import { firstPage, newProfile } from './profile.ts';
import { vaultReader } from './read-vault.ts';
import { startDesk } from './start-desk.ts';

const MB = 1024 * 1024;
const run = (command: string, ...args: readonly string[]): string => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Why a small disk of its own cannot be had here, or null. */
export function noLoopDevice(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root for a loop device';
  const folder = run('mktemp', '-d').trim();
  try {
    run('truncate', '-s', '16M', path.join(folder, 'try.img'));
    run('mkfs.ext4', '-q', '-F', path.join(folder, 'try.img'));
    run('mkdir', path.join(folder, 'at'));
    run('mount', '-o', 'loop', path.join(folder, 'try.img'), path.join(folder, 'at'));
    run('umount', path.join(folder, 'at'));
    return null;
  } catch (cause) {
    return `no loop device: ${cause instanceof Error ? (cause.message.split('\n').at(-2) ?? cause.message) : String(cause)}`;
  } finally {
    run('rm', '-rf', folder);
  }
}

/** Fills the disk until so much is left. */
async function fillUntil(at: string, leave: number): Promise<string> {
  const file = path.join(at, `other-program-${Date.now()}`);
  const { bavail, bsize } = await statfs(at);
  const size = Math.max(0, bavail * bsize - leave);
  if (size > 0) run('fallocate', '-l', String(size), file);
  return file;
}

/**
 * Profile, data and copy on a small disk of their own; another program fills it while somebody
 * works. Writing stops in time and says so with numbers, reading and a back-up elsewhere go on, and
 * with room again everything acknowledged is there.
 */
export async function fullDisk(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'career-desk-full-'));
  const at = path.join(folder, 'disk');
  const image = path.join(folder, 'disk.img');
  run('truncate', '-s', '1500M', image);
  run('mkfs.ext4', '-q', '-F', '-m', '0', image);
  await mkdir(at);
  run('mount', '-o', 'loop', image, at);
  const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'career-desk-stick-'));
  const reader = await vaultReader();
  const data = path.join(at, 'data');
  await mkdir(data);
  const desk = await startDesk({ data });
  const profile = await newProfile(at);
  try {
    let context = await profile.open();
    let page = await firstPage(context);
    await openDesk(page, desk.address);
    await foundVault(page, { role: 'doctor', name: '山田 花子' });
    await goTo(page, '連絡先');
    const text = () => page.locator('main textarea').last();
    await text().fill('空きがあるときの文');
    await page.waitForTimeout(2_500);

    const other = await fillUntil(at, 60 * MB);
    // the free space is asked again every quarter of a minute
    await page.waitForTimeout(16_000);
    await text().fill('空きがないときの文');
    await expect(page.getByText(/書き込みを止め/).first()).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText(/\d+(?:\.\d+)? MB/).first()).toBeVisible();
    await goTo(page, '設定');
    await page.getByLabel('設定の項目').getByRole('button', { name: 'バックアップ' }).click();
    await page.locator('[data-field="place-typed"] input').first().fill(elsewhere);
    await page.getByRole('region', { name: '置き場所と決まり' }).getByRole('button', { name: 'ここに置く' }).last().click();
    await expect(page.getByText('バックアップは新しいものがあります')).toBeVisible({ timeout: 30_000 });

    // full to the last byte, and the browser ends hard
    const rest = await fillUntil(at, 0);
    await page.waitForTimeout(500);
    profile.kill();
    await rm(other);
    await rm(rest, { force: true });
    context = await profile.open();
    page = await firstPage(context);
    await openDesk(page, desk.address);
    await unlock(page);
    await goTo(page, '連絡先');
    await expect(text()).toHaveValue(/空きが(?:ある|ない)ときの文/);
    await text().fill('また書けるときの文');
    await page.waitForTimeout(2_500);
    await page.close();
    const facts = await reader.read(context, desk.address, PASSWORD);
    expect(facts.records.find(({ type }) => type === 'person')?.values['qualifications']).toBe('また書けるときの文');
    await context.close();
  } finally {
    await profile.remove();
    await desk.remove();
    await reader.remove();
    run('umount', '-l', at);
    await rm(folder, { recursive: true, force: true });
    await rm(elsewhere, { recursive: true, force: true });
  }
}
