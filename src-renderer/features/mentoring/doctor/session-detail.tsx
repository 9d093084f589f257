import type { ReactNode } from 'react';
import { mentorSession } from '../../../../src-shared/records/mentor-session.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import { openArea } from '../../../state/navigation.ts';
import { requestSend } from '../../../state/send-request.ts';
import { useSession } from '../../../state/session.ts';
import { flushAllDrafts, useAutosave } from '../../../state/use-autosave.ts';
import { useToday } from '../../../state/use-today.ts';
import { Banner, Button, Detail, Row, StateChip } from '../../../ui/index.ts';
import { AREA, textOf } from '../mentoring-places.ts';
import { hasConflict, type Pairing } from './pairs.ts';
import { PlainForm } from '../plain-form.tsx';
import { PrivateNotes } from './private-note.tsx';
import { SENT_KEYS, SENT_TONES } from './sent-words.ts';
import { sentState } from './sent-state.ts';
import styles from '../mentoring.module.css';

export interface SessionDetailProps {
  readonly pairing: Pairing;
  readonly record: RecordState;
  readonly onDelete: () => void;
}

/** One meeting: what both read, and clearly apart from it what only the reader does. */
export function SessionDetail({ pairing, record, onDelete }: SessionDetailProps): ReactNode {
  const { t } = useText();
  const today = useToday();
  const ledger = useLedger();
  const { identity } = useSession();
  const draft = useAutosave(record);
  const held = textOf(draft.values['heldOn']);
  const state = sentState(record, ledger, pairing.partner, identity.device.id);
  const send = async (): Promise<void> => {
    if (await flushAllDrafts()) requestSend({ purpose: 'mentoring', recordIds: [], recipient: pairing.partner, back: { area: AREA, recordId: record.id } });
  };
  return (
    <Detail
      title={held === '' ? t('mentoring.sessionNew') : t('mentoring.sessionOn', { on: held })}
      state={
        <Row>
          <StateChip tone="neutral" icon="people">
            {t('mentoring.withPartner', { name: pairing.partnerName })}
          </StateChip>
          <StateChip tone={SENT_TONES[state]}>{t(SENT_KEYS[state])}</StateChip>
        </Row>
      }
      actions={
        <>
          <Button kind="quiet" icon="trash" onPress={onDelete}>
            {t('mentoring.deleteSession')}
          </Button>
          <Button kind="primary" icon="send" onPress={() => void send()}>
            {t('mentoring.sendSummary')}
          </Button>
        </>
      }
    >
      {hasConflict(record) ? (
        <Banner tone="warn" live title={t('mentoring.conflictTitle')} actions={<Button onPress={() => openArea('exchange', record.id)}>{t('mentoring.conflictOpen')}</Button>}>
          <p>{t('mentoring.conflictText')}</p>
        </Banner>
      ) : null}
      <PlainForm
        title={t('mentoring.both')}
        lead={<p className={styles['quiet']}>{t('mentoring.bothLead')}</p>}
        definition={mentorSession}
        draft={draft}
        fields={['heldOn', 'manner', 'summary', 'agreed', 'nextOn']}
        today={today}
      />
      <PrivateNotes sessionId={record.id} />
    </Detail>
  );
}
