import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { cardWords } from '../../../../src-shared/exchange/card.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { takeBackConfirmation } from '../../../state/contacts.ts';
import { openArea } from '../../../state/navigation.ts';
import { useRevision } from '../../../state/use-records.ts';
import { Banner, Button, Card, Row, SixWords, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { confirmByPair, type PartnerContact, partnerContact } from './partner-contact.ts';
import type { Pairing } from './pairs.ts';

interface Known {
  readonly contact: PartnerContact;
  readonly words: readonly string[];
}

/**
 * The other doctor among the contacts. Opened for the first time, the card of the pairing file is
 * taken as confirmed by the office that made the pair; that is said, and can be taken back.
 */
export function PartnerContactView({ pairing, officeName }: { readonly pairing: Pairing; readonly officeName: string }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const revision = useRevision();
  const [known, setKnown] = useState<Known | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [changed, setChanged] = useState(false);
  const taken = useRef(false);
  const name = pairing.partnerName;

  const takeBack = async (id: string): Promise<void> => {
    const done = await takeBackConfirmation(id);
    if (done.ok) say(t('mentoring.contactUndone'));
    else setProblem(done.error);
  };
  const take = useCallback(
    async (contact: PartnerContact): Promise<void> => {
      if ((contact.kind !== 'absent' && contact.kind !== 'seen') || contact.card === null) return;
      const done = await confirmByPair(contact.card, pairing.pair?.parties.coordinator);
      if (!done.ok) setProblem(done.error);
      else if (!done.value) setChanged(true);
      else say(t('mentoring.contactConfirmedShort', { name }));
    },
    [name, pairing, say, t],
  );

  useEffect(() => {
    let alive = true;
    void partnerContact(pairing).then(async (contact) => {
      const words = 'card' in contact && contact.card !== null ? await cardWords(contact.card) : [];
      if (!alive) return;
      setKnown({ contact, words });
      if (contact.kind === 'absent' && !taken.current) {
        taken.current = true;
        await take(contact);
      }
    });
    return () => {
      alive = false;
    };
  }, [pairing, revision, take]);

  if (known === null) return null;
  const { contact, words } = known;
  const openContact = (id: string): ReactNode => <Button onPress={() => openArea('people', id)}>{t('mentoring.contactOpen')}</Button>;
  return (
    <Card title={t('mentoring.partnerCard')}>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      {changed ? (
        <Banner tone="danger" live title={t('mentoring.contactChanged')}>
          <p>{t('mentoring.contactChangedText')}</p>
        </Banner>
      ) : null}
      {contact.kind === 'confirmed' ? (
        <>
          {contact.byPair ? <p>{t('mentoring.contactConfirmed', { name, office: officeName })}</p> : null}
          {words.length === 0 ? null : (
            <>
              <p>{t('mentoring.contactHow')}</p>
              <SixWords words={words} />
            </>
          )}
          <Row>
            {openContact(contact.id)}
            {contact.byPair ? (
              <Button kind="quiet" icon="undo" onPress={() => void takeBack(contact.id)}>
                {t('mentoring.contactTakeBack')}
              </Button>
            ) : null}
          </Row>
        </>
      ) : null}
      {contact.kind === 'seen' ? (
        <Banner
          tone="warn"
          title={t('mentoring.contactSeen')}
          actions={
            <>
              {contact.card === null ? null : <Button onPress={() => void take(contact)}>{t('mentoring.contactConfirm')}</Button>}
              {openContact(contact.id)}
            </>
          }
        >
          <p>{t('mentoring.contactSeenText')}</p>
        </Banner>
      ) : null}
      {contact.kind === 'revoked' ? <Banner tone="danger" title={t('mentoring.contactRevoked')} actions={openContact(contact.id)} /> : null}
      {contact.kind === 'gone' || contact.kind === 'noCard' ? <p>{t('mentoring.contactNoCard')}</p> : null}
      {contact.kind === 'wrongCard' ? <Banner tone="danger" title={t('mentoring.contactOther')} /> : null}
      {contact.kind === 'strangeOffice' ? (
        <Banner tone="warn" title={t('mentoring.officeUnknown')} actions={contact.coordinatorContact === null ? undefined : openContact(contact.coordinatorContact)}>
          <p>{t('mentoring.officeUnknownText')}</p>
        </Banner>
      ) : null}
    </Card>
  );
}
