import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import { onlyFormer, openFrame } from './aead.ts';
import { bulkBatches } from './bulk-batches.ts';
import type { VaultContext } from './context.ts';
import { MIRROR_BEHIND } from './erase.ts';
import { unpackList } from './frame.ts';
import { isAbsent, type MirrorPort } from './mirror-port.ts';
import type { MirrorWriter } from './mirror-writer.ts';
import { pageId } from './page-names.ts';
import { resealBlob } from './reseal.ts';

type Done = Promise<Result<void, AppError>>;

const listed = async (mirror: MirrorPort, folder: 'blobs' | 'pages'): Promise<Result<string[], AppError>> => {
  const found = await mirror.list(folder);
  if (isAbsent(found)) return ok([]);
  return found.ok ? ok(found.value.map(({ name }) => name.slice(folder.length + 1))) : found;
};

/** Attachments that only the copy has come back first; then those under names of before go from it. */
async function cleanBlobs({ db, keys }: VaultContext, mirror: MirrorPort): Done {
  const names = await listed(mirror, 'blobs');
  if (!names.ok) return names;
  const here = new Set(await db.blobs.toCollection().primaryKeys());
  for (const name of names.value) {
    if (here.has(name)) continue;
    const read = await mirror.read(`blobs/${name}`);
    if (!read.ok) return read;
    const fresh = await resealBlob(keys, { name, frame: read.value });
    // What no key opens tells nobody anything and is left alone.
    if (fresh === null || fresh === 'same') continue;
    if (!here.has(fresh.name)) {
      const put = await mirror.put(`blobs/${fresh.name}`, fresh.frame);
      if (!put.ok) return put;
      await db.blobs.put(fresh);
      here.add(fresh.name);
    }
    const removed = await mirror.remove(`blobs/${name}`);
    if (!removed.ok && !isAbsent(removed)) return removed;
  }
  return ok(undefined);
}

/** Batches that no commit names any more and that the old keys still open. */
async function cleanPages({ db, keys }: VaultContext, mirror: MirrorPort): Done {
  const former = onlyFormer(keys);
  const batches = await listed(mirror, 'pages');
  if (!batches.ok || former === null) return batches.ok ? ok(undefined) : batches;
  const used = new Set(await bulkBatches(db));
  for (const batch of batches.value) {
    if (used.has(batch)) continue;
    const read = await mirror.read(`pages/${batch}`);
    if (!read.ok) return read;
    const [first] = unpackList(read.value).frames;
    const id = pageId(batch, 0);
    const opens = first !== undefined && ((await openFrame(former, 'records', 'page', id, first)) ?? (await openFrame(former, 'sealed', 'page', id, first))) !== null;
    const removed = opens ? await mirror.remove(`pages/${batch}`) : ok(undefined);
    if (!removed.ok && !isAbsent(removed)) return removed;
  }
  return ok(undefined);
}

/**
 * The copy outside the browser is written anew from the vault, each segment and batch in one step, and
 * what lies there beside is cleaned up. Said again it changes nothing.
 */
export async function resealMirror(context: VaultContext, mirror: MirrorPort, writer: MirrorWriter): Done {
  const { db, journal } = context;
  await db.transaction('rw', [db.meta], async () => {
    const pending = (await db.meta.get(MIRROR_BEHIND))?.value as { readonly blobs: readonly string[] } | undefined;
    await db.meta.put({ key: MIRROR_BEHIND, value: { seq: journal.lastSeq, blobs: [...(pending?.blobs ?? [])] } });
  });
  while ((await db.meta.get(MIRROR_BEHIND)) !== undefined) {
    const written = await writer.flush();
    if (!written.ok) return written;
  }
  const blobs = await cleanBlobs(context, mirror);
  return blobs.ok ? cleanPages(context, mirror) : blobs;
}
