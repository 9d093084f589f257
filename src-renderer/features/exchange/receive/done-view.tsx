import { type ReactNode, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import type { Applied } from '../../../state/exchange/apply-import.ts';
import { type InboxItem, isSettled, putAway, useInbox } from '../../../state/exchange/inbox.ts';
import type { PlannedFile } from '../../../state/exchange/plan-received.ts';
import { entryOfDigest } from '../../../state/exchange/undo-import.ts';
import { openArea } from '../../../state/navigation.ts';
import { useSession } from '../../../state/session.ts';
import { hasConflict } from '../../../../src-shared/records/conflicts.ts';
import { session } from '../../../state/session.ts';
import { useRevision } from '../../../state/use-records.ts';
import { Banner, Button, Detail, Stack, TrustSentence } from '../../../ui/index.ts';
import { AfterLoss } from '../after-loss.tsx';
import { UndoDialog } from '../entry/undo-dialog.tsx';
import { purposeWord } from '../entry-words.ts';
import { PartnerActions } from '../ledger/partner-actions.tsx';
import { openHere, openTab } from '../places.ts';
import { MediumPanel } from './medium-panel.tsx';
import { MovedNotes } from './moved-notes.tsx';
import { RequestNotes } from './request-notes.tsx';

export interface DoneViewProps {
  readonly id: string;
  readonly planned: PlannedFile;
  readonly applied: Applied;
  readonly origin: InboxItem['origin'];
}

/** The result in one sentence, the way back, and the next file. */
export function DoneView({ id, planned, applied, origin }: DoneViewProps): ReactNode {
  const { t, language } = useText();
  const { identity } = useSession();
  const [undoing, setUndoing] = useState(false);
  const next = useInbox((state) => state.items.find((item) => item.id !== id && !isSettled(item)));
  const { trust } = planned.plan;
  const entryId = entryOfDigest(planned.file.opened.digest);
  const leave = (go: () => void) => (): void => {
    putAway(id);
    go();
  };
  const { firstCase } = applied;
  useRevision();
  const conflicts = planned.plan.merge.records.filter(({ id: record }) => {
    const now = session().vault.workingSet.get(record);
    return now !== undefined && hasConflict(now);
  });
  const [conflict] = conflicts;
  const recall = planned.plan.merge.records.find(({ type, accept }) => type === 'recallRequest' && accept !== null);
  return (
    <>
      <Detail
        title={t('exchange.fileTitle', { purpose: purposeWord(trust.purpose, language), number: trust.number })}
        actions={
          <>
            {entryId === undefined ? null : (
              <Button icon="undo" onPress={() => setUndoing(true)}>
                {t('exchange.undo')}
              </Button>
            )}
            {firstCase === null ? null : (
              <Button onPress={leave(() => openArea('permits', firstCase))}>{identity.role === 'doctor' ? t('exchange.doneCase') : t('exchange.doneQueue')}</Button>
            )}
            {recall === undefined ? null : <Button onPress={leave(() => openHere(recall.id))}>{t('disclosure.answer')}</Button>}
            {next === undefined ? (
              <Button kind="primary" onPress={leave(() => openTab('received'))}>
                {t('exchange.doneList')}
              </Button>
            ) : (
              <Button kind="primary" icon="next" onPress={leave(() => openHere(next.id))}>
                {t('exchange.doneNext')}
              </Button>
            )}
          </>
        }
      >
        <Stack>
          <TrustSentence tone="ok">
            {applied.changes === 0 ? t('exchange.doneNothing', { from: trust.name, number: trust.number }) : t('exchange.doneTitle', { from: trust.name, number: trust.number, count: applied.changes })}
          </TrustSentence>
          <AfterLoss partner={trust.party} />
          <MovedNotes plan={planned.plan} />
          {conflict === undefined ? null : (
            <Banner
              tone="warn"
              title={t('exchange.conflictsLeft', { count: conflicts.length })}
              actions={<Button onPress={leave(() => (conflicts.length === 1 ? openHere(conflict.id) : openTab('conflicts')))}>{t('exchange.conflictsSettle')}</Button>}
            >
              <p>{t('exchange.conflictMeanwhile')}</p>
            </Banner>
          )}
          {entryId === undefined || origin === null ? null : <MediumPanel entryId={entryId} partner={trust.party} origin={origin} />}
          <RequestNotes plan={planned.plan} onHandOver={(entry) => leave(() => openHere(entry.id))()} />
          <PartnerActions partner={trust.party} skip={planned.plan.requests.resend.length > 0} />
        </Stack>
      </Detail>
      {undoing && entryId !== undefined ? <UndoDialog entryId={entryId} onClose={() => setUndoing(false)} onDone={leave(() => openTab('received'))} /> : null}
    </>
  );
}
