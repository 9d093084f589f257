import { type ReactNode, useState } from 'react';
import { lacksOf, type PartLack, type PartSet } from '../../../../src-shared/exchange/parts.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { putAway } from '../../../state/exchange/inbox.ts';
import { Button, Detail, SmallTable, Stack, StateChip, Trouble, TrustSentence, useExplainError } from '../../../ui/index.ts';
import styles from '../exchange.module.css';
import { pickFiles } from '../lists/pick-files.ts';
import { Ltr } from '../ltr.tsx';
import { openTab } from '../places.ts';

const MOST = 200;

/** Some parts of a divided file: which are here, which are missing or cut, and by how many bytes. */
export function PartsView({ id, name, set, kept }: { readonly id: string; readonly name: string; readonly set: PartSet; readonly kept: boolean }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const lacks = new Map(lacksOf(set).map((lack) => [lack.part, lack]));
  const words = (lack: PartLack): string => {
    if (lack.kind === 'bent') return t('files.partBent');
    if (lack.kind === 'short') return t('files.partShort', { bytes: lack.bytes ?? 0 });
    return lack.bytes === null ? t('files.partMissingUnknown') : t('files.partMissing', { bytes: lack.bytes });
  };
  const close = (): void => {
    putAway(id);
    openTab('received');
  };
  const numbers = Array.from({ length: set.parts }, (_, at) => at + 1);
  return (
    <Detail
      title={t('files.partsTitle')}
      actions={
        <>
          <Button onPress={close}>{t('exchange.putAway')}</Button>
          <Button kind="primary" icon="inbox" onPress={() => void pickFiles().then(setTrouble)}>
            {t('files.partsMore')}
          </Button>
        </>
      }
    >
      <Stack>
        <TrustSentence tone="warn" note={<Ltr>{name}</Ltr>}>
          {t('files.partsLead', { parts: set.parts, have: set.parts - lacks.size, bytes: set.bytes })}
        </TrustSentence>
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        <SmallTable
          caption={t('files.partsTable')}
          captionHidden
          columns={[
            { id: 'part', header: t('files.colPart'), cell: (part: number) => t('files.partsNumber', { part }) },
            {
              id: 'state',
              header: t('exchange.colState'),
              cell: (part: number) => {
                const lack = lacks.get(part);
                return lack === undefined ? <StateChip tone="ok">{t('files.partHere')}</StateChip> : <StateChip tone={lack.kind === 'missing' ? 'wait' : 'danger'}>{words(lack)}</StateChip>;
              },
            },
          ]}
          rows={numbers.slice(0, MOST)}
          rowKey={String}
        />
        {numbers.length > MOST ? <p>{t('exchange.andMore', { count: numbers.length - MOST })}</p> : null}
        <p className={styles['quiet']}>{t(kept ? 'files.partsKept' : 'files.partsMemory')}</p>
      </Stack>
    </Detail>
  );
}
