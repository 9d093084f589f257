import type { PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import { civilDateOfMs, daysBetween, todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../src-shared/time/hlc.ts';
import { useText } from '../../i18n/index.ts';
import { ports, useSession } from '../../state/session.ts';

/** 「先方の対応待ち（5日） 令和8年4月3日 から」 */
export function useSince(view: PermitCaseView): string {
  const { t } = useText();
  const self = useSession().identity.party;
  const { since, waitingOn } = view.fold;
  if (since === null) return '';
  const on = civilDateOfMs(hlcMs(since));
  const days = Math.max(0, daysBetween(on, todayInJapan(ports().clock)));
  const ours = (waitingOn === 'office') === (view.office === self);
  const waiting = waitingOn === null ? '' : `${t(ours ? 'permits.waitingOurs' : 'permits.waitingTheirs', { days })}　`;
  return `${waiting}${t('permits.sinceDay', { on })}`;
}
