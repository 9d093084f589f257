import { type ReactNode, useCallback, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { useSession } from '../../../state/session.ts';
import { Banner, Button, Facts, PaperForm, PrintSheet, Row, Stack } from '../../../ui/index.ts';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import styles from '../settings.module.css';

export interface OneTime {
  readonly name: string;
  readonly password: string;
}

/** The passwords for the first opening, one slip each; shown once. */
export function OneTimeList({ list }: { readonly list: readonly OneTime[] }): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  if (list.length === 0) return null;
  return (
    <Banner tone="warn" title={t('staffMoves.onceTitle')}>
      <Stack>
        <p>{t('staffMoves.onceNote')}</p>
        <Facts facts={list.map(({ name, password }) => ({ label: name, value: <code data-one-time>{password}</code> }))} />
        <Row>
          <Button icon="print" onPress={() => setPrinting(true)}>
            {t('staffMoves.oncePrint')}
          </Button>
        </Row>
      </Stack>
      {printing ? (
        <PrintPaper title={t('staffMoves.oncePaper')} onDone={printed}>
          {list.map(({ name, password }) => (
            <PrintSheet key={name} title={t('staffMoves.oncePaper')} face="gothic" heading={t('staffMoves.oncePaper')}>
              <PaperForm rows={[{ label: t('staffMoves.comerName'), value: name }, { label: t('staffMoves.onceTitle'), value: <span className={styles['paperOnce']}>{password}</span> }]} />
              <p className={styles['paperNote']}>{t('staffMoves.oncePaperText', { office: identity.name })}</p>
            </PrintSheet>
          ))}
        </PrintPaper>
      ) : null}
    </Banner>
  );
}
