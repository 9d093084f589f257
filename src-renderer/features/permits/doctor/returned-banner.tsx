import type { ReactNode } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import { useText } from '../../../i18n/index.ts';
import { Banner, Button, jumpToField } from '../../../ui/index.ts';
import { lastReturn, returnedComments } from './returned-comments.ts';

/** 差戻し arrives: the reason, how many places, and straight to the first one. */
export function ReturnedBanner({ view }: { readonly view: PermitCaseView }): ReactNode {
  const { t } = useText();
  const comments = returnedComments(view);
  const reason = lastReturn(view)?.act['reason'];
  const first = [...comments.keys()][0];
  return (
    <Banner
      tone="warn"
      live
      title={t('permits.returnedTitle', { count: comments.size })}
      actions={
        first === undefined ? undefined : (
          <Button icon="pencil" onPress={() => jumpToField(first)}>
            {t('permits.firstField')}
          </Button>
        )
      }
    >
      <p>{t('permits.returnedText')}</p>
      {typeof reason === 'string' && reason !== '' ? <p>{`${t('permits.returnedReason')}：${reason}`}</p> : null}
    </Banner>
  );
}
