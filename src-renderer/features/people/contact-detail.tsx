import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Card, cardWords } from '../../../src-shared/exchange/card.ts';
import { stopsOfContact } from '../../../src-shared/exchange/known-parties.ts';
import { joinStops } from '../../../src-shared/exchange/signer-standing.ts';
import { contact as definition } from '../../../src-shared/records/contact.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { useText } from '../../i18n/index.ts';
import { DraftState, RecordControl } from '../../record-view/index.ts';
import { cardOfContact, type HowConfirmed, revokeContact, takeBackConfirmation } from '../../state/contacts.ts';
import { openArea } from '../../state/navigation.ts';
import { useAutosave } from '../../state/use-autosave.ts';
import { AlertDialog, Banner, Button, Card as Panel, Detail, Facts, SixWords, Stack, useStatus } from '../../ui/index.ts';
import { CompareWords } from './compare-words.tsx';
import { ContactState, trustOf } from './contact-state.tsx';
import { GiveBackPart, GivenBack } from './give-back-part.tsx';

interface Opened {
  readonly card: Card | null;
  readonly words: readonly string[];
}

const HOW = {
  words: 'people.howWords',
  inPerson: 'people.howInPerson',
  ownNumber: 'people.howOwnNumber',
  invitation: 'people.howInvitation',
  list: 'people.howList',
  pair: 'people.howPair',
  code: 'people.howCode',
  roster: 'people.howRoster',
  transfer: 'people.howTransfer',
} as const satisfies Readonly<Record<HowConfirmed, string>>;

const isHow = (how: unknown): how is keyof typeof HOW => typeof how === 'string' && Object.hasOwn(HOW, how);

export function ContactDetail({ contact }: { readonly contact: RecordState }): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const draft = useAutosave(contact);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [asking, setAsking] = useState<'revoke' | 'takeBack' | null>(null);
  const values = useMemo(() => shownValues(contact), [contact]);
  const name = String(values.name ?? '');
  const trust = trustOf(contact);

  useEffect(() => {
    let alive = true;
    void cardOfContact(contact).then(async (card) => {
      const ready = card.ok ? { card: card.value, words: await cardWords(card.value) } : { card: null, words: [] };
      if (alive) setOpened(ready);
    });
    return () => {
      alive = false;
    };
  }, [contact]);

  const lost = joinStops(stopsOfContact(contact), opened?.card?.statement.revokedDevices ?? []);
  const role = values.role === 'office' ? t('common.office') : values.role === 'headquarters' ? t('common.headquarters') : t('common.doctor');
  const how = isHow(values.how) ? t(HOW[values.how]) : '';
  return (
    <Detail
      title={name}
      state={<ContactState contact={contact} />}
      actions={
        trust === 'revoked' ? undefined : (
          <>
            <Button icon="book" onPress={() => openArea('exchange', `with-${contact.person}`)}>
              {t('ledger.openPartner')}
            </Button>
            {trust === 'confirmed' ? (
              <Button icon="undo" onPress={() => setAsking('takeBack')}>
                {t('trust.takeBack')}
              </Button>
            ) : null}
            <Button kind="danger" onPress={() => setAsking('revoke')}>
              {t('people.revoke')}
            </Button>
          </>
        )
      }
    >
      <Stack>
        {trust === 'confirmed' && typeof values.confirmedOn === 'string' ? (
          <Banner tone="ok" title={t('people.confirmedBy', { on: values.confirmedOn, by: String(values.confirmedBy ?? ''), how })} />
        ) : null}
        {trust === 'confirmed' && typeof values.howNote === 'string' ? <p>{values.howNote}</p> : null}
        {trust !== 'confirmed' && typeof values.takenBackOn === 'string' ? <Banner tone="warn" title={t('trust.takenBackOn', { on: values.takenBackOn })} /> : null}
        {lost.map((one) => (
          <Banner key={one.device} tone="warn" title={t('trust.lostOfContact', { name, at: one.at })} />
        ))}
        <Facts
          facts={[
            { label: t('people.paperRole'), value: role },
            { label: t('people.cardTelephone'), value: opened?.card?.statement.telephone || t('common.none') },
            ...(values.asOffice === 'office' || values.asOffice === 'headquarters'
              ? [{ label: t('people.asTitle'), value: values.asOffice === 'office' ? t('people.asOffice') : t('people.asHeadquarters') }]
              : []),
          ]}
        />
        {opened !== null && opened.card === null ? <Banner tone="danger" title={t('people.damaged')} /> : null}
        {opened === null || opened.card === null ? null : trust === 'confirmed' ? (
          <SixWords words={opened.words} />
        ) : (
          <CompareWords
            key={opened.words.join()}
            contactId={contact.id}
            name={name}
            words={opened.words}
            claimed={values.role === 'office' || values.role === 'headquarters' ? values.role : 'doctor'}
          />
        )}
        {trust === 'confirmed' && values.role === 'doctor' ? <GivenBack contact={contact} /> : null}
        <Panel title={t('people.notes')}>
          <Stack>
            <DraftState draft={draft} language={language} />
            {(['telephone', 'memo'] as const).map((field) => (
              <RecordControl
                key={field}
                name={field}
                field={definition.fields[field]}
                values={draft.values}
                language={language}
                onChange={draft.set}
                onBlur={draft.flush}
              />
            ))}
          </Stack>
        </Panel>
        {trust === 'confirmed' && values.role === 'doctor' ? <GiveBackPart contact={contact} /> : null}
      </Stack>
      <AlertDialog
        open={asking === 'revoke'}
        title={t('people.revokeAsk', { name })}
        confirmLabel={t('people.revoke')}
        cancelLabel={t('common.cancel')}
        danger
        onCancel={() => setAsking(null)}
        onConfirm={() => {
          setAsking(null);
          void revokeContact(contact.id);
        }}
      >
        <p>{t('people.revokeBody')}</p>
      </AlertDialog>
      <AlertDialog
        open={asking === 'takeBack'}
        title={t('trust.takeBackAsk', { name })}
        confirmLabel={t('trust.takeBack')}
        cancelLabel={t('common.cancel')}
        onCancel={() => setAsking(null)}
        onConfirm={() => {
          setAsking(null);
          void takeBackConfirmation(contact.id).then((done) => (done.ok ? say(t('trust.tookBack', { name })) : undefined));
        }}
      >
        <p>{t('trust.takeBackText')}</p>
      </AlertDialog>
    </Detail>
  );
}
