import { type ReactNode, useState } from 'react';
import { rotationClock } from '../../../../src-shared/rules/rotation-clock.ts';
import { useText } from '../../../i18n/index.ts';
import { setPreference } from '../../../state/preferences.ts';
import { useToday } from '../../../state/use-today.ts';
import { Banner, Button, Card, Dialog, Facts, NumberField, Prose, Stack, StateChip } from '../../../ui/index.ts';
import { type PostingValues, postingTitle, textOf } from './posting-values.ts';
import { ROTATION_KEYS, ROTATION_TONES } from './rotation-words.ts';
import { useRotationSpan } from './use-rotation.ts';

/** C2: months in the present main post against the span that is set here, with where the span comes from. */
export function RotationCard({ post }: { readonly post: PostingValues | null }): ReactNode {
  const { t, dateWords } = useText();
  const today = useToday();
  const span = useRotationSpan();
  const [changing, setChanging] = useState(false);
  const begun = post === null ? '' : textOf(post['startOn']);
  const clock = begun === '' ? null : rotationClock(begun, today, span);
  return (
    <Card
      title={t('career.clockTitle')}
      aside={
        <Button kind="quiet" compact onPress={() => setChanging(true)}>
          {t('career.clockChange')}
        </Button>
      }
    >
      {clock === null || post === null ? (
        <Prose>{t('career.clockNone')}</Prose>
      ) : (
        <>
          <div>
            <StateChip tone={ROTATION_TONES[clock.state]}>{t(ROTATION_KEYS[clock.state])}</StateChip>
          </div>
          <Facts
            facts={[
              { label: t('career.clockPost'), value: postingTitle(post) },
              { label: t('career.clockMonths'), value: t('career.clockSince', { on: begun, months: clock.months }) },
              { label: t('career.clockSpan'), value: t('career.clockSpanText', { from: clock.windowFrom, to: clock.windowTo }) },
              { label: t('career.clockSettings'), value: t('career.clockSettingsText', { from: span.fromMonths, to: span.toMonths, near: span.nearMonths }) },
            ]}
          />
        </>
      )}
      <small>{t('career.clockSource')}</small>
      <Dialog open={changing} onClose={() => setChanging(false)} title={t('career.clockTitle')}>
        <Stack>
          <NumberField label={t('career.clockFrom')} suffix={t('career.months')} width="tiny" min={1} max={600} value={span.fromMonths} anchor="rotation-from" onChange={(value) => (value === null ? undefined : void setPreference('rotation.fromMonths', value))} />
          <NumberField label={t('career.clockTo')} suffix={t('career.months')} width="tiny" min={1} max={600} value={span.toMonths} anchor="rotation-to" onChange={(value) => (value === null ? undefined : void setPreference('rotation.toMonths', value))} />
          <NumberField label={t('career.clockNearMonths')} suffix={t('career.months')} width="tiny" min={0} max={600} value={span.nearMonths} anchor="rotation-near" onChange={(value) => (value === null ? undefined : void setPreference('rotation.nearMonths', value))} />
          {span.toMonths <= span.fromMonths ? <Banner tone="warn" title={t('career.clockOrder')} /> : null}
          {clock === null ? null : <p>{`${dateWords(clock.windowFrom)} – ${dateWords(clock.windowTo)}`}</p>}
        </Stack>
      </Dialog>
    </Card>
  );
}
