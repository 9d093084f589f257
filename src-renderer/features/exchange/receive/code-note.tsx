import type { ReactNode } from 'react';
import { useText } from '../../../i18n/index.ts';
import { codeFits, type CodeLink } from '../../../state/exchange/accept-code.ts';
import { whoInFile } from '../../../state/exchange/link-person.ts';
import type { PlannedFile } from '../../../state/exchange/plan-received.ts';
import { Banner, Checkbox } from '../../../ui/index.ts';

export interface CodeNoteProps {
  readonly planned: PlannedFile;
  /** The line of the staff list the code was issued for; null where there is none to match. */
  readonly link: CodeLink | null;
  readonly linked: boolean;
  readonly onLink: (on: boolean) => void;
}

/** What the invitation code in a first file is worth: it confirms, or it says why it does not. */
export function CodeNote({ planned, link, linked, onLink }: CodeNoteProps): ReactNode {
  const { t } = useText();
  const { code, byCode, party, name } = planned.plan.trust;
  if (code === null) return null;
  if (byCode) {
    const { forName } = code;
    const fits = codeFits(planned);
    return (
      <Banner tone={fits ? 'ok' : 'warn'} title={fits ? t('trust.byCodeTitle') : t('trust.byCodeDiffers', { forName, name: whoInFile(planned.restored.records, party)['name'] ?? name })}>
        <p>{t('trust.byCodeText', { forName })}</p>
        {fits ? null : <p>{t('trust.byCodeDiffersText')}</p>}
        {link === null ? null : <Checkbox label={t('trust.byCodeLink', { name: link.match.name, staffNumber: link.match.staffNumber || '－' })} checked={linked} onChange={onLink} />}
      </Banner>
    );
  }
  const title =
    code.state === 'used'
      ? t('trust.codeUsed', { by: code.usedByName })
      : code.state === 'expired'
        ? t('trust.codeExpired', { validTo: code.validTo ?? '' })
        : code.state === 'withdrawn'
          ? t('trust.codeWithdrawn')
          : code.state === 'valid'
            ? t('trust.codeTakenBack')
            : t('trust.codeUnknown');
  return (
    <Banner tone="warn" title={title}>
      {code.state === 'unknown' ? <p>{t('trust.codeUnknownText')}</p> : null}
      <p>{t('trust.codeFallback')}</p>
    </Banner>
  );
}
