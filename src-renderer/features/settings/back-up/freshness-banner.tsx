import type { ReactNode } from 'react';
import { appError } from '../../../../src-shared/kernel/app-error.ts';
import { ERROR_CODES, type ErrorCode } from '../../../../src-shared/kernel/error-codes.ts';
import { type Texts, useText } from '../../../i18n/index.ts';
import { type Freshness, useFreshness } from '../../../state/back-up-notes.ts';
import { usePreference } from '../../../state/preferences.ts';
import { Banner, useExplainError } from '../../../ui/index.ts';

const TONES = { green: 'ok', amber: 'warn', red: 'danger' } as const;

export const freshnessTitle = ({ t }: Texts, { why, days }: Freshness): string =>
  why === 'none' ? t('backUp.lightNone') : why === 'never' ? t('backUp.lightNever') : why === 'failed' ? t('backUp.lightFailed') : why === 'keys' ? t('backUp.lightKeys') : why === 'erased' ? t('backUp.lightErased') : why === 'old' ? t('backUp.lightOld', { days }) : t('backUp.lightGreen');

/** A code that was stored by another version is said in general. */
const knownCode = (code: string): ErrorCode => ((ERROR_CODES as readonly string[]).includes(code) ? (code as ErrorCode) : 'desktop/failed');

/** The light in words: how old, from when, where; and what the last failure was. */
export function FreshnessBanner(): ReactNode {
  const texts = useText();
  const { t } = texts;
  const explain = useExplainError();
  const fresh = useFreshness();
  const last = usePreference('backup.last');
  const failed = usePreference('backup.failed');
  return (
    <Banner tone={TONES[fresh.light]} title={freshnessTitle(texts, fresh)}>
      {fresh.at === null || fresh.place === null ? null : <p>{t('backUp.lastAt', { at: fresh.at, place: fresh.place })}</p>}
      {last === null ? null : <p>{t('backUp.lastSize', { records: last.records, bytes: last.bytes })}</p>}
      {failed === null || fresh.why !== 'failed' ? null : <p>{t('backUp.failedAt', { at: failed.at, what: explain(appError(knownCode(failed.code))).what })}</p>}
    </Banner>
  );
}
