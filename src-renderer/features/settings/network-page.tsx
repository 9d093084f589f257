import { type ReactNode, useEffect, useState } from 'react';
import type { CallOutput } from '../../../src-shared/desktop/contract.ts';
import { useText } from '../../i18n/index.ts';
import { ports } from '../../state/session.ts';
import { Banner, SmallTable, Stack } from '../../ui/index.ts';

type Status = CallOutput<'networkStatus'>;

/** Everything that tried to leave this PC and was refused; normally nothing. */
export function NetworkPage(): ReactNode {
  const { t, number } = useText();
  const [status, setStatus] = useState<Status | null>(null);
  useEffect(() => {
    let alive = true;
    const { platform } = ports();
    const look = (): void => void platform.networkStatus({}).then((answer) => (alive && answer.ok ? setStatus(answer.value) : undefined));
    look();
    const stop = platform.on('networkRefused', look);
    return () => {
      alive = false;
      stop();
    };
  }, []);
  return (
    <Stack>
      <p>{t('settings.networkLead')}</p>
      {status === null ? null : status.blocked === 0 ? (
        <Banner tone="ok" title={t('settings.networkNone')} />
      ) : (
        <>
          <Banner tone="warn" title={t('settings.networkSome', { count: status.blocked })} />
          <SmallTable
            caption={t('settings.network')}
            captionHidden
            rows={status.requests}
            rowKey={(row) => `${row.scheme}${row.host}${row.kind}`}
            columns={[
              { id: 'host', header: t('settings.networkHost'), cell: (row) => `${row.scheme}://${row.host}` },
              { id: 'kind', header: t('settings.networkKind'), cell: (row) => row.kind },
              { id: 'times', header: t('settings.networkTimes'), align: 'end', cell: (row) => number(row.times) },
            ]}
          />
        </>
      )}
    </Stack>
  );
}
