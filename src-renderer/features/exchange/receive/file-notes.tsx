import type { ReactNode } from 'react';
import type { ImportPlan } from '../../../../src-shared/exchange/plan-import.ts';
import { errorText, useText } from '../../../i18n/index.ts';
import { Banner } from '../../../ui/index.ts';
import { oddWords } from './odd-words.ts';

const MOST = 20;

/** Numbers below nothing, ends before beginnings: taken in as they were written, and not without a word. */
function OddNotes({ plan }: { readonly plan: ImportPlan }): ReactNode {
  const { t, language } = useText();
  const { odd } = plan;
  if (odd.length === 0) return null;
  return (
    <Banner tone="warn" title={t('exchange.oddTitle', { count: odd.length })}>
      <p>{t('exchange.oddText')}</p>
      <ul>
        {odd.slice(0, MOST).map((one, at) => (
          <li key={at}>{oddWords(one.record, one.odd, language)}</li>
        ))}
      </ul>
      {odd.length > MOST ? <p>{t('exchange.andMore', { count: odd.length - MOST })}</p> : null}
    </Banner>
  );
}

/** What else is to be known of the file: lines that could not be read, attachments, receipts. */
export function FileNotes({ plan }: { readonly plan: ImportPlan }): ReactNode {
  const { t, language } = useText();
  const comma = language === 'ja' ? '、' : ', ';
  const { badLines, missingAttachments, receipts, answers } = plan;
  const moved = receipts.progress.length + answers.progress.length;
  return (
    <>
      {badLines.length === 0 ? null : (
        <Banner tone="danger" title={t('exchange.badLines', { count: badLines.length })}>
          <ul>
            {badLines.slice(0, MOST).map((bad) => (
              <li key={bad.line}>{t('exchange.badLine', { line: bad.line, what: errorText(bad.error, language).what })}</li>
            ))}
          </ul>
          {badLines.length > MOST ? <p>{t('exchange.andMore', { count: badLines.length - MOST })}</p> : null}
        </Banner>
      )}
      {missingAttachments.length === 0 ? null : <Banner tone="warn" title={t('exchange.missingAttachments', { names: missingAttachments.map((one) => one.name).join(comma) })} />}
      {plan.unknownLines === 0 ? null : <Banner tone="warn" title={t('exchange.unknownLines', { count: plan.unknownLines })} />}
      <OddNotes plan={plan} />
      {plan.oldClock === 0 ? null : <Banner tone="warn" title={t('exchange.oldClock', { count: plan.oldClock })} />}
      {plan.stripped === 0 ? null : <Banner tone="info" title={t('exchange.stripped', { count: plan.stripped })} />}
      {moved === 0 ? null : <Banner tone="info" title={t('exchange.receiptsIn', { count: moved })} />}
    </>
  );
}
