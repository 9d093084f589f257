import { useMemo } from 'react';
import { type Closing, type Disclosure, disclosures } from '../../../src-shared/exchange/disclosure.ts';
import { type GoesAlong, movesOf, passedOn } from '../../../src-shared/exchange/passed-on.ts';
import type { WorkingSet } from '../../../src-shared/journal/working-set.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { type RecallAnswer, recallAnswers, recordAnswers } from '../../../src-shared/records/deletion-statement.ts';
import { type NamedItem, namedItems } from '../../../src-shared/records/recall-request.ts';
import { type RecordState, shownValues, stampOf } from '../../../src-shared/records/record-state.ts';
import { readTransfers, stoodThen } from '../../../src-shared/rules/case-transfers.ts';
import { hlcMs } from '../../../src-shared/time/hlc.ts';
import { session, useSession } from '../session.ts';
import { useRevision } from '../use-records.ts';
import { ledgerNow } from './ledger-now.ts';

export interface Statement {
  readonly record: RecordState;
  readonly author: PartyId;
  readonly asker: PartyId;
  readonly requestId: RecordId;
  readonly answeredOn: string;
  readonly answeredBy: string;
  readonly answers: readonly RecallAnswer[];
}

/** 消去証明, ours and others'. Their signatures were verified when they came. */
export function statementsIn(workingSet: WorkingSet): readonly Statement[] {
  return [...workingSet.ofType('deletionStatement').values()].map((record) => {
    const { requestId, answeredOn, answeredBy, answers } = shownValues(record);
    const read = recallAnswers.safeParse(answers);
    const { author = '', subject = '' } = record.parties;
    return { record, author, asker: subject, requestId: String(requestId ?? ''), answeredOn: String(answeredOn ?? ''), answeredBy: String(answeredBy ?? ''), answers: read.success ? recordAnswers(read.data) : [] };
  });
}

export interface Recall {
  readonly record: RecordState;
  readonly asker: PartyId;
  readonly partner: PartyId;
  readonly requestedOn: string;
  readonly reason: string;
  readonly items: readonly NamedItem[];
  /** The answer, where there is one. */
  readonly statement: Statement | undefined;
}

/** 消去の依頼, ours and those made to us, newest first. */
export function recallsIn(workingSet: WorkingSet): readonly Recall[] {
  const statements = statementsIn(workingSet);
  return [...workingSet.ofType('recallRequest').values()]
    .map((record): Recall => {
      const { partner, requestedOn, reason, items } = shownValues(record);
      const read = namedItems.safeParse(items);
      const asked = String(partner ?? '');
      return {
        record, asker: record.parties.author ?? '', partner: asked, requestedOn: String(requestedOn ?? ''), reason: String(reason ?? ''),
        items: read.success ? read.data : [], statement: statements.find((one) => one.requestId === record.id && one.author === asked),
      };
    })
    .toSorted((a, b) => stampOf(b.record, 'request')[2] - stampOf(a.record, 'request')[2]);
}

const closingsIn = (workingSet: WorkingSet, self: PartyId): readonly Closing[] =>
  statementsIn(workingSet).flatMap(({ record, author, asker, answers }) =>
    asker !== self || author === self
      ? []
      : answers.filter(({ what }) => what !== 'kept').map(({ id, units }) => ({ partner: author, recordId: id, units, at: hlcMs(stampOf(record, 'statement')[2]) })),
  );

/** Of what the office before had: the cases the transfer names, the acts on them, and permits that stood then. */
const wentAlong: GoesAlong = ({ id, type }, transfer) => {
  if (type === 'permitApplication') return transfer.cases.has(id);
  const record = session().vault.workingSet.get(id);
  if (record === undefined) return false;
  if (type === 'permitEvent') return transfer.cases.has(String(record.values['act']?.['caseId']));
  return type === 'permit' && stoodThen(record, transfer) && record.values['end']?.['endedOn'] == null;
};

export const disclosuresNow = (): readonly Disclosure[] => {
  const { vault, identity } = session();
  const closings = closingsIn(vault.workingSet, identity.party);
  const sent = ledgerNow().filter(({ direction }) => direction === 'sent');
  const moves = movesOf(readTransfers(vault.workingSet.ofType('caseTransfer').values()), identity.party);
  return disclosures([...sent, ...passedOn(sent, moves, wentAlong, closings)], closings);
};

/** だれが何を持っているか, made anew with every commit. */
export function useDisclosures(): readonly Disclosure[] {
  useSession();
  const revision = useRevision();
  return useMemo(() => disclosuresNow(), [revision]);
}

export function useRecalls(): readonly Recall[] {
  const { workingSet } = useSession().vault;
  const revision = useRevision();
  return useMemo(() => recallsIn(workingSet), [workingSet, revision]);
}

/** Made to us, and nobody has answered. */
export const isToAnswer = (recall: Recall, self: PartyId): boolean => recall.partner === self && recall.asker !== self && recall.statement === undefined;

export interface ErasedHere {
  readonly on: string;
  readonly asker: PartyId;
  readonly by: string;
}

/** 消去済: a record, or part of one, that was erased here because somebody asked. */
export function erasedHere(id: RecordId, workingSet: WorkingSet = session().vault.workingSet): ErasedHere | null {
  const { identity } = session();
  const found = statementsIn(workingSet).find(({ author, answers }) => author === identity.party && answers.some((one) => one.id === id && one.what === 'erased'));
  return found === undefined ? null : { on: found.answeredOn, asker: found.asker, by: found.answeredBy };
}
