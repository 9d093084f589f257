import type { ReactNode } from 'react';
import { groupedCode } from '../../../../src-shared/exchange/invitation-code.ts';
import { textsFor, useText } from '../../../i18n/index.ts';
import type { CodeLine } from '../../../state/exchange/codes.ts';
import { useSession } from '../../../state/session.ts';
import { PaperBlock, PrintSheet } from '../../../ui/index.ts';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import styles from './codes.module.css';

export interface CodeLettersProps {
  readonly codes: readonly CodeLine[];
  readonly perPage: 1 | 2;
  /** The office's own six words: the doctor compares them with the invitation. */
  readonly words: readonly string[];
  readonly onDone: () => void;
}

function Letter({ code, words }: { readonly code: CodeLine; readonly words: readonly string[] }): ReactNode {
  const { language } = useText();
  const { t, dateWords } = textsFor(language);
  const { identity } = useSession();
  const steps = [t('trust.letterStep1'), t('trust.letterStep2'), t('trust.letterStep3'), t('trust.letterStep4')];
  return (
    <section className={styles['letter']}>
      <PaperBlock place="end">
        {dateWords(code.issuedOn)}
        <br />
        {identity.name}
        {identity.telephone === '' ? null : (
          <>
            <br />
            {identity.telephone}
          </>
        )}
      </PaperBlock>
      <PaperBlock>
        <strong>{t('trust.letterTo', { name: code.forName })}</strong>
      </PaperBlock>
      <div className={styles['code']}>
        <span>{t('trust.letterCode')}</span>
        <strong>{groupedCode(code.digits)}</strong>
        <span>{t('trust.letterUntil', { validTo: code.validTo })}</span>
      </div>
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        {t('trust.letterWords')}：<strong>{words.join('　')}</strong>
      </p>
      <p>{t('trust.letterSecret')}</p>
    </section>
  );
}

/** One letter per person: code, until when, how to use it, and by what to know the office. */
export function CodeLetters({ codes, perPage, words, onDone }: CodeLettersProps): ReactNode {
  const { t } = useText();
  const title = t('trust.letterTitle');
  const sheets: (readonly CodeLine[])[] = [];
  for (let at = 0; at < codes.length; at += perPage) sheets.push(codes.slice(at, at + perPage));
  return (
    <PrintPaper title={title} onDone={onDone}>
      {sheets.map((sheet) => (
        <PrintSheet key={sheet[0]?.id} title={title} face="gothic" heading={perPage === 1 ? title : null}>
          <div className={styles['letters']} data-count={perPage}>
            {sheet.map((code) => (
              <Letter key={code.id} code={code} words={words} />
            ))}
          </div>
        </PrintSheet>
      ))}
    </PrintPaper>
  );
}
