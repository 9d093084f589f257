import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../i18n/index.ts';
import { ports } from '../state/session.ts';
import { vaultPorts } from '../state/vault-ports.ts';
import { Card, Facts, Skeleton } from '../ui/index.ts';
import { lookAtVault, type VaultLook } from '../vault/index.ts';

interface BackUps {
  readonly count: number;
  readonly newest: number;
}

/** The browser's part, the copy, the back-ups: so that a person knows what can be lost before choosing. */
export function WhatIsWhere({ vaultId }: { readonly vaultId: string }): ReactNode {
  const { t } = useText();
  const [look, setLook] = useState<VaultLook | null>(null);
  const [backUps, setBackUps] = useState<BackUps | null>(null);
  useEffect(() => {
    let alive = true;
    void vaultPorts()
      .then((where) => lookAtVault(vaultId, where))
      .then((found) => (alive ? setLook(found) : undefined));
    void ports()
      .platform.secondPlaceFind({})
      .then((answer) => {
        const own = answer.ok ? answer.value.found.flatMap(({ generations }) => generations.filter((one) => one.vaultId === vaultId)) : [];
        if (alive) setBackUps({ count: own.length, newest: Math.max(0, ...own.map(({ writtenAt }) => writtenAt)) });
      });
    return () => {
      alive = false;
    };
  }, [vaultId]);
  if (look === null || backUps === null) return <Skeleton lines={3} />;
  const { browser, copy } = look;
  const browserWords = { there: t('backUp.lookThere', { commits: browser.commits }), absent: t('backUp.lookAbsent'), wiped: t('backUp.lookWiped'), unreadable: t('backUp.lookUnreadable') };
  const copyWords = {
    there: copy.at === null ? t('backUp.lookThere', { commits: copy.commits }) : t('backUp.lookThereAt', { commits: copy.commits, at: copy.at }),
    absent: t('backUp.lookAbsent'),
    unreadable: t('backUp.lookUnreadable'),
  };
  return (
    <Card title={t('backUp.lookTitle')}>
      <Facts
        facts={[
          { label: t('backUp.lookBrowser'), value: browserWords[browser.state] },
          { label: t('backUp.lookCopy'), value: copyWords[copy.state] },
          { label: t('backUp.lookBackUps'), value: backUps.count === 0 ? t('backUp.lookNone') : t('backUp.lookSome', { count: backUps.count, at: backUps.newest }) },
        ]}
      />
    </Card>
  );
}
