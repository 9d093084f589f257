import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { titleOf, UNREADABLE, unitLabel } from '../../../src-shared/records/describe-record.ts';
import type { Language } from '../../../src-shared/records/display-value.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { LIFE } from '../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../src-shared/records/registry.ts';
import { textIn } from '../../i18n/index.ts';
import { erasedHere } from '../../state/exchange/disclosure-now.ts';
import { session } from '../../state/session.ts';
import { nameOfPerson as personName } from '../../state/person-name.ts';

/** キャリアの目標（地域医療）: a record by type and title; what was erased or is not here says so. */
export function recordLine(id: RecordId, type: string, language: Language): string {
  const label = definitionOf(type)?.label[language] ?? UNREADABLE[language];
  const record = session().vault.workingSet.get(id);
  const erased = erasedHere(id);
  if (erased !== null && (record === undefined || isDeleted(record))) {
    return `${label} ${textIn(language, 'disclosure.erasedHere', { on: erased.on, name: personName(erased.asker) || textIn(language, 'common.unknown') })}`;
  }
  if (record === undefined) return `${label}${textIn(language, 'disclosure.gone')}`;
  const title = titleOf(record, language);
  return title === label ? label : textIn(language, 'exchange.recordLine', { type: label, title });
}

/** 目標・家庭: units in words. */
export const unitsLine = (type: string, units: readonly string[], language: Language): string =>
  units
    .filter((unit) => unit !== LIFE)
    .map((unit) => unitLabel(definitionOf(type), unit, language))
    .join(language === 'ja' ? '・' : ', ');
