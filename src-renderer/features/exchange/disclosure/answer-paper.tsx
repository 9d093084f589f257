import { type ReactNode, useMemo } from 'react';
import type { Disclosure } from '../../../../src-shared/exchange/disclosure.ts';
import { describeRecord } from '../../../../src-shared/records/describe-record.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { civilDateOfMs, todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { textsFor } from '../../../i18n/index.ts';
import { isShownField } from '../../../record-view/index.ts';
import { accessAnswer, type HeldRecord, type Subject } from '../../../state/exchange/access-answer.ts';
import { ports, useSession } from '../../../state/session.ts';
import { PaperBlock, PaperForm, type PaperRow, PaperTable, PrintSheet } from '../../../ui/index.ts';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import { purposeWord } from '../entry-words.ts';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { recordLine, unitsLine } from '../record-line.ts';

/** 保有個人データの開示: one paper with everything held on a person, from whom it came, and who received what. */
export function AnswerPaper({ subject, onDone }: { readonly subject: Subject; readonly onDone: () => void }): ReactNode {
  const { identity } = useSession();
  const { t, date, dateShort } = useMemo(() => textsFor('ja'), []);
  const answer = useMemo(() => accessAnswer(subject), [subject]);
  const title = t('disclosure.paperTitle');
  const origin = ({ origins }: HeldRecord): ReactNode =>
    origins.length === 0
      ? t('disclosure.paperOwn')
      : origins.map((one) => (
          <div key={`${one.partner} ${one.number} ${one.at}`}>{t('disclosure.paperFromFile', { name: one.partnerName, purpose: purposeWord(one.purpose, 'ja'), number: one.number, on: civilDateOfMs(one.at) })}</div>
        ));
  /** Every field that says something; what only serves to match and to verify is named, since its letters mean nothing to a reader. */
  const rowsOf = (held: HeldRecord): readonly PaperRow[] => {
    const definition = definitionOf(held.record.type);
    const fields = describeRecord(held.record, 'ja').units.flatMap((unit) => unit.fields.filter(({ text }) => text !== ''));
    const speaks = ({ name }: { readonly name: string }): boolean => definition === undefined || isShownField(definition, name);
    const others = fields.filter((field) => !speaks(field));
    return [
      ...fields.filter(speaks).map((field) => ({ label: field.label, value: field.text })),
      ...(others.length === 0 ? [] : [{ label: t('disclosure.paperOthers'), value: others.map((field) => field.label).join('・') }]),
      { label: t('disclosure.paperFrom'), value: origin(held) },
    ];
  };
  return (
    <PrintPaper title={title} onDone={onDone}>
      <PrintSheet title={title} face="gothic">
        <PaperBlock place="end">{date(todayInJapan(ports().clock))}</PaperBlock>
        <PaperBlock>{t('disclosure.paperTo', { name: subject.name })}</PaperBlock>
        <PaperBlock place="end">{identity.name}</PaperBlock>
        <PaperBlock>{t('disclosure.paperLead')}</PaperBlock>
        <h2>{t('disclosure.paperHeld')}</h2>
        {answer.held.length === 0 ? <PaperBlock>{t('disclosure.paperNone')}</PaperBlock> : null}
        {answer.held.map((held, at) => (
          <section key={held.record.id}>
            <h3>{`（${at + 1}）${recordLine(held.record.id, held.record.type, 'ja')}`}</h3>
            <PaperForm rows={rowsOf(held)} />
          </section>
        ))}
        {answer.sealed === 0 ? null : <PaperBlock>{t('disclosure.paperSealed', { count: answer.sealed })}</PaperBlock>}
        <h2>{t('disclosure.paperGiven')}</h2>
        {answer.given.length === 0 ? (
          <PaperBlock>{t('disclosure.paperNobody')}</PaperBlock>
        ) : (
          <PaperTable
            columns={[
              { id: 'who', header: t('disclosure.partner'), cell: (line: Disclosure) => line.partnerName },
              { id: 'record', header: t('disclosure.colRecord'), cell: (line: Disclosure) => recordLine(line.recordId, line.type, 'ja') },
              { id: 'units', header: t('disclosure.colUnits'), cell: (line: Disclosure) => unitsLine(line.type, [...line.units.map(({ unit }) => unit), ...line.erased.map(({ unit }) => unit)], 'ja') },
              { id: 'since', header: t('disclosure.colSince'), whole: true, cell: (line: Disclosure) => (line.units.length === 0 ? '' : dateShort(civilDateOfMs(Math.min(...line.units.map(({ since }) => since))))) },
              { id: 'purpose', header: t('disclosure.colFiles'), cell: (line: Disclosure) => line.purposes.map((purpose) => purposeWord(purpose, 'ja')).join('・') },
              {
                id: 'state', header: t('disclosure.colState'),
                cell: (line: Disclosure) => (line.units.length === 0 ? t('disclosure.erasedThere', { on: civilDateOfMs(Math.max(...line.erased.map(({ on }) => on))) }) : t(line.notHandedYet ? 'disclosure.notHanded' : 'disclosure.holding')),
              },
            ]}
            rows={answer.given}
            rowKey={(line) => `${line.partner} ${line.recordId}`}
          />
        )}
        {answer.erased.length === 0 ? null : (
          <>
            <h2>{t('disclosure.paperErased')}</h2>
            {answer.erased.map((one) => (
              <PaperBlock key={one.record.id}>
                {t('disclosure.paperErasedLine', { on: one.answeredOn, count: one.answers.filter(({ what }) => what === 'erased').length, name: personName(one.asker) || t('common.unknown') })}
              </PaperBlock>
            ))}
          </>
        )}
        <PaperBlock place="end" keep>{t('disclosure.paperEnd')}</PaperBlock>
      </PrintSheet>
    </PrintPaper>
  );
}
