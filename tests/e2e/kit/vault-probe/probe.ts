import { makePorts } from '../../../../src-renderer/app/boot.ts';
import { vaultPorts } from '../../../../src-renderer/state/vault-ports.ts';
import { listVaults, openVault, type Vault } from '../../../../src-renderer/vault/index.ts';
import { draftCreate, draftEdit } from '../../../../src-shared/journal/draft.ts';
import { newId } from '../../../../src-shared/kernel/ids.ts';
import { dossier } from '../../../../src-shared/records/dossier.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { splitFields } from '../../../../src-shared/records/split-fields.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';

/** What a test may ask a stored vault, beside the screens: the same code, on the same origin and storage. */
export interface VaultFacts {
  readonly id: string;
  readonly digest: string;
  /** Commits of a chain that was read from end to end. */
  readonly commits: number;
  readonly notices: readonly string[];
  readonly records: readonly { readonly id: string; readonly type: string; readonly values: Readonly<Record<string, Json | undefined>> }[];
}

function sure<T>(result: { ok: true; value: T } | { ok: false; error: { code: string; params: object } }): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

const appPorts = makePorts(window);
const wherePorts = () => vaultPorts(appPorts);

/** A sign that the work began: the test kills from here on. */
const begun = (what: string): void => console.log(`probe: ${what}`);

async function withVault<T>(password: string, ask: (vault: Vault) => Promise<T>): Promise<T> {
  const ports = await wherePorts();
  const listed = sure(await listVaults(ports));
  const [first] = listed;
  if (first === undefined) throw new Error('no vault');
  const vault = sure(await openVault({ ...ports, vaultId: first.id, with: { password } }));
  try {
    return await ask(vault);
  } finally {
    await vault.lock();
  }
}

/** A commit rejected by a closing browser is no concern of this page: only what is found afterwards counts. */
const probe = {
  /** A staff list as one commit, as the import of a register makes it. */
  importRows: (password: string, count: number): Promise<void> =>
    withVault(password, async (vault) => {
      begun('import');
      sure(
        await vault.bulk(
          function* (dot): Generator<RecordState> {
            for (let n = 0; n < count; n++) {
              const id = newId(appPorts.random);
              const fields = { staffNumber: String(100_000 + n), name: `名簿 ${n}郎`, kana: 'メイボ', memo: 'x'.repeat(300) };
              yield draftCreate(dossier, { id, person: id, parties: { office: vault.device }, units: splitFields(dossier, fields) }, dot);
            }
          },
          { what: 'import' },
          { kind: 'import' },
        ),
      );
      begun('imported');
    }),
  /** Many edits of one record, then a snapshot, over and over until somebody ends the browser. */
  editAndCompact: (password: string, edits: number): Promise<void> =>
    withVault(password, async (vault) => {
      for (let round = 0; ; round++) {
        for (let n = 0; n < edits; n++) {
          const record = [...vault.workingSet.ofType('dossier').values()][n % Math.max(1, vault.workingSet.ofType('dossier').size)];
          if (record === undefined) throw new Error('no dossier');
          sure(await vault.commit('edit', { what: 'edit' }, (dot) => [draftEdit(record, splitFields(dossier, { memo: `${round}-${n}` }, record), dot)]));
        }
        begun('compacting');
        sure(await vault.compact());
      }
    }),
  read: (password: string): Promise<VaultFacts> =>
    withVault(password, async (vault) => ({
      id: vault.id,
      digest: await vault.stateDigest(),
      commits: sure(await vault.verify()).commits,
      notices: vault.notices.map(({ kind }) => kind),
      records: [...vault.workingSet.all()].map((record) => ({ id: record.id, type: record.type, values: shownValues(record) })),
    })),
};

export type Probe = typeof probe;

Object.assign(globalThis, { probe });
