import { type ReactNode, useMemo } from 'react';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { requestSend } from '../../../state/send-request.ts';
import { useRecords } from '../../../state/use-records.ts';
import { useToday } from '../../../state/use-today.ts';
import { Button, Card, Detail, type Fact, Facts, Row, StateChip } from '../../../ui/index.ts';
import { AREA, textOf } from '../mentoring-places.ts';
import { agreedNext, type Pairing } from './pairs.ts';
import { PartnerContactView } from './partner-contact-view.tsx';
import { usePeriod } from '../use-period.ts';
import styles from '../mentoring.module.css';

export interface PairDetailProps {
  readonly pairing: Pairing;
  readonly onNew: () => void;
}

/** A pair as one of the two sees it: who, until when, the contact, and the way into the meetings. */
export function PairDetail({ pairing, onNew }: PairDetailProps): ReactNode {
  const { t, date } = useText();
  const today = useToday();
  const period = usePeriod();
  const contacts = useRecords('contact');
  const values = pairing.pair === null ? {} : shownValues(pairing.pair);
  const coordinator = pairing.pair?.parties.coordinator;
  const officeName = useMemo(() => {
    const contact = contacts.find(({ person }) => person === coordinator);
    return (contact === undefined ? '' : textOf(shownValues(contact).name)) || t('common.office');
  }, [contacts, coordinator, t]);
  const ended = textOf(values['endOn']) !== '' && textOf(values['endOn']) < today;
  const lastHeld = pairing.sessions.map((session) => textOf(session.values['meeting']?.['heldOn'])).find((day) => day !== '' && day <= today);
  const next = agreedNext(pairing);
  const facts: readonly Fact[] = [
    { label: t('mentoring.role'), value: t(pairing.role === 'mentor' ? 'mentoring.mentor' : 'mentoring.mentee') },
    { label: t('mentoring.period'), value: period(values) },
    { label: t('mentoring.lastMeeting'), value: lastHeld === undefined ? t('mentoring.noMeeting') : date(lastHeld) },
    { label: t('mentoring.nextMeeting'), value: next === null ? t('mentoring.noMeeting') : date(next) },
    ...(coordinator === undefined ? [] : [{ label: t('mentoring.madeBy'), value: officeName }]),
    ...(textOf(values['note']) === '' ? [] : [{ label: t('mentoring.noteToBoth'), value: <span className={styles['noteText']}>{textOf(values['note'])}</span> }]),
  ];
  return (
    <Detail
      title={t('mentoring.withPartner', { name: pairing.partnerName })}
      state={
        <Row>
          <StateChip tone="accent" icon="people">
            {t(pairing.role === 'mentor' ? 'mentoring.asMentor' : 'mentoring.asMentee')}
          </StateChip>
          {ended ? <StateChip tone="neutral">{t('mentoring.ended')}</StateChip> : null}
        </Row>
      }
      actions={
        <>
          {pairing.sessions.length === 0 ? null : (
            <Button icon="send" onPress={() => requestSend({ purpose: 'mentoring', recordIds: [], recipient: pairing.partner, back: { area: AREA, recordId: pairing.id } })}>
              {t('mentoring.sendSummary')}
            </Button>
          )}
          <Button kind="primary" icon="plus" onPress={onNew}>
            {t('mentoring.newSession')}
          </Button>
        </>
      }
    >
      <Card title={t('mentoring.pairFacts')}>
        <Facts facts={facts} />
      </Card>
      <PartnerContactView pairing={pairing} officeName={officeName} />
    </Detail>
  );
}
