import { type ReactNode, useCallback, useState } from 'react';
import { todayInJapan } from '../../src-shared/time/civil-date.ts';
import { useText } from '../i18n/index.ts';
import { ports } from '../state/session.ts';
import { Banner, Button, Row, Stack } from '../ui/index.ts';
import { CodeGroups } from './code-groups.tsx';
import { CodePaper } from './code-paper.tsx';

export interface TransferCodeProps {
  readonly code: string;
  readonly fileName: string;
  readonly partyName: string;
}

/** The number that opens a transfer: shown once, printed if wanted, carried apart from the file. */
export function TransferCode({ code, fileName, partyName }: TransferCodeProps): ReactNode {
  const { t, date } = useText();
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const spoken = `${t('ownPcs.setUpCode')}（${t('ownPcs.setUpCodeSpoken')}）`;
  const facts = [
    { label: t('vaultView.sheetFor'), value: partyName },
    { label: t('ownPcs.setUpFile'), value: fileName },
    { label: t('ownPcs.setUpMadeOn'), value: date(todayInJapan(ports().clock)) },
  ];
  return (
    <Stack>
      <CodeGroups code={code} label={spoken} />
      <Banner tone="warn" title={t('ownPcs.setUpCodeNote')} />
      <Row>
        <Button icon="print" onPress={() => setPrinting(true)}>
          {t('ownPcs.setUpPrint')}
        </Button>
      </Row>
      {printing ? (
        <CodePaper
          title={t('ownPcs.setUpPaper')}
          heading={t('ownPcs.setUpPaper')}
          facts={facts}
          code={code}
          label={spoken}
          notes={[t('ownPcs.setUpUse1'), t('ownPcs.setUpUse2'), t('ownPcs.setUpUse3')]}
          onDone={printed}
        />
      ) : null}
    </Stack>
  );
}
