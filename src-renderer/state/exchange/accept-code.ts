import { draftCreate, draftEdit } from '../../../src-shared/journal/draft.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { newId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import { invitationCode } from '../../../src-shared/records/invitation-code.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { link as linkType } from '../../../src-shared/records/link.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { contactRow, planCard, trustFields } from '../contacts.ts';
import { ports, session } from '../session.ts';
import { type DossierMatch, linkOf, matchOf, sameName, whoInFile } from './link-person.ts';
import type { PlannedFile } from './plan-received.ts';

/** The line of the staff list a code was issued for, offered as the same person. */
export interface CodeLink {
  readonly match: DossierMatch;
  /** The name in the file is the one the code was issued for: taken over unless somebody unticks it. */
  readonly fits: boolean;
}

/** Whose code was used, and does the file say the same name? */
export function codeFits({ plan, restored }: PlannedFile): boolean {
  const { code, party, name } = plan.trust;
  if (code === null) return false;
  return sameName(whoInFile(restored.records, party)['name'] ?? name, code.forName);
}

export function linkByCode(planned: PlannedFile): CodeLink | null {
  const { code, party } = planned.plan.trust;
  if (code === null || code.dossierId === null || linkOf(party) !== undefined) return null;
  const dossier = session().vault.workingSet.get(code.dossierId);
  if (dossier === undefined || isDeleted(dossier)) return null;
  return { match: matchOf(dossier, 'code', []), fits: codeFits(planned) };
}

/** Rows of a commit, made once its dot is known. */
export type RowsAt = (dot: Dot) => Result<readonly RecordState[], AppError>;

/**
 * The contact confirmed by its code, the code used, and the line of the staff list it was issued for: rows of the
 * very commit that takes the file in, so that none of it is there without the file.
 */
export async function acceptByCode(planned: PlannedFile, link: DossierMatch | null): Promise<RowsAt> {
  const { vault, identity, member } = session();
  const { trust } = planned.plan;
  const codeId = trust.code?.recordId ?? '';
  const card = await planCard(planned.file.opened.card);
  const linkId = newId(ports().random);
  const today = todayInJapan(ports().clock);
  return (dot) => {
    const code = vault.workingSet.get(codeId);
    if (code === undefined || isDeleted(code) || shownValues(code)['state'] !== 'unused') return err(appError('exchange/code-not-valid', { name: trust.name }));
    const rows: RecordState[] = [];
    const contact = contactRow(card, trustFields('code', 'none'), dot);
    if (contact !== null) rows.push(contact);
    rows.push(draftEdit(code, splitFields(invitationCode, { state: 'used', usedBy: trust.party, usedByName: trust.name, usedOn: today }, code), dot));
    if (link !== null) {
      const fields = { dossierId: link.dossierId, partyId: trust.party, ground: link.ground, confirmedOn: today, confirmedBy: member.name };
      rows.push(draftCreate(linkType, { id: linkId, person: trust.party, parties: { author: identity.party }, units: splitFields(linkType, fields) }, dot));
    }
    return ok(rows);
  };
}
