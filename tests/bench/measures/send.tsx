import { type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ExchangeScreen } from '../../../src-renderer/features/exchange/exchange-screen.tsx';
import { openHere, openTab, SEND } from '../../../src-renderer/features/exchange/places.ts';
import type { PartyId } from '../../../src-shared/kernel/ids.ts';
import { errorText } from '../../../src-renderer/i18n/index.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { usePlace } from '../../../src-renderer/state/navigation.ts';
import { makeTransfer } from '../../../src-renderer/state/own-pcs/transfer.ts';
import { useSendRequest } from '../../../src-renderer/state/send-request.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { StatusProvider, UiTextProvider } from '../../../src-renderer/ui/index.ts';
import { makeParty } from '../../kit/party.ts';
import { fill, must } from '../bench-vault.ts';
import { freshDesk, leaveDesk, recognise } from '../desk.ts';
import { ledgerRows } from '../ledger-rows.ts';
import { watchSteps } from '../timing.ts';

let root: Root | null = null;
let place: HTMLElement | null = null;

function Screen(): ReactNode {
  const { recordId } = usePlace();
  return (
    <UiTextProvider language="ja" explain={(error) => errorText(error, 'ja')}>
      <StatusProvider>
        <ExchangeScreen recordId={recordId} />
      </StatusProvider>
    </UiTextProvider>
  );
}

/** What a preview lists at once: a day before there was no more than that. */
const FEW = 20;

/**
 * An office whose whole ledger is of one doctor. A small file was looked at before, so that fonts and
 * screens are loaded; the person is back at the list.
 */
async function deskToSendFrom(count: number): Promise<PartyId> {
  await leaveDesk();
  await freshDesk('office');
  const doctor = await makeParty(21, 'doctor', '山田 花子', 3);
  await recognise(doctor, 'none');
  const { identity, vault } = session();
  const rows = ledgerRows(count, doctor, 3).map((row) => ({ ...row, person: doctor.party, parties: { author: identity.party } }));
  await fill(vault, rows.slice(0, FEW));
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  root.render(<Screen />);
  await previewOfSend(doctor.party);
  useSendRequest.setState({ request: null });
  openTab('to-send');
  await until(() => (makeButton() === undefined ? true : null));
  await fill(vault, rows.slice(FEW));
  return doctor.party;
}

async function until<T>(found: () => T | null | undefined): Promise<T> {
  for (const end = performance.now() + 120_000; performance.now() < end; ) {
    const value = found();
    if (value !== null && value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the send screen never came so far');
}

const makeButton = (): HTMLButtonElement | undefined => [...(place?.querySelectorAll('button') ?? [])].find((one) => one.textContent === 'ファイルを作る' && !one.disabled);

/** The real screen: the preview gathered and drawn. */
async function previewOfSend(recipient: PartyId): Promise<void> {
  useSendRequest.setState({ request: { purpose: 'decision', recordIds: [], recipient } });
  openHere(SEND);
  await until(makeButton);
}

/** 「ファイルを作る」 to the screen of the file that was made. */
async function makeOnSend(count: number): Promise<void> {
  (await until(makeButton)).click();
  const entry = await until(() => ledgerNow().find(({ direction }) => direction === 'sent'));
  await until(() => [...(place?.querySelectorAll('button') ?? [])].find((one) => one.textContent.includes('送付状')));
  if (entry.contents.length !== count) throw new Error(`${entry.contents.length} of ${count} in the file`);
}

/** Everything into one file for a further PC, from the same desk. */
async function ownFileFromThere(count: number): Promise<void> {
  root?.unmount();
  place?.remove();
  const made = must(await makeTransfer());
  if (made.records < count) throw new Error(`${made.records} of ${count} in the file`);
}

/** Longest task of the main thread while a large file is read before it is made, made, and while everything goes to a further PC. */
export async function sendTasks(count: number): Promise<Readonly<Record<string, number>>> {
  const doctor = await deskToSendFrom(count);
  const { longest, watch } = watchSteps();
  await watch('preview', () => previewOfSend(doctor));
  await watch('send', () => makeOnSend(count));
  await watch('ownFile', () => ownFileFromThere(count));
  return longest;
}
