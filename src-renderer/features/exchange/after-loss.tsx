import { type ReactNode, useMemo, useState } from 'react';
import type { DeviceStop } from '../../../src-shared/exchange/signer-standing.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { useText } from '../../i18n/index.ts';
import { keepAfterLoss, useAfterLoss } from '../../state/exchange/after-loss.ts';
import { Banner, Button, Link, Row, Stack, Trouble, useExplainError } from '../../ui/index.ts';
import { purposeWord } from './entry-words.ts';
import { askUndo, openHere } from './places.ts';

export interface AfterLossProps {
  readonly partner: PartyId;
  /** What the file in front tells and nobody wrote down yet. */
  readonly told?: readonly DeviceStop[];
  /** This file alone. */
  readonly only?: RecordId;
}

/** Files taken in that a withdrawn PC dates from its loss on, each with the way back. */
export function AfterLoss({ partner, told, only }: AfterLossProps): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const more = useMemo(() => (told === undefined ? undefined : { party: partner, stops: told }), [partner, told]);
  const entries = useAfterLoss(more).filter((entry) => entry.partner === partner && (only === undefined || entry.id === only));
  if (entries.length === 0) return null;
  const keep = async (id: string): Promise<void> => {
    const done = await keepAfterLoss(id);
    setTrouble(done.ok ? null : done.error);
  };
  return (
    <Banner tone="danger" title={t('trust.afterLoss', { count: entries.length })}>
      <Stack gap="small">
        <p>{t('trust.afterLossText')}</p>
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        {entries.map((entry) => {
          const title = t('exchange.fileTitle', { purpose: purposeWord(entry.purpose, language), number: entry.number });
          return (
            <Row key={entry.id}>
              <Link onPress={() => openHere(entry.id)}>{title}</Link>
              <span>{t('trust.afterLossMade', { at: entry.madeAt })}</span>
              <Button icon="undo" spoken={t('trust.afterLossUndoOf', { file: title })} onPress={() => askUndo(entry.id)}>
                {t('exchange.undoImport')}
              </Button>
              <Button icon="check" spoken={t('trust.afterLossKeepOf', { file: title })} onPress={() => void keep(entry.id)}>
                {t('trust.afterLossKeep')}
              </Button>
            </Row>
          );
        })}
      </Stack>
    </Banner>
  );
}
