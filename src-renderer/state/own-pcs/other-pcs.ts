import { type Card, succeedsKey } from '../../../src-shared/exchange/card.ts';
import { sameBytes } from '../../../src-shared/kernel/bytes.ts';
import type { DeviceId } from '../../../src-shared/kernel/ids.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import { cutText } from '../../../src-shared/text/cut-text.ts';
import { readDeviceRecipient } from '../certificate-facts.ts';
import type { Identity, OwnDevice } from '../identity.ts';
import { changeIdentity } from '../open-session.ts';
import { ports, session } from '../session.ts';

/** The party's other PCs that are in use. */
export const otherPcs = (identity: Identity = session().identity): readonly OwnDevice[] =>
  identity.devices.filter(({ id, revokedAt }) => id !== identity.device.id && revokedAt === null);

/** Those that files can be sealed to. */
export const reachablePcs = (identity: Identity = session().identity): readonly (OwnDevice & { readonly recipient: string })[] =>
  otherPcs(identity).flatMap((device) => {
    const recipient = readDeviceRecipient(device.certificate);
    return recipient === null ? [] : [{ ...device, recipient }];
  });

/**
 * The devices a file may count as ours by: those in the list, also the ones taken out of use, and one
 * that is new here where our own key certified it.
 */
export function ownDevicesFor(card: Card, identity: Identity = session().identity): ReadonlySet<DeviceId> {
  const known = new Set([identity.device.id, ...identity.devices.map(({ id }) => id)]);
  const current = identity.partyKeys.publicKey;
  if (card.statement.party === identity.party && (sameBytes(card.keys.signingKey, current) || succeedsKey(card, current))) for (const { device } of card.devices) known.add(device);
  return known;
}

const MOST_LETTERS = 40;

/** What people call this PC or another one. */
export function renamePc(id: DeviceId, name: string): Promise<Result<unknown>> {
  const now = ports().clock.now();
  return changeIdentity((old) => ({
    ...old,
    devices: old.devices.map((device) => (device.id === id ? { ...device, name: cutText(name.trim(), MOST_LETTERS), changedAt: now } : device)),
  }));
}

/** A PC that is not used any more, or was lost: it gets nothing from now on, and files it makes are refused everywhere. */
export function takeOutOfUse(id: DeviceId): Promise<Result<unknown>> {
  const now = ports().clock.now();
  return changeIdentity((old) => ({
    ...old,
    devices: old.devices.map((device) => (device.id === id && id !== old.device.id ? { ...device, revokedAt: device.revokedAt ?? now, changedAt: now } : device)),
  }));
}
