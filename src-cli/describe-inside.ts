import { cardWords } from '../src-shared/exchange/card.ts';
import type { Kind } from '../src-shared/exchange/header.ts';
import { coveredBy } from '../src-shared/exchange/plan-import.ts';
import { isPurpose, policyOf } from '../src-shared/exchange/policy.ts';
import type { OpenedContainer } from '../src-shared/exchange/read-container.ts';
import { formatMoment } from '../src-renderer/i18n/format.ts';
import type { Language } from '../src-renderer/i18n/message.ts';
import type { Row } from './describe-outside.ts';
import type { Say } from './say.ts';

/** The signed header and card of a file that was opened and verified. */
export interface InsideView {
  readonly kind: Kind;
  readonly purpose: string;
  readonly app: string;
  readonly version: number;
  readonly minReader: number;
  readonly createdAt: number;
  readonly number: number;
  readonly previous: string | null;
  readonly replyTo: readonly string[];
  readonly cancelled: readonly number[];
  readonly contains: readonly number[];
  readonly from: {
    readonly party: string; readonly device: string; readonly name: string; readonly role: string; readonly telephone: string;
    readonly member: { readonly id: string; readonly name: string } | null;
    readonly sixWords: readonly string[];
    readonly devices: number;
    readonly members: readonly { readonly id: string; readonly name: string; readonly roles: readonly string[]; readonly validFrom: string; readonly validTo: string | null }[];
    readonly revokedDevices: number;
  };
  readonly to: readonly { readonly party: string; readonly recipient: string }[];
  readonly counts: OpenedContainer['header']['counts'];
  readonly attachments: OpenedContainer['header']['attachments'];
}

export async function describeInside({ header, card }: OpenedContainer): Promise<InsideView> {
  const { statement } = card;
  const member = card.members.find((one) => one.member === header.from.member);
  return {
    kind: header.kind, purpose: header.purpose, app: header.app, version: header.version, minReader: header.minReader, createdAt: header.createdAt,
    number: header.number, previous: header.previous, replyTo: header.replyTo, cancelled: header.cancelled, contains: coveredBy(header).contains,
    from: {
      party: statement.party, device: header.from.device, name: statement.name, role: statement.role, telephone: statement.telephone,
      member: member === undefined ? null : { id: member.member, name: member.name },
      sixWords: await cardWords(card),
      devices: card.devices.length,
      members: card.members.map(({ member: id, name, roles, validFrom, validTo }) => ({ id, name, roles, validFrom, validTo })),
      revokedDevices: statement.revokedDevices.length,
    },
    to: header.to.map(({ party, recipient }) => ({ party, recipient })),
    counts: header.counts,
    attachments: header.attachments,
  };
}

export function insideRows(view: InsideView, say: Say, language: Language): readonly Row[] {
  const purpose = isPurpose(view.purpose) ? policyOf(view.purpose).label[language] : view.purpose === 'own' ? say('own') : null;
  const { from, counts } = view;
  const some = (label: string, numbers: readonly number[]): Row[] => (numbers.length === 0 ? [] : [[label, numbers.join(', ')]]);
  return [
    [say('kind'), say(view.kind)],
    ...(purpose === null || view.kind === 'invitation' ? [] : [[say('purpose'), purpose] as const]),
    [say('sender'), say('senderOf', { name: from.name, role: from.role })],
    ...(from.member === null ? [] : [[say('member'), from.member.name] as const]),
    ...(from.telephone === '' ? [] : [[say('telephone'), from.telephone] as const]),
    [say('six'), from.sixWords.join(' ')],
    [say('madeAt'), formatMoment(view.createdAt, language)],
    ...(view.number === 0 ? [] : [[say('number'), `No${view.number}`] as const]),
    ...some(say('cancelled'), view.cancelled),
    ...some(say('contains'), view.contains),
    ...(view.to.length === 0 ? [] : [[say('addressees'), String(view.to.length)] as const]),
    [say('count'), say('countOf', { lines: counts.lines, records: counts.records, attachments: counts.attachments, bytes: counts.bytes })],
    [say('devices'), String(from.devices)],
    [say('members'), String(from.members.length)],
    ...(from.revokedDevices === 0 ? [] : [[say('revoked'), String(from.revokedDevices)] as const]),
    [say('app'), view.app],
    [say('signed'), `${say('signedFine')} ${say('trustNote')}`],
  ];
}
