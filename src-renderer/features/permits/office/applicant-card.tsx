import { type ReactNode, useState } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { LinkProposal } from '../../../../src-shared/people/propose-link.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { dossier } from '../../../../src-shared/records/dossier.ts';
import { permit } from '../../../../src-shared/records/permit.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { createRecord, deleteRecord, restoreRecord } from '../../../state/commands.ts';
import { openArea } from '../../../state/navigation.ts';
import { ports, session } from '../../../state/session.ts';
import { Banner, Button, Card, Facts, Link, Row, SmallTable, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { type Applicant, linkProposals } from './applicant-people.ts';

export interface ApplicantCardProps {
  readonly view: PermitCaseView;
  readonly applicant: Applicant;
  readonly others: readonly RecordState[];
  readonly values: Readonly<Record<string, Json | undefined>>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Who applies: the line of the staff list, the confirmed link, and every other permit of the same person. */
export function ApplicantCard({ view, applicant, others, values }: ApplicantCardProps): ReactNode {
  const { t, language, dateShort } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [problem, setProblem] = useState<AppError | null>(null);
  const proposals = applicant.party !== null && applicant.dossier === null ? linkProposals(view, session().vault.workingSet) : [];

  const confirm = async (proposal: LinkProposal): Promise<void> => {
    if (applicant.party === null) return;
    const made = await createRecord(
      'link',
      { dossierId: proposal.dossierId, partyId: applicant.party, ground: proposal.ground, confirmedOn: todayInJapan(ports().clock), confirmedBy: session().member.name },
      { person: applicant.party, parties: { author: session().identity.party } },
    );
    if (!made.ok) {
      setProblem(made.error);
      return;
    }
    say({ text: t('permitsOffice.linked'), action: { label: t('common.undo'), onPress: () => void deleteRecord(made.value.id) } });
  };
  const addToList = async (): Promise<void> => {
    const fields: Record<string, Json> = {};
    for (const [to, from] of [['name', 'applicantName'], ['kana', 'applicantKana'], ['staffNumber', 'staffNumber'], ['affiliation', 'affiliation'], ['post', 'post'], ['payTable', 'payTable'], ['grade', 'grade']] as const) {
      const value = values[from];
      if (value !== undefined && value !== null) fields[to] = value;
    }
    const made = await createRecord('dossier', fields, { parties: { author: session().identity.party } });
    if (made.ok) await confirm({ dossierId: made.value.id, ground: 'staffNumber', differs: [] });
    else setProblem(made.error);
  };
  const undo = async (linkId: string): Promise<void> => {
    const gone = await deleteRecord(linkId);
    if (gone.ok) say({ text: t('permitsOffice.unlinked'), action: { label: t('common.undo'), onPress: () => void restoreRecord(linkId) } });
    else setProblem(gone.error);
  };
  const label = (field: 'name' | 'kana' | 'bornOn' | 'staffNumber'): string => dossier.fields[field].label[language];
  const shownDossier = applicant.dossier === null ? null : shownValues(applicant.dossier);

  return (
    <Card title={t('permitsOffice.applicant')}>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      <Facts
        facts={[
          { label: t('permitsOffice.asWritten'), value: [text(values['applicantName']), text(values['applicantKana']), text(values['staffNumber']), text(values['affiliation']), text(values['post'])].filter((part) => part !== '').join('　') },
          ...(shownDossier === null || applicant.dossier === null
            ? []
            : [
                {
                  label: t('permitsOffice.inList'),
                  value: (
                    <Row>
                      <Link onPress={() => openArea('registers', applicant.dossier?.id)}>{[text(shownDossier['name']), text(shownDossier['staffNumber']), text(shownDossier['affiliation'])].filter((part) => part !== '').join('　')}</Link>
                      {applicant.link === null ? null : (
                        <Button kind="quiet" compact onPress={() => void undo((applicant.link as NonNullable<typeof applicant.link>).linkId)}>
                          {t('permitsOffice.unlink')}
                        </Button>
                      )}
                    </Row>
                  ),
                },
              ]),
        ]}
      />
      {proposals.map((proposal) => {
        const shown = shownValues(session().vault.workingSet.get(proposal.dossierId) as RecordState);
        return (
          <Banner
            key={proposal.dossierId}
            tone={proposal.differs.length === 0 ? 'info' : 'warn'}
            title={t('permitsOffice.sameAs', { name: text(shown['name']), number: text(shown['staffNumber']), office: text(shown['affiliation']) })}
            actions={<Button onPress={() => void confirm(proposal)}>{t('permitsOffice.yesSame')}</Button>}
          >
            {proposal.differs.length === 0 ? null : <p>{t('permitsOffice.differs', { fields: proposal.differs.map(label).join('、') })}</p>}
          </Banner>
        );
      })}
      {applicant.party !== null && applicant.dossier === null && proposals.length === 0 ? (
        <Banner tone="info" title={t('permitsOffice.notInList')} actions={<Button onPress={() => void addToList()}>{t('permitsOffice.addApplicant')}</Button>} />
      ) : null}
      <SmallTable
        caption={t('permitsOffice.otherPermits')}
        columns={[
          { id: 'place', header: permit.fields.institutionName.label[language], cell: (record: RecordState) => (record.parties.author === session().identity.party ? <Link onPress={() => openArea('ledger', record.id)}>{text(shownValues(record)['institutionName'])}</Link> : `${text(shownValues(record)['institutionName'])}（${t('permitsOffice.byDoctor')}）`) },
          { id: 'term', header: t('permits.colPeriod'), cell: (record: RecordState) => ['startOn', 'endOn'].map((name) => text(shownValues(record)[name])).map((day) => (day === '' ? '' : dateShort(day))).join('–') },
          { id: 'hours', header: t('permitsOffice.daysAndHours'), cell: (record: RecordState) => hoursOf(record) },
        ]}
        rows={others}
        rowKey={(record) => record.id}
        empty={<p>{t('permitsOffice.noOtherPermits')}</p>}
      />
    </Card>
  );

  function hoursOf(record: RecordState): string {
    const shown = shownValues(record);
    const days = shown['weekdays'] === undefined || shown['weekdays'] === null ? '' : displayValue(permit.fields.weekdays, shown['weekdays'], language);
    const clock = text(shown['startTime']) === '' ? '' : `${text(shown['startTime'])}–${text(shown['endTime'])}`;
    return [days, clock].filter((part) => part !== '').join(' ') || t('permitsOffice.hoursUnknown');
  }
}
