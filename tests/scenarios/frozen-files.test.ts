import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { badActs } from '../../src-shared/acts/verify-act.ts';
import { planImport } from '../../src-shared/exchange/plan-import.ts';
import { readContainer } from '../../src-shared/exchange/read-container.ts';
import { isReturned } from '../../src-shared/exchange/refuse-returned.ts';
import { type ReturnedCopy, returnedCopyIn } from '../../src-shared/exchange/returned-copy.ts';
import { restoreLines } from '../../src-shared/exchange/restore-lines.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { acceptedRows } from '../../src-shared/merge/plan-merge.ts';
import { freeze, type FrozenFile } from '../frozen/freeze.ts';
import { TRAVELLING } from '../kit/sample-records.ts';
import { bytesOf } from '../kit/random-history.ts';

const root = path.join(import.meta.dirname, '..', 'frozen');
const wanted = process.env.CDESK_FREEZE;
if (wanted !== undefined && wanted !== '') await freeze(path.join(root, wanted));

const releases = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

describe('files of earlier releases', () => {
  it('are there for every type that travels', async () => {
    expect(releases).toContain('v0.1.0');
    const names = new Set<string>();
    for (const release of releases) for (const { type, as, purpose } of await read(release)) names.add([type, as, purpose].join(' '));
    for (const { type, as, purpose } of TRAVELLING) expect(names).toContain([type, as, purpose].join(' '));
  });

  it.each(releases)('%s: every file opens, is whole, and would be taken in as it was written', async (release) => {
    const files = await read(release);
    expect(files.length).toBeGreaterThan(0);
    for (const frozen of files) {
      const bytes = new Uint8Array(await readFile(path.join(root, release, frozen.file)));
      const { party, device, identity, kind } = frozen.receiver;
      const opened = must(await readContainer(bytes, { us: { party, device, identities: [identity] } }));
      expect(opened.header.from.party).toBe(frozen.sender);
      expect(opened.badLines).toEqual([]);
      const restored = must(restoreLines(opened.lines));
      expect(restored.records.map(bytesOf)).toEqual(frozen.rows.map(bytesOf));
      const known = new Map([[frozen.sender, { card: opened.card, confirmed: true, revoked: false, asOffice: 'office' as const }]]);
      const plan = planImport({
        opened, content: opened, restored, badActs: await badActs(restored.records, (id) => known.get(id)?.card),
        receiver: { self: party, device, selfKind: kind, ownDevices: new Set([device]), known, clock: { now: () => Date.UTC(2026, 5, 1) }, localEvents: () => [] },
        local: () => undefined, size: 0, ledger: [], ...(isReturned(opened.header) ? { returned: returnedCopyIn(restored.records, frozen.sender) as ReturnedCopy } : {}),
      });
      expect(plan.trust).toMatchObject({ standing: 'confirmed', mayApply: true });
      expect(acceptedRows(plan.merge).map(bytesOf)).toEqual(frozen.rows.map(bytesOf));
      expect(plan.missingAttachments).toEqual([]);
    }
  });
});

async function read(release: string): Promise<readonly FrozenFile[]> {
  const names = (await readdir(path.join(root, release))).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(path.join(root, release, name), 'utf8')) as FrozenFile));
}
