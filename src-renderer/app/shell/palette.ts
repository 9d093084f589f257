import { definitionOf } from '../../../src-shared/records/registry.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import type { WorkingSet } from '../../../src-shared/journal/working-set.ts';
import { searchKey } from '../../../src-shared/text/search-key.ts';
import type { Texts } from '../../i18n/index.ts';
import type { Area, Finding, PaletteCommand } from '../../state/feature.ts';
import type { PartyRole } from '../../state/identity.ts';
import { openArea } from '../../state/navigation.ts';
import { findRecords } from '../../state/record-search.ts';
import type { CommandGroup } from '../../ui/index.ts';

const RECORDS = 20;
const COMMANDS = 8;

export interface PaletteScope {
  readonly role: PartyRole;
  readonly areas: readonly Area[];
  readonly commands: readonly PaletteCommand[];
  readonly finds: readonly Finding[];
  readonly workingSet: WorkingSet;
  readonly texts: Texts;
}

const holds = (text: string, query: string): boolean => {
  const key = searchKey(text);
  return query
    .normalize('NFKC')
    .split(/\s+/)
    .every((word) => key.includes(searchKey(word)));
};

/** Screens, actions and records for these words. A role finds only what it has an area for; sealed types never. */
export function findInPalette(scope: PaletteScope, query: string): readonly CommandGroup[] {
  const { texts, areas, commands, workingSet, role } = scope;
  const { t, language } = texts;
  const finds = scope.finds.filter((finding) => finding.roles.includes(role));
  const records = findRecords(workingSet, finds.map(({ type }) => type), query, RECORDS).flatMap((record) => {
    const finding = finds.find(({ type }) => type === record.type);
    const definition = definitionOf(record.type);
    if (finding === undefined || definition === undefined || finding.placeOf(record) === null) return [];
    const note = finding.note?.(record) ?? '';
    const kind = definition.label[language];
    return [{ id: `record:${record.id}`, label: definition.title(shownValues(record)), hint: note === '' || note === kind ? kind : `${kind}・${note}`, icon: finding.icon }];
  });
  return [
    { title: t('app.groupRecords'), commands: records },
    {
      title: t('app.groupAreas'),
      commands: areas.filter((area) => holds(`${area.label.ja} ${area.label.en}`, query)).map((area) => ({ id: `area:${area.id}`, label: area.label[language], icon: area.icon })),
    },
    {
      title: t('app.groupCommands'),
      commands: commands
        .filter((command) => holds(`${command.label} ${command.keywords ?? ''}`, query))
        .slice(0, query === '' ? COMMANDS : undefined)
        .map(({ id, label, icon, keys }) => ({ id: `command:${id}`, label, ...(icon === undefined ? {} : { icon }), ...(keys === undefined ? {} : { keys }) })),
    },
  ];
}

/** Carries out what was chosen. */
export function choose(scope: PaletteScope, id: string): void {
  const at = id.indexOf(':');
  const [kind, name] = [id.slice(0, at), id.slice(at + 1)];
  if (kind === 'area') openArea(name);
  else if (kind === 'command') scope.commands.find((command) => command.id === name)?.run();
  else {
    const record = scope.workingSet.get(name);
    const place = record === undefined ? null : scope.finds.find(({ type }) => type === record.type)?.placeOf(record);
    if (place != null) openArea(place.area, place.recordId);
  }
}
