import type { ReactNode } from 'react';
import { living } from '../../../../src-shared/journal/living.ts';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import { unitLabel } from '../../../../src-shared/records/describe-record.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { isSealedType } from '../../../../src-shared/records/registry.ts';
import { useText } from '../../../i18n/index.ts';
import { optionalUnits } from '../../../state/exchange/plan-export.ts';
import type { SendPreview } from '../../../state/exchange/send-preview.ts';
import { useSession } from '../../../state/session.ts';
import { useRevision } from '../../../state/use-records.ts';
import { Card, Checkbox, Stack } from '../../../ui/index.ts';

export interface WhatStaysProps {
  readonly preview: SendPreview;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (key: string, on: boolean) => void;
  readonly without: ReadonlyMap<RecordId, string>;
  readonly onPutBack: (id: RecordId) => void;
}

/** 非公開メモ: counted by type only, their content is never looked at. */
export function usePrivateNotes(): number {
  const { workingSet } = useSession().vault;
  useRevision();
  let count = 0;
  for (const record of living(workingSet, 'mentorNote')) if (isSealedType(record.type)) count += 1;
  return count;
}

/** Beside what leaves: what does not, and what leaves only when ticked for this very file. */
export function WhatStays({ preview, ticked, onTick, without, onPutBack }: WhatStaysProps): ReactNode {
  const { t, language } = useText();
  const { draft, ticked: inside } = preview;
  const { withheld } = draft;
  const words = (type: string, unit: string) => {
    const definition = definitionOf(type);
    return { type: definition?.label[language] ?? type, unit: unitLabel(definition, unit, language) };
  };
  const offered = optionalUnits(draft.purpose)
    .map((option) => {
      const here = withheld.unticked.find((one) => one.type === option.type && one.unit === option.unit)?.count ?? 0;
      return { ...option, count: ticked.has(option.key) ? (inside.get(option.key) ?? 0) : here };
    })
    .filter((option) => option.count > 0 || ticked.has(option.key));
  return (
    <>
      {offered.length === 0 ? null : (
        <Card title={t('exchange.tickTitle')} accent>
          <p>{t('exchange.tickHelp')}</p>
          {offered.map((option) => (
            <Checkbox
              key={option.key}
              label={t('exchange.tickOne', { ...words(option.type, option.unit), count: option.count })}
              checked={ticked.has(option.key)}
              onChange={(on) => onTick(option.key, on)}
            />
          ))}
        </Card>
      )}
      <Card title={t('exchange.stays')}>
        <Stack gap="small">
          <ul>
            {withheld.privateNotes === 0 ? null : <li>{t('exchange.staysNotes', { count: withheld.privateNotes })}</li>}
            {[...withheld.local, ...withheld.unticked].map(({ type, unit, count }) => (
              <li key={`${type}.${unit}`}>{t('exchange.staysLocal', { ...words(type, unit), count })}</li>
            ))}
            {withheld.unclassified === 0 ? null : <li>{t('exchange.staysUnknown', { count: withheld.unclassified })}</li>}
            <li>{t('exchange.staysOthers')}</li>
          </ul>
          {[...without].map(([id, title]) => (
            <Checkbox key={id} label={title} hint={t('exchange.takeOut')} checked={false} onChange={() => onPutBack(id)} />
          ))}
        </Stack>
      </Card>
    </>
  );
}
