// first: the database of the browser has to be there before the vault looks for it
import { openDesk } from './desk-session.ts';
import { ok } from '../../src-shared/kernel/result.ts';
import { applyItem, inboxItem, receiveIncoming } from '../../src-renderer/state/exchange/inbox.ts';
import { makeOwnFile } from '../../src-renderer/state/own-pcs/make-own-file.ts';
import { reachablePcs } from '../../src-renderer/state/own-pcs/other-pcs.ts';
import { makeTransfer, openTransfer, setUpPc, type Transfer } from '../../src-renderer/state/own-pcs/transfer.ts';
import { type Session, session, useSessionStore } from '../../src-renderer/state/session.ts';
import { GOOD_PASSWORD } from './desk-session.ts';
import { value } from './vault-kit.ts';

/** A PC's open vault, in front or not; a session is renewed by what happens on it. */
export interface OwnPc {
  session: Session;
}

let front: OwnPc | null = null;

/** Puts a PC in front: every command then speaks of it. */
export function at(pc: OwnPc): void {
  if (front !== null) front.session = session();
  front = pc;
  openDesk(pc.session);
}

export const firstPc = (): OwnPc => {
  front = { session: session() };
  return front;
};

export interface Take {
  readonly password?: string;
  readonly newPassword?: boolean;
  readonly name?: string;
  readonly member?: string;
}

export async function setUp(transfer: Pick<Transfer, 'name' | 'written' | 'code'>, { password = GOOD_PASSWORD, newPassword = false, name = '自宅のPC', member }: Take = {}): Promise<OwnPc> {
  const opened = value(await openTransfer({ name: transfer.name, bytes: transfer.written.bytes }, transfer.code));
  const made = value(await setUpPc({ transfer: opened, member: member ?? (opened.members[0]?.id as string), password, newPassword, name }));
  return { session: made.session };
}

/** A second PC from a transfer of the one in front. */
export const secondPc = async (take: Take = {}): Promise<OwnPc> => setUp(value(await makeTransfer()), take);

export interface OwnBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of the PC in front for all others of its party. */
export async function fileFrom(pc: OwnPc, everything = false): Promise<OwnBytes & { readonly records: number; readonly digest: string }> {
  at(pc);
  const { name, written, records } = value(await makeOwnFile({ devices: reachablePcs().map(({ id }) => id), everything }));
  return { name, bytes: written.bytes, records, digest: written.digest };
}

/** Opens the file on a PC as far as its preview. */
export async function open(pc: OwnPc, { name, bytes }: OwnBytes) {
  at(pc);
  const [id] = await receiveIncoming([{ id: 0, name, size: bytes.length, read: async () => ok(new Uint8Array(bytes)) }]);
  return inboxItem(id as string);
}

export async function receive(pc: OwnPc, file: OwnBytes) {
  const item = await open(pc, file);
  if (item?.state.kind !== 'ready') throw new Error(`not ready: ${JSON.stringify(item?.state)}`);
  const { plan } = item.state.planned;
  const done = await applyItem(item.id);
  if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  pc.session = session();
  return { plan, applied: done.applied };
}

export const phaseSession = (): Session => {
  const { phase } = useSessionStore.getState();
  if (phase.kind !== 'open') throw new Error('not open');
  return phase.session;
};
