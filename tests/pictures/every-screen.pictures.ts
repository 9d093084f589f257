import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from '@playwright/test';
import { LOOKS, WORLDS } from '../e2e/kit/screens.ts';
import { keepPapers, mountPaper, putOn, screensOf, standingWorlds, unmountPaper } from '../e2e/kit/worlds.ts';
import { contactSheet, type Picture } from './contact-sheet.ts';

const out = path.join(import.meta.dirname, '../../shots');

test('every screen in every look, and every paper', async () => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const pictures: Picture[] = [];
  const missed: string[] = [];
  let number = 0;
  const wanted = WORLDS.filter((world) => process.env['SHOTS_WORLD']?.split(',').includes(world) ?? true);
  for await (const standing of standingWorlds(wanted)) {
    const { page, world } = standing;
    await keepPapers(page);
    const failed = (name: string, cause: unknown): void => {
      missed.push(`${name}: ${String(cause).split('\n')[0] ?? ''}`);
    };
    for await (const { name, screen } of screensOf(standing, { papers: true }, failed)) {
      number += 1;
      const file = `${String(number).padStart(3, '0')}-${world}-${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
      if (screen?.paper === true) {
        await mountPaper(page);
        await page.pdf({ path: path.join(out, `${file}.pdf`), preferCSSPageSize: true });
        await unmountPaper(page);
        const made = spawnSync('pdftoppm', ['-png', '-r', '80', path.join(out, `${file}.pdf`), path.join(out, file)]);
        if (made.status !== 0) missed.push(`${file}: pdftoppm is not on this PC, only the PDF was made`);
        pictures.push({ world, name, file, kind: 'paper' });
        continue;
      }
      for (const look of LOOKS) {
        await putOn(page, look);
        await page.screenshot({ path: path.join(out, `${file}.${look.id}.png`) });
      }
      await putOn(page, LOOKS[0]);
      pictures.push({ world, name, file, kind: 'screen' });
    }
  }
  writeFileSync(path.join(out, 'index.html'), contactSheet(out, pictures, missed));
  console.log(`${pictures.length} screens in ${out}/index.html`);
  for (const line of missed) console.error(`not reached: ${line}`);
});
