import type { Card } from '../../src-shared/exchange/card.ts';
import { certifyDevice, openDeviceCertificate } from '../../src-shared/exchange/certificate.ts';
import { cardsInReturnedCopy, type ReturnedCopy, readReturnedCopy } from '../../src-shared/exchange/returned-copy.ts';
import { base64url } from '../../src-shared/kernel/bytes.ts';
import type { PartyId } from '../../src-shared/kernel/ids.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { startOfDayInJapan } from '../../src-shared/time/civil-date.ts';
import { readMemberCertificate } from './certificate-facts.ts';
import { type Identity, newMember, type OwnDevice } from './identity.ts';

/** The keys a 控え一式 may have been made for: ours now, and ours before a change of keys. */
export const ownPartyKeys = (identity: Identity): readonly string[] =>
  [identity.partyKeys, ...identity.former.map(({ partyKeys }) => partyKeys)].map(({ publicKey }) => base64url(publicKey));

/** The last statement here that names our key; null where none was taken in, or it was taken back. */
export function standingCopy(records: Iterable<RecordState>, identity: Identity): ReturnedCopy | null {
  const keys = ownPartyKeys(identity);
  const found = [...records].map(readReturnedCopy).filter((one) => one !== null && one.office !== identity.party && keys.includes(one.newKey));
  return found.sort((a, b) => (b as ReturnedCopy).record.stamp[2] - (a as ReturnedCopy).record.stamp[2])[0] ?? null;
}

/** PCs the party had before everything was lost: named on our card as lost, so that everybody hears of it. */
async function lostDevices(copy: ReturnedCopy, now: number): Promise<readonly OwnDevice[]> {
  const cards = (await cardsInReturnedCopy(copy)).filter((card: Card) => card.statement.party === copy.party);
  const revokedAt = copy.lostOn === '' ? now : Math.min(now, startOfDayInJapan(copy.lostOn));
  return cards.flatMap((card) =>
    card.devices.map(({ device, issuedAt }, i): OwnDevice => ({ id: device, name: '', certificate: card.statement.devices[i] as OwnDevice['certificate'], addedAt: issuedAt, revokedAt, changedAt: now })),
  );
}

/** The same person, PC and keys under another name of the party: every certificate is said anew. */
async function under(identity: Identity, party: PartyId, now: number): Promise<Identity> {
  const { partyKeys } = identity;
  const said = await openDeviceCertificate(identity.device.certificate, partyKeys.publicKey);
  if (!said.ok) throw new Error('our own device is not certified by our own key');
  const certificate = await certifyDevice({ ...said.value, party, issuedAt: now }, partyKeys.privateKey);
  const members = await Promise.all(
    identity.members.map(({ id, name, roles, publicKey, certificate: old }) => {
      const { validFrom, validTo } = readMemberCertificate(old);
      return newMember(party, partyKeys.privateKey, { id, name, roles, publicKey, from: validFrom, to: validTo }, now);
    }),
  );
  const own = identity.devices.filter(({ id }) => id === identity.device.id).map((device) => ({ ...device, certificate, changedAt: now }));
  return { ...identity, party, members, device: { ...identity.device, certificate }, devices: own, issuedAt: now };
}

/**
 * Who this vault is follows from its records: with a 控え一式 taken in it goes on as the party the office
 * knew, and where that was taken back it is again whom it began as. Null where nothing changes.
 */
export async function followReturnedCopy(records: Iterable<RecordState>, identity: Identity, now: number): Promise<Identity | null> {
  const copy = identity.role === 'doctor' ? standingCopy(records, identity) : null;
  const wanted = copy?.party ?? identity.beganAs ?? identity.party;
  if (wanted === identity.party) return null;
  const next = await under(identity, wanted, now);
  if (copy === null) {
    const { beganAs: _, ...again } = next;
    return again;
  }
  const lost = (await lostDevices(copy, now)).filter(({ id }) => id !== identity.device.id);
  return { ...next, devices: [...next.devices, ...lost], beganAs: identity.beganAs ?? identity.party };
}
