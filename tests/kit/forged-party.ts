import { makeCard, openCard } from '../../src-shared/exchange/card.ts';
import { certifyDevice } from '../../src-shared/exchange/certificate.ts';
import { recordLines } from '../../src-shared/exchange/record-lines.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { base64url } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { newAgeIdentity } from '../../src-shared/sealing/age-identity.ts';
import { newSigningKeys } from '../../src-shared/sealing/signing-keys.ts';
import { cardOf } from '../../src-renderer/state/identity.ts';
import { ports, type Session } from '../../src-renderer/state/session.ts';

/** Somebody who gives themselves for a party they know of: its ids, its name, keys of their own. */
export async function forgedParty({ identity }: Session) {
  const keys = await newSigningKeys();
  const deviceKeys = await newSigningKeys();
  const age = await newAgeIdentity();
  const { party, role, name, telephone } = identity;
  const issuedAt = ports().clock.now();
  const device = identity.device.id;
  const certificate = await certifyDevice({ party, device, key: base64url(deviceKeys.publicKey), issuedAt }, keys.privateKey);
  const card = must(await openCard(await makeCard({ party, role, name, telephone, key: base64url(keys.publicKey), recipient: age.recipient, devices: [certificate], members: [], revokedDevices: [], issuedAt }, keys.privateKey)));
  const fileTo = async (to: Session, number: number, rows: readonly RecordState[] = []) => {
    const theirs = must(await openCard(await cardOf(to.identity)));
    const written = must(
      await writeContainer({
        header: { kind: 'exchange', purpose: 'career', app: 'forged', createdAt: ports().clock.now(), number, previous: null, to: [{ party: theirs.statement.party, recipient: theirs.keys.recipient }] },
        signer: { card, device, member: null, privateKey: deviceKeys.privateKey },
        lines: recordLines(rows),
      }),
    );
    return { name: `No${number}.cdesk`, bytes: new Uint8Array(written.bytes), digest: written.digest };
  };
  return { card, fileTo };
}
