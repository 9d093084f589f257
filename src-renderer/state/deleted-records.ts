import { useMemo } from 'react';
import type { RecordId } from '../../src-shared/kernel/ids.ts';
import { titleOf } from '../../src-shared/records/describe-record.ts';
import { isOwner, ownerOf } from '../../src-shared/records/definition.ts';
import type { Language } from '../../src-shared/records/display-value.ts';
import { isDeleted } from '../../src-shared/records/life.ts';
import { headsOf, LIFE, type RecordState } from '../../src-shared/records/record-state.ts';
import { DEFINITIONS, definitionOf, isSealedType } from '../../src-shared/records/registry.ts';
import { hlcMs } from '../../src-shared/time/hlc.ts';
import { useSession } from './session.ts';
import { useRevision } from './use-records.ts';

export interface DeletedRecord {
  readonly id: RecordId;
  readonly type: string;
  readonly typeLabel: string;
  readonly title: string;
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Deleted on this device. */
  readonly here: boolean;
  /** Ours to restore for everybody; else only for what stands here. */
  readonly ours: boolean;
}

/** Kinds people made or received; what the program keeps for itself is no record to restore. */
const HIDDEN: ReadonlySet<string> = new Set(['heldRow', 'preference', 'exchangeEntry', 'link']);

export function deletedRecords(records: Iterable<RecordState>, self: string, device: string, language: Language): readonly DeletedRecord[] {
  const found: DeletedRecord[] = [];
  for (const record of records) {
    if (HIDDEN.has(record.type) || isSealedType(record.type) || !isDeleted(record)) continue;
    const definition = definitionOf(record.type);
    if (definition === undefined) continue;
    const owner = ownerOf(definition, LIFE);
    const head = headsOf(record, LIFE)[0];
    found.push({
      id: record.id, type: record.type, typeLabel: definition.label[language], title: titleOf(record, language), person: record.person,
      at: head === undefined ? 0 : hlcMs(head.at), here: head?.by === device,
      ours: owner !== undefined && isOwner(owner, record.parties, self),
    });
  }
  return found.sort((a, b) => b.at - a.at);
}

export function useDeletedRecords(language: Language): readonly DeletedRecord[] {
  const { vault, identity } = useSession();
  const revision = useRevision();
  return useMemo(() => {
    const all = Object.keys(DEFINITIONS).flatMap((type) => [...vault.workingSet.ofType(type).values()]);
    return deletedRecords(all, identity.party, vault.device, language);
  }, [vault, identity, language, revision]);
}
