import { createVault, listVaults, openVault, type Vault, type VaultPorts } from '../../../../src-renderer/vault/index.ts';
import { draftCreate, draftEdit } from '../../../../src-shared/journal/draft.ts';
import { sha256, utf8 } from '../../../../src-shared/kernel/bytes.ts';
import { newId } from '../../../../src-shared/kernel/ids.ts';
import { must } from '../../../../src-shared/kernel/result.ts';
import { dossier } from '../../../../src-shared/records/dossier.ts';
import type { Dot } from '../../../../src-shared/records/heads.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { splitFields } from '../../../../src-shared/records/split-fields.ts';

/** The vault as it is, on Chromium's own storage, with key derivation left out: what is tested is what survives. */
const ports: VaultPorts = {
  clock: { now: () => Date.now() },
  random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  keyClassOf: () => 'records',
  deriveKey: (password) => sha256(utf8(password)),
};
const PASSWORD = 'storm';

export type Work = 'edits' | 'compaction' | 'import' | 'undo';

/** What a person would find after the storm. */
export interface Found {
  readonly seq: number;
  /** Commits of the chain, read from end to end with every digest. */
  readonly verified: number;
  /** Number of the last edit, as the edited record says it. */
  readonly lastEdit: number;
  /** Records per import still there, by the import's name. */
  readonly imports: Readonly<Record<string, number>>;
}

/** Said only when the vault has answered: from here on it must be there. */
const say = (text: string): void => {
  // oxlint-disable-next-line no-console -- the campaign listens to the console of this page
  console.log(text);
};
const acknowledged = (what: string, n: number | string): void => say(`ack ${what} ${n}`);

async function open(): Promise<Vault> {
  const [first] = must(await listVaults(ports));
  if (first === undefined) throw new Error('no vault');
  return must(await openVault({ ...ports, vaultId: first.id, with: { password: PASSWORD } }));
}

const row = (name: string, memo: string, dot: Dot): RecordState => {
  const id = newId(ports.random);
  return draftCreate(dossier, { id, person: id, parties: { author: 'storm-----------' }, units: splitFields(dossier, { name, memo }) }, dot);
};

const textIn = (record: RecordState, field: string): string => String(shownValues(record)[field] ?? '');

const editedIn = (vault: Vault): RecordState => {
  for (const record of vault.workingSet.ofType('dossier').values()) if (textIn(record, 'name') === 'edited') return record;
  throw new Error('no edited record');
};

async function edit(vault: Vault, n: number): Promise<void> {
  const record = editedIn(vault);
  must(await vault.commit('edit', { what: 'edit' }, (dot) => [draftEdit(record, splitFields(dossier, { memo: String(n) }, record), dot)]));
  acknowledged('edit', n);
}

async function takeIn(vault: Vault, rows: number): Promise<number> {
  const name = `import ${Date.now()}`;
  const done = must(
    await vault.bulk(
      function* (dot): Generator<RecordState> {
        for (let n = 0; n < rows; n++) yield row(name, 'x'.repeat(300), dot);
      },
      { what: 'import' },
      { kind: 'import' },
    ),
  );
  acknowledged('import', name);
  return done.seq;
}

const storm = {
  async prepare(): Promise<void> {
    const vault = must(await createVault({ ...ports, role: 'office', sample: true, member: { name: 'storm' }, password: PASSWORD }));
    must(await vault.commit('edit', {}, (dot) => [row('edited', '0', dot)]));
    must(await vault.bulk((dot) => Array.from({ length: 1_000 }, () => row('first', 'y'.repeat(300), dot)), { what: 'import' }, { kind: 'import' }));
    await vault.lock();
  },
  /** Goes on until somebody ends the browser. */
  async work(kind: Work, from: number): Promise<void> {
    const vault = await open();
    say('begun');
    for (let n = from + 1; ; n++) {
      await edit(vault, n);
      if (kind === 'compaction' && n % 25 === 0) must(await vault.compact());
      if (kind === 'import' && n % 10 === 0) await takeIn(vault, 4_000);
      if (kind === 'undo' && n % 10 === 0) {
        const seq = await takeIn(vault, 2_000);
        must(await vault.retract([seq]));
        acknowledged('undo', seq);
      }
    }
  },
  async look(): Promise<Found> {
    const vault = await open();
    const imports: Record<string, number> = {};
    for (const record of vault.workingSet.ofType('dossier').values()) {
      const name = textIn(record, 'name');
      if (name !== 'edited') imports[name] = (imports[name] ?? 0) + 1;
    }
    const found = { seq: vault.seq, verified: must(await vault.verify()).commits, lastEdit: Number(textIn(editedIn(vault), 'memo')), imports };
    await vault.lock();
    return found;
  },
  /** The wrong setting, for the control: Chromium's own default. */
  relax(): void {
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options): IDBTransaction {
      return transaction.call(this, stores, mode, { ...options, durability: 'relaxed' });
    };
  },
};

export type Storm = typeof storm;

Object.assign(globalThis, { storm });
