import { type ReactNode, useState } from 'react';
import { permit } from '../../../../src-shared/records/permit.ts';
import type { MovedPermit } from '../../../../src-shared/rules/case-transfers.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { AutoForm, isBlank, RecordFacts, RecordHistory } from '../../../record-view/index.ts';
import { openArea } from '../../../state/navigation.ts';
import { ports } from '../../../state/session.ts';
import { Banner, Button, Card, Detail, Link, Row } from '../../../ui/index.ts';
import { ledgerCell } from './ledger-rows.ts';

/** Names that link to other records, and lists that are shown by themselves. */
const NEVER: ReadonlySet<string> = new Set(['caseId', 'eventId', 'dossierId', 'origin', 'conditions']);

/** A line of the ledger, read; corrected on purpose, with every correction in its history. */
export function LedgerDetail({ record, state, moved }: { readonly record: RecordState; readonly state: ReactNode; readonly moved: MovedPermit | null }): ReactNode {
  const { t, language } = useText();
  const shown = shownValues(record);
  const [correcting, setCorrecting] = useState(moved === null && ledgerCell(record, 'institutionName') === '');
  const transfer = moved === null ? {} : shownValues(moved.transfer.record);
  const said = { on: String(transfer['movedOn'] ?? ''), office: String(transfer[moved?.way === 'taken' ? 'fromName' : 'toName'] ?? '') };
  const conditions = Array.isArray(shown['conditions']) ? shown['conditions'].map(String) : [];
  const caseId = ledgerCell(record, 'caseId');
  const dossierId = ledgerCell(record, 'dossierId');
  const parts = (['holder', 'place', 'term', 'decision', 'end', 'memo'] as const).map((id) => ({ id, title: permit.units[id].label[language] }));
  const fields = Object.keys(permit.fields).filter((name) => !NEVER.has(name));
  return (
    <Detail
      title={[ledgerCell(record, 'holderName'), ledgerCell(record, 'institutionName')].filter((part) => part !== '').join('　') || t('registers.newLine')}
      state={
        <Row>
          {state}
          <span>{t(`registers.origin.${ledgerCell(record, 'origin') === 'decision' ? 'decision' : ledgerCell(record, 'origin') === 'paper' ? 'paper' : 'ledger'}`)}</span>
        </Row>
      }
      actions={
        moved !== null ? undefined : correcting ? (
          <Button kind="primary" onPress={() => setCorrecting(false)}>
            {t('registers.correctDone')}
          </Button>
        ) : (
          <Button icon="pencil" onPress={() => setCorrecting(true)}>
            {t('registers.correct')}
          </Button>
        )
      }
    >
      {moved === null ? null : (
        <Banner
          tone="info"
          title={t(moved.way === 'given' ? 'files.transferGiven' : 'files.transferTaken', said)}
          actions={<Button onPress={() => openArea('exchange', moved.transfer.record.id)}>{t('files.transferOpen')}</Button>}
        >
          <p>{moved.way === 'given' ? t('files.transferAfterShort') : t('files.transferTakenText')}</p>
        </Banner>
      )}
      {caseId === '' && dossierId === '' ? null : (
        <Row>
          {caseId === '' ? null : <Link onPress={() => openArea('permits', caseId)}>{t('registers.openCase')}</Link>}
          {dossierId === '' ? null : <Link onPress={() => openArea('registers', dossierId)}>{t('registers.openDossier')}</Link>}
        </Row>
      )}
      {correcting ? (
        <>
          <Banner tone="info" title={t('registers.correctTitle')}>
            <p>{t('registers.correctText')}</p>
          </Banner>
          <AutoForm record={record} definition={permit} language={language} parts={parts} hidden={NEVER} today={todayInJapan(ports().clock)} />
        </>
      ) : (
        <Card title={t('registers.line1')}>
          <RecordFacts definition={permit} values={shown} language={language} fields={fields.filter((name) => !isBlank(shown[name]))} />
          {conditions.length === 0 ? null : (
            <>
              <h4>{permit.fields.conditions.label[language]}</h4>
              <ol>
                {conditions.map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
              </ol>
            </>
          )}
        </Card>
      )}
      <RecordHistory record={record} definition={permit} language={language} />
    </Detail>
  );
}
