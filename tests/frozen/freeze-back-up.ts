import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packVault } from '../../src-renderer/state/back-up.ts';
import { vaultPorts } from '../../src-renderer/state/vault-ports.ts';
import { removeVault } from '../../src-renderer/vault/index.ts';
import { session } from '../../src-renderer/state/session.ts';
import { aDoctor, foundDesk, GOOD_PASSWORD } from '../kit/desk-session.ts';
import { value } from '../kit/vault-kit.ts';
import { fill } from './freeze-vault.ts';

/** What the back-up of a release must bring back for ever. */
export interface FrozenBackUp {
  readonly vaultId: string;
  readonly party: string;
  /** Made up for the tests, as is the number of the sheet: they open this vault and nothing else. */
  readonly password: string;
  readonly recoveryCode: string;
  readonly digest: string;
  readonly commits: number;
  readonly tip: string;
  readonly records: number;
  readonly blob: string;
}

export const ARCHIVE = 'vault.cdesk-backup';

/** Writes the back-up file of a release, as 「ファイルに書き出す」 does. Run once, never again for an old one. */
export async function freezeBackUp(folder: string): Promise<void> {
  const { session: made, recoveryCode } = await foundDesk(aDoctor('見本 花子'));
  const blob = await fill(made.vault);
  value(await made.vault.compact());
  const { bytes, facts } = value(await packVault());
  const frozen: FrozenBackUp = {
    vaultId: facts.vaultId, party: made.identity.party, password: GOOD_PASSWORD, recoveryCode, digest: facts.stateDigest, commits: facts.lastSeq, tip: facts.chainTip, records: facts.records, blob,
  };
  await session().vault.lock();
  value(await removeVault(made.vault.id, await vaultPorts()));
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, ARCHIVE), bytes);
  await writeFile(path.join(folder, 'expected.json'), `${JSON.stringify(frozen, null, 1)}\n`);
}
