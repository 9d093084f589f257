import { type ReactNode, useEffect, useState } from 'react';
import { cardWords } from '../../../../src-shared/exchange/card.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { putAway } from '../../../state/exchange/inbox.ts';
import type { ReceivedFile } from '../../../state/exchange/read-file.ts';
import { confirmSigner } from '../../../state/exchange/take-card.ts';
import { keepCard } from '../../../state/contacts.ts';
import { stopsOfContact } from '../../../../src-shared/exchange/known-parties.ts';
import { useRecords } from '../../../state/use-records.ts';
import { Banner, Button, Detail, Facts, SixWords, Stack, Trouble, TrustSentence, useExplainError, useStatus } from '../../../ui/index.ts';
import { AfterLoss } from '../after-loss.tsx';
import { openTab } from '../places.ts';
import { ConfirmPanel } from './confirm-panel.tsx';

const ROLES = { doctor: 'common.doctor', office: 'common.office', headquarters: 'common.headquarters' } as const;

/** A contact card: somebody to get to know, or news of somebody known. */
export function CardView({ id, file }: { readonly id: string; readonly file: ReceivedFile }): ReactNode {
  const { t } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const contacts = useRecords('contact');
  const [words, setWords] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const { card, header } = file.opened;
  const { name, role, telephone, party, key } = card.statement;
  const contact = contacts.find((one) => one.person === party);
  const values = contact === undefined ? {} : shownValues(contact);
  const stored = values['card'] as { readonly body?: string } | undefined;
  const known = values['state'] === 'confirmed' && typeof stored?.body === 'string' && stored.body.includes(key);
  useEffect(() => {
    void cardWords(card).then(setWords);
  }, [card]);
  const finish = (): void => {
    say(t('exchange.confirmedNow', { name }));
    putAway(id);
    openTab('to-send');
  };
  // A renewed card brings news: a telephone number, other members, a PC that was lost.
  const newer = known && stored?.body !== card.signed.body;
  const told = contact === undefined ? new Set<string>() : new Set(stopsOfContact(contact).map((one) => one.device));
  const lost = known ? card.statement.revokedDevices.filter((one) => !told.has(one.device)) : [];
  const renew = async (): Promise<void> => {
    const done = await keepCard(card);
    if (!done.ok) {
      setTrouble(done.error);
      return;
    }
    say(done.value.what === 'older' ? t('people.keptOlder', { name }) : t('people.keptRenewed', { name }));
    putAway(id);
    openTab('received');
  };
  const claimed = role in ROLES ? t(ROLES[role as keyof typeof ROLES]) : role;
  return (
    <Detail
      title={t('exchange.cardTitle', { name })}
      actions={
        <>
          <Button
            onPress={() => {
              putAway(id);
              openTab('received');
            }}
          >
            {t('common.close')}
          </Button>
          {newer ? (
            <Button kind="primary" onPress={() => void renew()}>
              {t('trust.cardRenew')}
            </Button>
          ) : null}
        </>
      }
    >
      <Stack>
        <TrustSentence tone={known ? 'ok' : 'warn'} note={known ? t('exchange.cardKnown') : t('exchange.cardLead')}>
          {t('exchange.trustNoNumber', { from: name, at: header.createdAt })}
        </TrustSentence>
        <Facts
          facts={[
            { label: t('exchange.role'), value: claimed },
            { label: t('exchange.telephone'), value: telephone === '' ? t('common.none') : telephone },
          ]}
        />
        {lost.map(({ device, at }) => (
          <Banner key={device} tone="warn" title={t('trust.lostTitle', { name })}>
            <p>{t('trust.lostText', { at })}</p>
          </Banner>
        ))}
        {known ? <AfterLoss partner={party} told={lost} /> : null}
        {trouble === null ? null : <Trouble text={explain(trouble)} about={t('exchange.aboutFile', { name: file.name })} />}
        {known ? (
          <SixWords words={words} />
        ) : (
          <>
            {contact !== undefined && values['state'] === 'confirmed' ? <Banner tone="danger" title={t('exchange.standChanged', { name })} /> : null}
            <ConfirmPanel
              file={file}
              onConfirm={async (how, as) => {
                const done = await confirmSigner(file, how, as);
                if (done.ok) finish();
                return done;
              }}
            />
          </>
        )}
      </Stack>
    </Detail>
  );
}
