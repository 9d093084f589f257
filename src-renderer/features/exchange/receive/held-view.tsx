import { type ReactNode, useState } from 'react';
import { countOutcomes } from '../../../../src-shared/merge/plan-merge.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { deletesMany, takeHeld, useHeldFiles } from '../../../state/exchange/release-held.ts';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { useSession } from '../../../state/session.ts';
import { Banner, Button, type CountItem, CountsRow, Detail, EmptyState, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { BackButton } from '../back-button.tsx';
import { TypedConfirm } from '../typed-confirm.tsx';
import { ChangeBlocks } from './change-blocks.tsx';

/** 預かっていた記録: what could not be judged when its file came and can be now, shown like any file before it is taken in. */
export function HeldView(): ReactNode {
  const { t } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const { identity } = useSession();
  const [file, ...more] = useHeldFiles((state) => state.files);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [typed, setTyped] = useState(false);
  const [busy, setBusy] = useState(false);
  if (file === undefined) return <EmptyState title={t('held.none')}>{t('held.noneText')}</EmptyState>;
  const counts = countOutcomes(file.merge);
  const taking = file.merge.records.filter(({ accept }) => accept !== null).length;
  const asksTyping = deletesMany(file);
  const from = file.sender === identity.party ? t('held.ownPc') : personName(file.sender) || t('common.unknown');
  const take = async (): Promise<void> => {
    setBusy(true);
    const done = await takeHeld(file);
    setBusy(false);
    setTyped(false);
    setTrouble(done.ok ? null : done.error);
    if (done.ok) say(t('held.taken', { from, number: file.number, count: taking }));
  };
  const items: CountItem[] = [
    { id: 'new', label: t('exchange.countNew'), count: counts.create },
    { id: 'changed', label: t('exchange.countChanged'), count: counts.update },
    { id: 'deleted', label: t('exchange.countDeleted'), count: counts.delete, tone: 'warn' },
    { id: 'conflict', label: t('exchange.countConflict'), count: counts.conflict, tone: 'danger' },
    { id: 'refused', label: t('exchange.countRefused'), count: counts.refused, tone: 'danger' },
  ];
  return (
    <>
      <BackButton tab="received" />
      <Detail
        title={t('held.title', { from, number: file.number })}
        actions={
          <Button kind="primary" icon="inbox" disabled={busy || (asksTyping && !typed)} onPress={() => void take()}>
            {taking === 0 ? t('held.endHolding') : t('exchange.apply', { count: taking })}
          </Button>
        }
      >
        <Stack>
          <Banner tone="info" title={t('held.why')}>
            <p>{t('held.whyText')}</p>
            {more.length === 0 ? null : <p>{t('held.more', { count: more.length })}</p>}
          </Banner>
          {trouble === null ? null : <Trouble text={explain(trouble)} />}
          <CountsRow label={t('exchange.counts')} counts={items} />
          <ChangeBlocks key={file.digest} planned={{ plan: { merge: file.merge }, restored: { records: file.records } }} onTakeErased={null} />
          {asksTyping ? <TypedConfirm key={file.digest} count={file.deletes} title={t('ledger.typedTitle', { count: file.deletes })} text={t('ledger.typedText', { count: file.deletes })} onRight={setTyped} /> : null}
        </Stack>
      </Detail>
    </>
  );
}
