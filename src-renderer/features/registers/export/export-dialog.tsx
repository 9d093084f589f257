import { type ReactNode, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import type { TablePlan } from '../../../../src-shared/tables/table-plan.ts';
import { type CsvEncoding, lostInShiftJis, writeCsv } from '../../../../src-shared/tables/write-csv.ts';
import { useText } from '../../../i18n/index.ts';
import { Banner, Button, Dialog, RadioGroup, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { saveBytes } from './save-table.ts';
import { tableCells } from './table-cells.ts';

export interface ExportDialogProps {
  readonly plan: TablePlan;
  readonly records: readonly RecordState[];
  readonly onClose: () => void;
}

const PLACES = 5;

/** CSV in the encoding the person needs; what that encoding cannot hold is listed before anything is saved. */
export function ExportDialog({ plan, records, onClose }: ExportDialogProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [encoding, setEncoding] = useState<CsvEncoding>('utf-8-bom');
  const [problem, setProblem] = useState<AppError | null>(null);
  const cells = useMemo(() => tableCells(plan, records), [plan, records]);
  const lost = useMemo(() => (encoding === 'shift_jis' ? lostInShiftJis(cells) : []), [encoding, cells]);
  const save = async (): Promise<void> => {
    const saved = await saveBytes(`${plan.name}.csv`, writeCsv(cells, encoding));
    if (!saved.ok) {
      setProblem(saved.error);
      return;
    }
    if (saved.value === null) return;
    say(t('registers.exported', { name: saved.value, count: records.length }));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('registers.exportTitle', { name: plan.name })}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="save" onPress={() => void save()}>
            {t('registers.exportSave', { count: records.length })}
          </Button>
        </>
      }
    >
      <Stack>
        {problem === null ? null : <Trouble text={explain(problem)} />}
        <RadioGroup
          label={t('registers.encoding')}
          choices={[
            { value: 'utf-8-bom', label: t('registers.exportUtf8Bom') },
            { value: 'shift_jis', label: t('registers.exportShiftJis') },
            { value: 'utf-8', label: t('registers.exportUtf8') },
          ]}
          value={encoding}
          onChange={setEncoding}
        />
        {lost.length === 0 ? null : (
          <Banner tone="warn" live title={t('registers.lost', { count: lost.length })}>
            <ul>
              {lost.map((one) => (
                <li key={one.codePoint}>
                  {t('registers.lostLine', { char: one.char, code: one.codePoint, places: one.places.slice(0, PLACES).map((place) => t('registers.place', { row: place.row, column: cells[0]?.[place.column - 1] ?? '' })).join('、') })}
                  {one.places.length > PLACES ? t('registers.morePlaces', { count: one.places.length - PLACES }) : ''}
                </li>
              ))}
            </ul>
            <p>{t('registers.lostText')}</p>
          </Banner>
        )}
        <p>{t('registers.exportText')}</p>
      </Stack>
    </Dialog>
  );
}
