import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { cardWords } from '../../../../src-shared/exchange/card.ts';
import type { CodeState } from '../../../../src-shared/exchange/invitation-code.ts';
import { useText } from '../../../i18n/index.ts';
import { type CodeLine, stateOfCode, withdrawCode } from '../../../state/exchange/codes.ts';
import { ownCard } from '../../../state/exchange/own-party.ts';
import { AlertDialog, Button, Card, type ChipTone, Detail, Row, SmallTable, Stack, StateChip, useStatus } from '../../../ui/index.ts';
import { useCodes } from './code-candidates.ts';
import { CodeLetters } from './code-letters.tsx';
import { IssueCodes } from './issue-codes.tsx';

const STATES: Readonly<Record<CodeState, { readonly tone: ChipTone; readonly word: 'codeStateUnused' | 'codeStateUsed' | 'codeStateExpired' | 'codeStateWithdrawn' }>> = {
  valid: { tone: 'wait', word: 'codeStateUnused' },
  used: { tone: 'ok', word: 'codeStateUsed' },
  expired: { tone: 'warn', word: 'codeStateExpired' },
  withdrawn: { tone: 'neutral', word: 'codeStateWithdrawn' },
};

const MOST = 300;

/** 招待コード: issue, print, see what became of each, withdraw. */
export function CodesScreen(): ReactNode {
  const { t, dateShort } = useText();
  const say = useStatus();
  const codes = useCodes();
  const [printing, setPrinting] = useState<{ readonly codes: readonly CodeLine[]; readonly perPage: 1 | 2 } | null>(null);
  const [asking, setAsking] = useState<CodeLine | null>(null);
  const [words, setWords] = useState<readonly string[]>([]);
  const printed = useCallback(() => setPrinting(null), []);
  useEffect(() => {
    void ownCard().then(cardWords).then(setWords);
  }, []);
  const withdraw = async (code: CodeLine): Promise<void> => {
    setAsking(null);
    const done = await withdrawCode(code.id);
    if (done.ok) say(t('trust.codeWithdrew', { name: code.forName }));
  };
  return (
    <Detail title={t('trust.codes')}>
      <Stack>
        <p>{t('trust.codesLead')}</p>
        <IssueCodes onIssued={(issued, perPage) => setPrinting({ codes: issued, perPage })} />
        {codes.length === 0 ? (
          <Card title={t('trust.codesIssued')}>
            <p>{t('trust.codesNone')}</p>
          </Card>
        ) : (
          <SmallTable
            caption={t('trust.codesIssued')}
            columns={[
              { id: 'for', header: t('trust.codeFor'), cell: (code: CodeLine) => code.forName },
              {
                id: 'state',
                header: t('exchange.colState'),
                cell: (code: CodeLine) => {
                  const { tone, word } = STATES[stateOfCode(code)];
                  return <StateChip tone={tone}>{t(`trust.${word}`)}</StateChip>;
                },
              },
              { id: 'until', header: t('trust.codeValidTo'), cell: (code: CodeLine) => dateShort(code.validTo) },
              { id: 'by', header: t('trust.codeUsedBy'), cell: (code: CodeLine) => (code.state === 'used' ? t('trust.codeUsedByOn', { by: code.usedByName, on: code.usedOn }) : '') },
              {
                id: 'act',
                header: '',
                cell: (code: CodeLine) =>
                  stateOfCode(code) === 'valid' ? (
                    <Row>
                      <Button compact icon="print" onPress={() => setPrinting({ codes: [code], perPage: 1 })}>
                        {t('trust.codePrintAgain')}
                      </Button>
                      <Button compact kind="quiet" onPress={() => setAsking(code)}>
                        {t('trust.codeWithdraw')}
                      </Button>
                    </Row>
                  ) : null,
              },
            ]}
            rows={codes.slice(0, MOST)}
            rowKey={(code) => code.id}
          />
        )}
        {codes.length > MOST ? <p>{t('exchange.andMore', { count: codes.length - MOST })}</p> : null}
      </Stack>
      {printing === null ? null : <CodeLetters codes={printing.codes} perPage={printing.perPage} words={words} onDone={printed} />}
      {asking === null ? null : (
        <AlertDialog
          open
          title={t('trust.codeWithdrawAsk', { name: asking.forName })}
          confirmLabel={t('trust.codeWithdraw')}
          cancelLabel={t('common.cancel')}
          danger
          onCancel={() => setAsking(null)}
          onConfirm={() => void withdraw(asking)}
        >
          <p>{t('trust.codeWithdrawText')}</p>
        </AlertDialog>
      )}
    </Detail>
  );
}
