import { type Language, displayValue } from '../../../../src-shared/records/display-value.ts';
import { describeRecord } from '../../../../src-shared/records/describe-record.ts';
import type { OddValue } from '../../../../src-shared/records/odd-values.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { textIn } from '../../../i18n/index.ts';

/** One value that can hardly be meant, with its record and as it was written. */
export function oddWords(record: RecordState, odd: OddValue, language: Language): string {
  const { title, typeLabel } = describeRecord(record, language);
  const name = title === typeLabel ? typeLabel : textIn(language, 'exchange.recordLine', { type: typeLabel, title });
  const field = (of: string) => definitionOf(record.type)?.fields[of];
  const label = (of: string): string => field(of)?.label[language] ?? of;
  const shown = (of: string): string => {
    const known = field(of);
    return known === undefined ? '' : displayValue(known, record.values[known.unit]?.[of], language, true);
  };
  if (odd.why === 'negative') return textIn(language, 'exchange.oddNegative', { record: name, field: label(odd.field), value: shown(odd.field) });
  if (odd.why === 'self') return textIn(language, 'exchange.oddSelf', { record: name });
  if (odd.why === 'circle') return textIn(language, 'exchange.oddCircle', { record: name });
  if (odd.why === 'month') return textIn(language, 'exchange.oddMonth', { record: name, hours: odd.hours });
  return textIn(language, 'exchange.oddOrder', { record: name, from: label(odd.from), fromValue: shown(odd.from), to: label(odd.to), toValue: shown(odd.to) });
}
