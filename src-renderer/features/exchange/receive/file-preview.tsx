import { type ReactNode, useMemo, useState } from 'react';
import { changesNothing } from '../../../../src-shared/exchange/import-commit.ts';
import { erasedCount, erasesMany } from '../../../../src-shared/exchange/plan-import.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { linkByCode } from '../../../state/exchange/accept-code.ts';
import { keepWaiting } from '../../../state/exchange/apply-import.ts';
import { receiptIfWanted } from '../../../state/exchange/make-notes.ts';
import { originOf } from '../../../state/exchange/medium.ts';
import { noteAgain } from '../../../state/exchange/note-again.ts';
import { applyItem, decideErased, decideOlder, inboxItem, planAgain, putAway } from '../../../state/exchange/inbox.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import type { PlannedFile } from '../../../state/exchange/plan-received.ts';
import { confirmSigner } from '../../../state/exchange/take-card.ts';
import { entryOfDigest } from '../../../state/exchange/undo-import.ts';
import { openArea } from '../../../state/navigation.ts';
import { preference } from '../../../state/preferences.ts';
import { useSession } from '../../../state/session.ts';
import { Banner, Button, type CountItem, CountsRow, Detail, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { purposeWord } from '../entry-words.ts';
import { askUndo, openTab } from '../places.ts';
import { TypedConfirm } from '../typed-confirm.tsx';
import { ChangeBlocks } from './change-blocks.tsx';
import { CodeNote } from './code-note.tsx';
import { ConfirmPanel } from './confirm-panel.tsx';
import { ErasingNotes } from './erasing-notes.tsx';
import { FileNotes } from './file-notes.tsx';
import { LinkPanel } from './link-panel.tsx';
import { MovedNotes } from './moved-notes.tsx';
import { PairNotes } from './pair-notes.tsx';
import { RequestNotes } from './request-notes.tsx';
import { ReturnedNotes } from './returned-notes.tsx';
import { SeriesNotes } from './series-notes.tsx';
import { TrustHead } from './trust-head.tsx';

export interface FilePreviewProps {
  readonly id: string;
  readonly planned: PlannedFile;
  readonly again: boolean;
}

const CONFIRMABLE: ReadonlySet<string> = new Set(['unknown', 'unconfirmed', 'changed-key']);

/** Everything about a received file before anything of it is taken in. */
export function FilePreview({ id, planned, again }: FilePreviewProps): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const { identity } = useSession();
  const ledger = useLedger();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [typed, setTypedRight] = useState(false);
  const { plan, file } = planned;
  const { trust, counts } = plan;
  const byCode = useMemo(() => (trust.byCode ? linkByCode(planned) : null), [planned, trust.byCode]);
  const [linked, setLinked] = useState<boolean | null>(null);
  const linkToo = linked ?? byCode?.fits ?? false;
  const nothing = changesNothing(plan);
  const before = ledger.find((entry) => entry.direction === 'received' && entry.digest === file.opened.digest);
  const newest = ledger.reduce((top, entry) => (entry.direction === 'received' && entry.partner === trust.party && entry.device === file.opened.header.from.device ? Math.max(top, entry.number) : top), 0);
  const otherContent = plan.series.verdict.kind === 'other-content';
  const changes = plan.merge.records.filter((record) => record.accept !== null).length;
  const erased = erasedCount(plan.erasing);
  const gone = plan.deletes + erased;
  const asksTyping = plan.manyDeletes || erasesMany(plan.erasing);
  const typedRight = !asksTyping || typed;
  const mayApply = trust.mayApply && !nothing && !otherContent;

  const apply = async (): Promise<void> => {
    setTrouble(null);
    const done = await applyItem(id, { link: byCode !== null && linkToo ? byCode.match : null });
    if (done.kind === 'failed') {
      setTrouble(done.error);
      return;
    }
    if (done.kind === 'again') return;
    const { applied } = done;
    const receipt = await receiptIfWanted(trust.party, trust.purpose);
    if (receipt?.ok === true) say(t('ledger.receiptMade'));
    // 取り込んだあと: a doctor goes to the first thing that needs them, an office stays with its files.
    if (identity.role !== 'doctor' || preference('import.after') !== 'firstThing' || applied.firstCase === null) return;
    // From a stick: first the reply onto it and its file deleted, then the case.
    const handle = inboxItem(id)?.origin?.handle ?? null;
    const origin = await originOf(handle);
    if (origin !== null && origin !== 'ask' && origin.removable) return;
    const entryId = entryOfDigest(file.opened.digest);
    putAway(id);
    openArea('permits', applied.firstCase);
    say({
      text: t('exchange.doneTitle', { from: trust.name, number: trust.number, count: applied.changes }),
      ...(entryId === undefined ? {} : { action: { label: t('exchange.undo'), onPress: () => askUndo(entryId) } }),
    });
  };
  const wait = async (): Promise<void> => {
    const kept = await keepWaiting(planned);
    if (!kept.ok) {
      setTrouble(kept.error);
      return;
    }
    say(t('exchange.keptWaiting'));
    putAway(id);
    openTab('received');
  };
  const close = (): void => {
    putAway(id);
    openTab('received');
    // a duplicate changes nothing, and the ledger still says that it came
    if (nothing && before !== undefined) void noteAgain(before.id).then((noted) => (noted.ok ? say(t('ledger.againNoted')) : undefined));
  };

  const items: CountItem[] = [
    { id: 'new', label: t('exchange.countNew'), count: counts.create },
    { id: 'changed', label: t('exchange.countChanged'), count: counts.update },
    { id: 'same', label: t('exchange.countSame'), count: counts.unchanged },
    { id: 'deleted', label: t('exchange.countDeleted'), count: counts.delete, tone: 'warn' },
    { id: 'conflict', label: t('exchange.countConflict'), count: counts.conflict, tone: 'danger' },
    { id: 'refused', label: t('exchange.countRefused'), count: counts.refused, tone: 'danger' },
    { id: 'deferred', label: t('exchange.countDeferred'), count: counts.deferred, tone: 'warn' },
  ];
  return (
    <Detail
      title={t('exchange.fileTitle', { purpose: purposeWord(trust.purpose, language), number: trust.number })}
      actions={
        <>
          <Button onPress={close}>{nothing ? t('common.close') : t('exchange.putAway')}</Button>
          {mayApply ? (
            <Button kind="primary" icon="inbox" disabled={!typedRight} onPress={() => void apply()}>
              {changes === 0 ? t('exchange.applyNothing') : t(trust.returned === null ? 'exchange.apply' : 'returned.apply', { count: changes })}
            </Button>
          ) : null}
        </>
      }
    >
      <Stack>
        <TrustHead planned={planned} onDecide={() => void decideOlder(id)} />
        <CodeNote planned={planned} link={byCode} linked={linkToo} onLink={setLinked} />
        <PairNotes planned={planned} />
        <ReturnedNotes planned={planned} />
        <MovedNotes plan={plan} />
        {again ? <Banner tone="info" title={t('exchange.plannedAgain')} live /> : null}
        <SeriesNotes plan={plan} before={before} changesNothing={nothing} newest={newest} />
        {trouble === null ? null : <Trouble text={explain(trouble)} about={t('exchange.aboutFileNumber', { name: file.name, number: trust.number })} />}
        {CONFIRMABLE.has(trust.standing) && !trust.byCode ? (
          <ConfirmPanel
            file={file}
            onConfirm={async (how, as) => {
              const done = await confirmSigner(file, how, as);
              if (done.ok) {
                say(t('exchange.confirmedNow', { name: trust.name }));
                await planAgain(id);
              }
              return done;
            }}
            other={
              before?.state === 'waiting' ? undefined : (
                <Button icon="clock" onPress={() => void wait()}>
                  {t('exchange.keepWaiting')}
                </Button>
              )
            }
          />
        ) : null}
        {identity.role !== 'doctor' && trust.claimedRole === 'doctor' && byCode === null ? <LinkPanel planned={planned} /> : null}
        <CountsRow label={t('exchange.counts')} counts={items} />
        <ErasingNotes plan={plan} />
        <FileNotes plan={plan} />
        <RequestNotes plan={plan} />
        <ChangeBlocks planned={planned} onTakeErased={trust.standing === 'own' ? null : () => void decideErased(id)} />
        {asksTyping && mayApply ? (
          <TypedConfirm count={gone} title={t(erased > 0 ? 'ledger.typedTitleErased' : 'ledger.typedTitle', { count: gone })} text={t(erased > 0 ? 'ledger.typedTextErased' : 'ledger.typedText', { count: gone })} onRight={setTypedRight} />
        ) : null}
      </Stack>
    </Detail>
  );
}
