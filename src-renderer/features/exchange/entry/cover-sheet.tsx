import { type ReactNode, useMemo } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { withoutAddressee } from '../../../../src-shared/exchange/file-name.ts';
import { grouped } from '../../../../src-shared/kernel/grouped.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { initials } from '../../../../src-shared/text/initials.ts';
import { numberRuns } from '../../../../src-shared/text/number-runs.ts';
import { textsFor } from '../../../i18n/index.ts';
import { PaperBlock, PaperFoot, PaperForm, PrintSheet, QrCode } from '../../../ui/index.ts';
import { digestWords, madeOn, purposeWord } from '../entry-words.ts';
import styles from '../exchange.module.css';

export type CoverLevel = 'none' | 'initials' | 'names';

/** One side of the sheet; only a person's name is a matter of the level. */
export interface CoverParty {
  readonly name: string;
  readonly isPerson: boolean;
}

export interface CoverSheetProps {
  readonly entry: LedgerEntry;
  readonly to: CoverParty;
  readonly from: CoverParty;
  readonly level: CoverLevel;
  readonly answerBy: string | null;
  readonly bytes: number;
  readonly attachments: number;
}

/** A request may name hundreds of files; the file has them all, the paper stays one page. */
const RUNS_MAX = 12;

/** What the QR code says: file, number and digest. Nothing of anybody. */
export const coverCode = (entry: LedgerEntry): string => `cdesk:${entry.number}:${entry.digest}`;

/** 送付状: one A4 that travels with the file, readable without the application, with no more of anybody than its level. */
export function CoverSheet({ entry, to, from, level, answerBy, bytes, attachments }: CoverSheetProps): ReactNode {
  const { t, date, size, language } = useMemo(() => textsFor('ja'), []);
  const named = ({ name, isPerson }: CoverParty): string => (!isPerson || level === 'names' ? name : level === 'initials' ? initials(name) : t('exchange.coverDoctor'));
  const kinds = grouped(entry.contents, (item) => item.type);
  const title = t('exchange.coverTitle');
  const number = t('exchange.no', { number: entry.number });
  const asked = (numbers: readonly number[]): string => {
    const runs = numberRuns(numbers);
    const rest = runs.slice(RUNS_MAX).reduce((sum, [from, to]) => sum + to - from + 1, 0);
    const words = runs.slice(0, RUNS_MAX).map(([from, to]) => (from === to ? t('ledger.no', { number: from }) : t('ledger.noRun', { from, to })));
    return words.join(t('ledger.join')) + (rest === 0 ? '' : t('ledger.noRest', { count: rest }));
  };
  const also = [
    ...(attachments === 0 ? [] : [t('ledger.coverAttachments', { count: attachments })]),
    ...(entry.receipts.length === 0 ? [] : [t('ledger.coverReceipts', { count: entry.receipts.length })]),
    ...entry.requests.map(({ what, numbers }) => t(what === 'resend' ? 'ledger.coverResend' : 'ledger.coverAsks', { numbers: asked(numbers) })),
  ];
  const rows = [
    { label: t('exchange.factTo'), value: named(to) },
    { label: t('exchange.factFrom'), value: named(from) },
    { label: t('exchange.colPurpose'), value: purposeWord(entry.purpose, language) },
    { label: t('exchange.colNumber'), value: number },
    { label: t('exchange.factMade'), value: date(madeOn(entry)) },
    ...(answerBy === null ? [] : [{ label: t('ledger.factAnswerBy'), value: date(answerBy) }]),
    {
      label: t('exchange.coverKind'),
      value: (
        <>
          {t('exchange.coverCounts', { records: entry.contents.length })}
          {[...kinds].map(([type, list]) => (
            <div key={type}>{t('exchange.coverKindLine', { type: definitionOf(type)?.label.ja ?? type, count: list.length })}</div>
          ))}
          {also.map((words) => (
            <div key={words}>{words}</div>
          ))}
        </>
      ),
    },
    { label: t('exchange.factName'), value: to.isPerson && level !== 'names' ? withoutAddressee(entry.fileName) : entry.fileName },
    { label: t('exchange.factSize'), value: size(bytes) },
    { label: t('exchange.coverHow'), value: t('exchange.coverHowText') },
  ];
  return (
    <PrintSheet title={title} docNumber={number} face="mincho">
      <PaperBlock place="end">{date(madeOn(entry))}</PaperBlock>
      <PaperBlock>{t('exchange.coverLead')}</PaperBlock>
      <PaperForm rows={rows} />
      <PaperFoot>
        <div className={styles['seal']}>
          <div>
            <p>{t('exchange.factDigest')}</p>
            <p className={styles['digest']}>{digestWords(entry.digest)}</p>
            <p>{t('exchange.coverCheck')}</p>
          </div>
          <QrCode text={coverCode(entry)} />
        </div>
      </PaperFoot>
    </PrintSheet>
  );
}
