import type { PartyId, RecordId } from '../kernel/ids.ts';
import { LIFE } from '../records/record-state.ts';
import type { CaseTransfer } from '../rules/case-transfers.ts';
import { hlcMs } from '../time/hlc.ts';
import type { Closing, SentLine } from './disclosure.ts';
import type { LedgerContent } from './ledger.ts';
import { policyOf } from './policy.ts';

/** Whether a record went along with this 移管, as far as the one it is about can tell. */
export type GoesAlong = (content: LedgerContent, transfer: CaseTransfer) => boolean;

/**
 * 移管 hands on what we had given: whoever got the cases holds of them what the office before held. Nobody
 * sent us a line of that, so it follows from the transfer and from what that office had of us by then.
 */
export function passedOn(sent: readonly SentLine[], transfers: readonly CaseTransfer[], goesAlong: GoesAlong, closings: readonly Closing[] = []): readonly SentLine[] {
  const types: Readonly<Record<string, { readonly units: readonly string[] } | undefined>> = policyOf('handover').types;
  const lines: SentLine[] = [];
  for (const transfer of transfers) {
    const { from, to, record } = transfer;
    const madeAt = hlcMs(transfer.at);
    const held = new Map<RecordId, { readonly content: LedgerContent; readonly units: Set<string> }>();
    for (const line of [...sent, ...lines]) {
      if (line.partner !== from || line.state === 'cancelled' || line.madeAt > madeAt) continue;
      for (const content of line.contents) {
        const allowed = types[content.type]?.units ?? [];
        const isGone = (unit: string): boolean => closings.some((one) => one.partner === from && one.recordId === content.id && one.units.includes(unit) && one.at > line.madeAt && one.at <= madeAt);
        const units = content.units.filter((unit) => unit !== LIFE && allowed.includes(unit) && !isGone(unit));
        if (units.length === 0 || !goesAlong(content, transfer)) continue;
        const known = held.get(content.id) ?? { content, units: new Set<string>() };
        for (const unit of units) known.units.add(unit);
        held.set(content.id, known);
      }
    }
    if (held.size === 0) continue;
    const name = record.values['act']?.['toName'];
    const contents = [...held.values()].map(({ content, units }) => ({ ...content, units: [...units] }));
    lines.push({ partner: to, partnerName: typeof name === 'string' ? name : '', number: 0, purpose: 'handover', state: 'handed', madeAt, contents });
  }
  return lines;
}

/** The party itself is told by the office it left: of its own cases only. */
export const movesOf = (transfers: readonly CaseTransfer[], self: PartyId): readonly CaseTransfer[] => transfers.filter(({ subject, from, to }) => subject === self && from !== self && to !== self);
