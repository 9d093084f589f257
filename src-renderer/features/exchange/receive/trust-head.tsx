import type { ReactNode } from 'react';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import type { PlannedFile } from '../../../state/exchange/plan-received.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { Banner, Button, TrustSentence } from '../../../ui/index.ts';
import { AfterLoss } from '../after-loss.tsx';
import { purposeWord } from '../entry-words.ts';

const TONE = { confirmed: 'ok', own: 'ok', 'vouched-key': 'ok', unconfirmed: 'warn', unknown: 'warn', 'changed-key': 'danger', revoked: 'danger', 'revoked-device': 'danger', 'revoked-since': 'danger' } as const;

export interface TrustHeadProps {
  readonly planned: PlannedFile;
  /** Offered for a file that a withdrawn device dates before its loss. */
  readonly onDecide?: () => void;
}

/** Who, when, which number, unaltered, for whom: the first and largest sentence; then what is to be known of the sender. */
export function TrustHead({ planned, onDecide }: TrustHeadProps): ReactNode {
  const { t, language } = useText();
  const { identity } = useSession();
  const contacts = useRecords('contact');
  const { trust } = planned.plan;
  const { standing, name } = trust;
  const withTitle = (who: string, doctor: boolean): string => (doctor ? t('exchange.sensei', { name: who }) : who);
  const sender = withTitle(name, trust.claimedRole === 'doctor');
  const from = trust.member === null || trust.member.name === name ? sender : t('exchange.byMember', { party: sender, member: trust.member.name });
  const to = withTitle(identity.name, identity.role === 'doctor');
  const contact = contacts.find((one) => one.person === trust.party);
  const noted = contact === undefined ? undefined : shownValues(contact)['telephone'];
  const ownNumber = typeof noted === 'string' && noted !== '' ? t('trust.telephoneIs', { number: noted }) : '';
  const recognised = trust.recognisedAs === 'office' ? t('exchange.asOfficeIs') : trust.recognisedAs === 'headquarters' ? t('exchange.asHeadquartersIs') : '';
  const notes = [t('exchange.purposeIs', { purpose: purposeWord(trust.purpose, language) }), recognised, planned.file.opened.renamed ? t('exchange.renamed') : ''];
  return (
    <>
      <TrustSentence tone={trust.byCode ? 'ok' : TONE[standing]} note={notes.filter((note) => note !== '').join('　')}>
        {trust.addressedTo.length === 0 ? t('files.trustByPassword', { from, at: trust.createdAt }) : t('exchange.trust', { from, at: trust.createdAt, number: trust.number, to })}
      </TrustSentence>
      {standing === 'unknown' && !trust.byCode ? (
        <Banner tone="warn" title={t('exchange.standUnknown', { name: sender })}>
          <p>{t('exchange.standUnknownText')}</p>
        </Banner>
      ) : null}
      {standing === 'unconfirmed' && !trust.byCode ? (
        <Banner tone="warn" title={t('exchange.standUnconfirmed', { name: sender })}>
          <p>{t('exchange.standUnknownText')}</p>
        </Banner>
      ) : null}
      {standing === 'changed-key' ? (
        <Banner tone="danger" title={t('exchange.standChanged', { name: sender })}>
          <p>{t('exchange.standChangedText', { telephone: ownNumber })}</p>
          {ownNumber === '' ? <p>{t('trust.noOwnNumber')}</p> : null}
        </Banner>
      ) : null}
      {standing === 'vouched-key' ? <Banner tone="info" title={t('exchange.standVouched', { name: sender })} /> : null}
      {standing === 'revoked' ? <Banner tone="danger" title={t('exchange.standRevoked', { name: sender })} /> : null}
      {standing === 'revoked-device' ? (
        <Banner tone="danger" title={t('trust.standRevokedDevice', { name: sender })}>
          <p>{t('trust.standRevokedDeviceText', { telephone: ownNumber })}</p>
        </Banner>
      ) : null}
      {standing === 'revoked-since' ? (
        <Banner tone={trust.mayApply ? 'warn' : 'danger'} title={t('exchange.standRevokedSince')} actions={trust.mayApply || onDecide === undefined ? undefined : <Button onPress={onDecide}>{t('trust.revokedSinceDo')}</Button>}>
          <p>{t('trust.revokedSinceText')}</p>
        </Banner>
      ) : null}
      {trust.lost.map(({ device, at }) => (
        <Banner key={device} tone="warn" title={t('trust.lostTitle', { name: sender })}>
          <p>{t('trust.lostText', { at })}</p>
        </Banner>
      ))}
      {trust.mayApply ? <AfterLoss partner={trust.party} told={trust.lost} /> : null}
    </>
  );
}
