import type { PartyId } from '../kernel/ids.ts';
import type { RosterEntry } from './invitation.ts';
import type { KnownContact } from './known-parties.ts';

/**
 * confirms: will be confirmed by this roster · recognises: confirmed already, and recognised as an office from now on ·
 * same: nothing new · otherKey: another key is known here, a person has to look · stays: a person here took the
 * confirmation back or stopped the contact · noRight: this signer's word is not enough · self: ourselves
 */
export type RosterOutcome = 'confirms' | 'recognises' | 'same' | 'otherKey' | 'stays' | 'noRight' | 'self';

export interface RosterLine extends RosterEntry {
  readonly outcome: RosterOutcome;
  /** What the contact is recognised as once this is applied. */
  readonly recognise: 'none' | 'office';
}

export interface RosterWorld {
  readonly self: PartyId;
  /** What the signer is recognised as here; `none` for anybody who is not confirmed. */
  readonly signer: 'none' | 'office' | 'headquarters';
  readonly known: ReadonlyMap<PartyId, KnownContact>;
  /** Contacts that only a person may confirm. */
  readonly stays: (party: PartyId) => boolean;
}

/**
 * What a roster is worth here. Headquarters vouches for everybody and makes an office an office; an office vouches
 * for doctors and gives nobody authority; from anybody else it is read and gives nothing. Nobody is made
 * headquarters by a list.
 */
export function judgeRoster(entries: readonly RosterEntry[], world: RosterWorld): readonly RosterLine[] {
  const seen = new Set<PartyId>();
  return entries.flatMap((entry): RosterLine[] => {
    const { party, key } = entry.card.statement;
    if (seen.has(party)) return [];
    seen.add(party);
    const recognise = world.signer === 'headquarters' && entry.as === 'office' ? 'office' : 'none';
    const line = (outcome: RosterOutcome): RosterLine[] => [{ ...entry, outcome, recognise }];
    if (party === world.self) return line('self');
    const known = world.known.get(party);
    const vouches = world.signer === 'headquarters' ? entry.as !== 'headquarters' : world.signer === 'office' && entry.as === 'none';
    if (!vouches) return line('noRight');
    if (world.stays(party) || known?.revoked === true || known?.takenBack === true) return line('stays');
    if (known !== undefined && (known.card.statement.key !== key || known.card.statement.recipient !== entry.card.statement.recipient)) return line('otherKey');
    if (known?.confirmed !== true) return line('confirms');
    return line(recognise === 'office' && known.asOffice === 'none' ? 'recognises' : 'same');
  });
}

/** Lines that change something here. */
export const movesContact = ({ outcome }: RosterLine): boolean => outcome === 'confirms' || outcome === 'recognises';
