import { isSealedRecord } from '../../src-shared/records/sealed-record.ts';
import { ok } from '../../src-shared/kernel/result.ts';
import { deskMirror, type KeyStorePort, storeInUse, makeAnotherStore, type VaultPorts } from '../vault/index.ts';
import { freeBytes } from './free-space.ts';
import { type Ports, ports } from './session.ts';
import { readMachine } from './this-machine.ts';

/** What every vault of this PC is opened with. */
export async function vaultPorts(given: Ports = ports()): Promise<VaultPorts> {
  const [machine, idb] = await Promise.all([readMachine(given.platform), storeInUse()]);
  return {
    clock: given.clock,
    random: given.random,
    keyClassOf: (row) => (isSealedRecord(row) ? 'sealed' : 'records'),
    mirror: deskMirror(given.platform),
    ...(machine === undefined ? {} : { machine }),
    freeBytes: () => freeBytes(given.platform),
    anotherStore: () => makeAnotherStore(),
    ...(idb === undefined ? {} : { idb }),
  };
}

/** The operating system's key store behind the desktop contract. */
export function keyStore({ platform }: Ports = ports()): KeyStorePort {
  return {
    wrap: async (secret) => {
      const kept = await platform.keyStoreWrap({ secret });
      return kept.ok ? ok(kept.value.wrapped) : kept;
    },
    unwrap: async (wrapped) => platform.keyStoreUnwrap({ wrapped }),
  };
}
