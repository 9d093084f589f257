import { type ReactNode, useEffect, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { applyDistribution, type DistributionPlan, planDistribution } from '../../../state/exchange/distribution.ts';
import { putAway } from '../../../state/exchange/inbox.ts';
import type { ReceivedFile } from '../../../state/exchange/read-file.ts';
import { confirmSigner } from '../../../state/exchange/take-card.ts';
import { useRevision } from '../../../state/use-records.ts';
import { Banner, Button, Detail, Skeleton, Stack, Trouble, TrustSentence, useExplainError, useStatus } from '../../../ui/index.ts';
import { purposeWord } from '../entry-words.ts';
import { askUndo, openTab } from '../places.ts';
import { ConfirmPanel } from './confirm-panel.tsx';
import { DistributionBlocks } from './distribution-blocks.tsx';

const CONFIRMABLE: ReadonlySet<string> = new Set(['unknown', 'unconfirmed', 'changed-key']);

/** 案内・配布ファイル・名簿: who says it, what it would change, and only then 取り込む. */
export function DistributionView({ id, file }: { readonly id: string; readonly file: ReceivedFile }): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const revision = useRevision();
  const [plan, setPlan] = useState<DistributionPlan | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const { header, card } = file.opened;
  const { name } = card.statement;
  useEffect(() => {
    let alive = true;
    void planDistribution(file).then((planned) => {
      if (!alive) return;
      if (planned.ok) setPlan(planned.value);
      else setTrouble(planned.error);
    });
    return () => {
      alive = false;
    };
  }, [file, revision]);
  const close = (): void => {
    putAway(id);
    openTab('received');
  };
  const apply = async (planned: DistributionPlan): Promise<void> => {
    const done = await applyDistribution(planned);
    if (!done.ok) {
      setTrouble(done.error);
      return;
    }
    putAway(id);
    openTab('received');
    say({ text: t('trust.distributionTaken', { name, count: planned.count }), action: { label: t('exchange.undo'), onPress: () => askUndo(done.value) } });
  };
  const confirmable = plan !== null && CONFIRMABLE.has(plan.standing);
  const mayTake = plan !== null && plan.authority !== 'none' && plan.count > 0;
  return (
    <Detail
      title={header.kind === 'invitation' ? t('exchange.invitationTitle', { name }) : t('trust.distributionTitle', { name, what: purposeWord(header.kind, language) })}
      actions={
        <>
          <Button onPress={close}>{mayTake ? t('exchange.putAway') : t('common.close')}</Button>
          {plan !== null && mayTake ? (
            <Button kind="primary" icon="inbox" onPress={() => void apply(plan)}>
              {t('exchange.apply', { count: plan.count })}
            </Button>
          ) : null}
        </>
      }
    >
      <Stack>
        <TrustSentence tone={plan?.standing === 'confirmed' || plan?.standing === 'vouched-key' ? 'ok' : 'warn'} note={plan?.standing === 'confirmed' ? t('exchange.cardKnown') : t('exchange.cardLead')}>
          {t('exchange.trustNoNumber', { from: name, at: header.createdAt })}
        </TrustSentence>
        {trouble === null ? null : <Trouble text={explain(trouble)} about={t('exchange.aboutFile', { name: file.name })} />}
        {plan === null ? (
          trouble === null ? (
            <Skeleton />
          ) : null
        ) : (
          <>
            {plan.standing === 'changed-key' ? <Banner tone="danger" title={t('exchange.standChanged', { name })} /> : null}
            {plan.standing === 'revoked' ? <Banner tone="danger" title={t('exchange.standRevoked', { name })} /> : null}
            {plan.standing === 'revoked-device' || plan.standing === 'revoked-since' ? <Banner tone="danger" title={t('trust.standRevokedDevice', { name })} /> : null}
            {!confirmable && plan.authority === 'none' ? (
              <Banner tone="warn" title={t('trust.distributionNoRight', { name })}>
                <p>{t('trust.distributionNoRightText')}</p>
              </Banner>
            ) : null}
            {plan.authority !== 'none' && plan.count === 0 ? (
              <Banner tone="info" title={t('exchange.sameTitle')}>
                <p>{t('exchange.sameText')}</p>
              </Banner>
            ) : null}
            {confirmable ? (
              <ConfirmPanel
                file={file}
                onConfirm={async (how, as) => {
                  const done = await confirmSigner(file, how, as);
                  if (done.ok) say(t('exchange.confirmedNow', { name }));
                  return done;
                }}
              />
            ) : null}
            <DistributionBlocks plan={plan} />
          </>
        )}
      </Stack>
    </Detail>
  );
}
