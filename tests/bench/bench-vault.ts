import { sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { createVault, openVault, type Vault, type VaultPorts, type VaultRole } from '../../src-renderer/vault/index.ts';

/** The vault as it is, with key derivation left out: 0.45 s of Argon2id would hide what is measured. */
export const ports: VaultPorts = {
  clock: { now: () => Date.now() },
  random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  keyClassOf: () => 'records',
  deriveKey: (password) => sha256(utf8(password)),
};

const PASSWORD = 'bench';

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string; readonly params: object } }): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

export const freshVault = async (role: VaultRole = 'office'): Promise<Vault> =>
  must(await createVault({ ...ports, role, sample: true, member: { name: 'bench' }, password: PASSWORD }));

export const openAgain = async (vaultId: string): Promise<Vault> => must(await openVault({ ...ports, vaultId, with: { password: PASSWORD } }));

export const fill = async (vault: Vault, records: Iterable<RecordState>): Promise<void> => {
  must(await vault.bulk(records, { file: 'bench' }));
};

export { must };
