import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { InboxItem } from '../../../state/exchange/inbox.ts';
import { putAway } from '../../../state/exchange/inbox.ts';
import { becomeNewDevice } from '../../../state/open-session.ts';
import { useText } from '../../../i18n/index.ts';
import { isAboutTrust } from '../../../../src-shared/exchange/refusals.ts';
import { readFileName } from '../../../../src-shared/exchange/file-name.ts';
import { Button, Detail, ProgressBar, Row, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { BackButton } from '../back-button.tsx';
import { openTab } from '../places.ts';
import { AskPassphrase } from './ask-passphrase.tsx';
import { CardView } from './card-view.tsx';
import { DistributionView } from './distribution-view.tsx';
import { DoneView } from './done-view.tsx';
import { FilePreview } from './file-preview.tsx';
import { PartsView } from './parts-view.tsx';

/** The way out where a copied vault counts the same numbers as this one. */
function NewDevice({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const renew = async (): Promise<void> => {
    setBusy(true);
    const renewed = await becomeNewDevice();
    setBusy(false);
    setTrouble(renewed.ok ? null : renewed.error);
    if (!renewed.ok) return;
    say({ text: t('exchange.newDeviceDone') });
    done();
  };
  return (
    <Stack>
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
      <Row>
        <Button disabled={busy} onPress={() => void renew()}>
          {t('exchange.newDevice')}
        </Button>
      </Row>
    </Stack>
  );
}

function Failed({ item }: { readonly item: InboxItem }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  if (item.state.kind !== 'failed') return null;
  const { error } = item.state;
  const number = typeof error.params['number'] === 'number' ? error.params['number'] : readFileName(item.name).number;
  const close = (): void => {
    putAway(item.id);
    openTab('received');
  };
  return (
    <Detail title={t('exchange.stateFailed')} actions={<Button onPress={close}>{t('common.close')}</Button>}>
      <Stack>
        <Trouble text={explain(error)} about={number === undefined ? t('exchange.aboutFile', { name: item.name }) : t('exchange.aboutFileNumber', { name: item.name, number })} />
        <p>{t('exchange.nothingChanged')}</p>
        {error.params['hint'] === 'copied-vault' ? <NewDevice done={close} /> : null}
        {isAboutTrust(error.code) && error.params['written'] !== 1 ? <p>{t('ledger.refusedNoted')}</p> : null}
      </Stack>
    </Detail>
  );
}

function Twice({ item, of }: { readonly item: InboxItem; readonly of: string }): ReactNode {
  const { t } = useText();
  const close = (): void => {
    putAway(item.id);
    openTab('received');
  };
  return (
    <Detail title={t('files.kindSame')} actions={<Button onPress={close}>{t('common.close')}</Button>}>
      <Stack>
        <p>{t('exchange.aboutFile', { name: item.name })}</p>
        <p>{t('files.whyTwice', { name: of })}</p>
        <p>{t('exchange.nothingChanged')}</p>
      </Stack>
    </Detail>
  );
}

/** One file on the desk, from reading to taken in. */
export function InboxScreen({ item }: { readonly item: InboxItem }): ReactNode {
  const { t } = useText();
  const { id, name, state } = item;
  const stop = (): void => {
    putAway(id);
    openTab('received');
  };
  const body = (): ReactNode => {
    switch (state.kind) {
      case 'reading':
        return <ProgressBar label={`${t('exchange.receiving')} ${name}`} value={state.share} onCancel={stop} />;
      case 'failed':
        return <Failed item={item} />;
      case 'parts':
        return <PartsView id={id} name={name} set={state.set} kept={item.parts !== null} />;
      case 'twice':
        return <Twice item={item} of={state.of} />;
      case 'asks':
        return <AskPassphrase id={id} name={name} error={state.error} tries={item.wrongTries} />;
      case 'card':
        return state.file.opened.header.kind === 'card' ? <CardView id={id} file={state.file} /> : <DistributionView id={id} file={state.file} />;
      case 'ready':
        return <FilePreview key={id} id={id} planned={state.planned} again={state.notice === 'planned-again'} />;
      case 'applying': {
        const all = state.planned.plan.merge.records.length;
        return <ProgressBar label={t('exchange.applying')} value={all === 0 ? null : state.rows / all} detail={t('exchange.applyingRows', { rows: state.rows })} onCancel={() => item.stop.abort()} />;
      }
      case 'done':
        return <DoneView id={id} planned={state.planned} applied={state.applied} origin={item.origin} />;
    }
  };
  return (
    <>
      <BackButton tab="received" />
      {body()}
    </>
  );
}
