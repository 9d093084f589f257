import { useEffect, useState } from 'react';
import { parseCsv } from '../../src-shared/tables/parse-csv.ts';
import { institutionsInTable, type Institution } from '../../src-shared/tables/institution-list.ts';
import { shownValues } from '../../src-shared/records/record-state.ts';
import { fromUtf8 } from '../../src-shared/kernel/bytes.ts';
import { receivedSets } from './rule-book.ts';
import { useSession } from './session.ts';
import { useRevision } from './use-records.ts';

/** A list never changes under its digest: read once. */
const lists = new Map<string, readonly Institution[]>();

async function readList(digest: string, read: () => Promise<Uint8Array | null>): Promise<readonly Institution[]> {
  const known = lists.get(digest);
  if (known !== undefined) return known;
  const bytes = await read();
  const rows = bytes === null ? null : parseCsv(fromUtf8(bytes));
  const found = rows?.ok === true ? institutionsInTable(rows.value.map((row) => row.cells)) : [];
  if (bytes !== null) lists.set(digest, found);
  return found;
}

/** 医療機関の一覧 that was handed down by somebody recognised here, or loaded here: all of them together, the latest list first. */
export function useInstitutions(): readonly Institution[] {
  const { vault } = useSession();
  const revision = useRevision();
  const [found, setFound] = useState<readonly Institution[]>([]);
  const wanted = receivedSets()
    .filter(({ record, recognised }) => recognised !== null && shownValues(record)['kind'] === 'institutions')
    .toSorted((a, b) => b.issuedAt - a.issuedAt)
    .map(({ record }) => String(shownValues(record)['digest'] ?? ''))
    .join();
  useEffect(() => {
    let alive = true;
    const read = async (): Promise<void> => {
      const all: Institution[] = [];
      for (const digest of wanted.split(',').filter((one) => one !== '')) {
        all.push(
          ...(await readList(digest, async () => {
            const bytes = await vault.getBlob(digest);
            return bytes.ok ? bytes.value : null;
          })),
        );
      }
      if (alive) setFound(all);
    };
    void read();
    return () => {
      alive = false;
    };
  }, [vault, wanted, revision]);
  return found;
}
