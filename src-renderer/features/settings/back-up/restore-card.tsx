import { type ReactNode, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { backUpTo } from '../../../state/back-up.ts';
import { flushAllDrafts } from '../../../state/use-autosave.ts';
import { useSession } from '../../../state/session.ts';
import type { Generations } from '../../../state/use-generations.ts';
import { Banner, Button, Card, Row, Stack } from '../../../ui/index.ts';
import { OpenBackUp } from '../../../vault-view/open-back-up.tsx';

/** Back to an earlier time, never without a verified back-up of today first. */
export function RestoreCard({ generations }: { readonly generations: Generations }): ReactNode {
  const { t } = useText();
  const { vault } = useSession();
  const [open, setOpen] = useState(false);
  const { place } = generations;
  return (
    <Card title={t('backUp.restore')}>
      <Stack>
        <p>{t('backUp.restoreLead')}</p>
        {place === null ? (
          <Banner tone="info" title={t('backUp.restoreNeedsPlace')} />
        ) : open ? (
          <OpenBackUp
            only={vault.id}
            note={t('backUp.restoreAskBody', { place: place.label })}
            before={async (evenIfSmaller) => {
              await flushAllDrafts();
              // the recovery point: without it nothing is replaced
              const point = await backUpTo(place, { evenIfSmaller });
              if (!point.ok) return point.error;
              await vault.lock();
              return null;
            }}
          />
        ) : (
          <Row>
            <Button icon="history" onPress={() => setOpen(true)}>
              {t('backUp.restoreOpen')}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
