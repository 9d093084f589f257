import type { DeskCalls } from '../../src-shared/desktop/contract.ts';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import type { MirrorHost, MirrorPort } from './mirror-port.ts';

type MirrorCalls = Pick<
  DeskCalls,
  | 'mirrorVaults'
  | 'mirrorPut'
  | 'mirrorAppend'
  | 'mirrorClose'
  | 'mirrorRead'
  | 'mirrorList'
  | 'mirrorDelete'
  | 'mirrorRemoveVault'
  | 'sentinelRead'
  | 'sentinelWrite'
>;

async function pick<T, U>(answer: Promise<Result<T, AppError>>, map: (value: T) => U): Promise<Result<U, AppError>> {
  const result = await answer;
  return result.ok ? ok(map(result.value)) : result;
}

const done = (): undefined => undefined;

/** The mirror folder, written by the other side of the desktop contract. */
export function deskMirror(desk: MirrorCalls): MirrorHost {
  const of = (vaultId: string): MirrorPort => ({
    put: (name, bytes) => pick(desk.mirrorPut({ vaultId, name, bytes }), done),
    append: (segment, at, bytes) => pick(desk.mirrorAppend({ vaultId, name: segment, at, bytes }), ({ length }) => length),
    close: (segment) => pick(desk.mirrorClose({ vaultId, name: segment }), (value) => value),
    read: (name) => pick(desk.mirrorRead({ vaultId, name }), ({ bytes }) => bytes),
    list: (folder) => pick(desk.mirrorList({ vaultId, folder }), ({ entries }) => entries),
    remove: (name) => pick(desk.mirrorDelete({ vaultId, name }), done),
    readSentinel: () => pick(desk.sentinelRead({ vaultId }), ({ sentinel }) => sentinel),
    writeSentinel: (sentinel) => pick(desk.sentinelWrite({ sentinel }), done),
  });
  return {
    vaults: () => pick(desk.mirrorVaults({}), ({ vaults }) => vaults),
    of,
    removeVault: (vaultId) => pick(desk.mirrorRemoveVault({ vaultId, confirm: vaultId }), done),
  };
}
