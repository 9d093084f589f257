import { type ReactNode, useEffect, useState } from 'react';
import { hlcMs } from '../../../src-shared/time/hlc.ts';
import { useText } from '../../i18n/index.ts';
import { becomeNewDevice } from '../../state/open-session.ts';
import { ports, useSession } from '../../state/session.ts';
import { useToday } from '../../state/use-today.ts';
import { Banner, Button, Row, useExplainError } from '../../ui/index.ts';
import type { Notice } from '../../vault/index.ts';

const DAY_MS = 86_400_000;

/** When the last commit was made, if that is more than a day ahead of this PC's clock. */
function useJump(): { readonly last: number; readonly settle: () => void } | null {
  const { vault } = useSession();
  const [last, setLast] = useState<number | null>(null);
  useEffect(() => {
    let alive = true;
    void vault.headers(vault.seq).then((headers) => {
      const at = headers.ok ? headers.value.at(-1)?.at : undefined;
      if (alive && at !== undefined && hlcMs(at) - ports().clock.now() > DAY_MS) setLast(hlcMs(at));
    });
    return () => {
      alive = false;
    };
  }, [vault]);
  return last === null ? null : { last, settle: () => setLast(null) };
}

/** What a person should be told of the opening, on top of whatever screen is open; each can be put away. */
export function OpeningNotices(): ReactNode {
  const { t, dateWords } = useText();
  const explain = useExplainError();
  const { vault } = useSession();
  const today = useToday();
  const jump = useJump();
  const [seen, setSeen] = useState(false);

  const confirm = async (): Promise<void> => {
    const done = await becomeNewDevice((one) => one.confirmClock());
    if (done.ok) jump?.settle();
  };

  const told = (notice: Notice): string | null => {
    switch (notice.kind) {
      case 'rebuilt-from-mirror':
        return t('app.noticeRebuilt', { commits: notice.commits });
      case 'repaired-from-mirror':
        return t('app.noticeRepaired', { commits: notice.commits });
      case 'new-device':
        return notice.why === 'cloned' ? t('app.noticeCloned') : null;
      case 'mirror-differs':
        return t('app.noticeMirrorDiffers');
      case 'mirror-unreadable':
        return explain(notice.error).what;
      case 'read-only':
        return notice.error.code === 'vault/newer-schema' ? t('app.readOnly') : explain(notice.error).what;
    }
  };
  const lines = vault.notices.flatMap((notice) => told(notice) ?? []);
  return (
    <>
      {jump === null ? null : (
        <Banner
          tone="warn"
          live
          title={t('app.clockTitle')}
          actions={
            <Row>
              <Button onPress={() => void confirm()}>{t('app.clockRight', { today: dateWords(today) })}</Button>
              <Button kind="quiet" onPress={() => location.reload()}>
                {t('app.clockWrong')}
              </Button>
            </Row>
          }
        >
          <p>{t('app.clockBody', { now: ports().clock.now(), last: jump.last })}</p>
        </Banner>
      )}
      {seen || lines.length === 0 ? null : (
        <Banner tone={vault.readOnly === null ? 'info' : 'warn'} title={lines[0] ?? ''} actions={<Button onPress={() => setSeen(true)}>{t('common.close')}</Button>}>
          {lines.slice(1).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Banner>
      )}
    </>
  );
}
