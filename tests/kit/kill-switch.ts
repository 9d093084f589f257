import { IDBDatabase as FakeDatabase } from 'fake-indexeddb';
import { appError } from '../../src-shared/kernel/app-error.ts';
import { err } from '../../src-shared/kernel/result.ts';
import type { MirrorPort } from '../../src-renderer/vault/index.ts';
import type { MemoryMirror } from '../../src-renderer/vault/memory-mirror.ts';

/** A PC whose program dies after so many writes: to the browser's storage, to the folder beside it. */
export interface KillSwitch {
  /** Writes from now on that still happen. */
  dieAfter(writes: number): void;
  /** The PC is switched on again. */
  revive(): void;
  /** Writes since `dieAfter` or the beginning, those that did not happen any more left out. */
  readonly writes: number;
  readonly dead: boolean;
  mortal(mirror: MemoryMirror): MemoryMirror;
  remove(): void;
}

type Open = (this: object, names: string | string[], mode?: IDBTransactionMode, options?: unknown) => IDBTransaction;

/** Every transaction that may write counts as one, and every change of a file in the mirror. */
export function killSwitch(): KillSwitch {
  let left = Number.POSITIVE_INFINITY;
  let writes = 0;
  const mayWrite = (): boolean => {
    if (left <= 0) return false;
    left -= 1;
    writes += 1;
    return true;
  };
  const proto = FakeDatabase.prototype as unknown as { transaction: Open };
  const whole = proto.transaction;
  proto.transaction = function transaction(names, mode, options) {
    if (mode === 'readwrite' && !mayWrite()) throw new DOMException('the program is gone', 'AbortError');
    return whole.call(this, names, mode, options);
  };
  const gone = () => err(appError('desktop/failed'));
  const mortalPort = (port: MirrorPort): MirrorPort => ({
    ...port,
    put: async (...said) => (mayWrite() ? port.put(...said) : gone()),
    append: async (...said) => (mayWrite() ? port.append(...said) : gone()),
    remove: async (...said) => (mayWrite() ? port.remove(...said) : gone()),
    writeSentinel: async (...said) => (mayWrite() ? port.writeSentinel(...said) : gone()),
  });
  return {
    dieAfter: (count) => {
      left = count;
      writes = 0;
    },
    revive: () => {
      left = Number.POSITIVE_INFINITY;
    },
    get writes() {
      return writes;
    },
    get dead() {
      return left <= 0;
    },
    mortal: (mirror) => ({ ...mirror, of: (vaultId) => mortalPort(mirror.of(vaultId)) }),
    remove: () => {
      proto.transaction = whole;
    },
  };
}
