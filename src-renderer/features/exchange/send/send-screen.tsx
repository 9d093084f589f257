import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Period } from '../../../../src-shared/exchange/record-period.ts';
import { requestsDue } from '../../../../src-shared/exchange/ledger-requests.ts';
import { receiptsDue } from '../../../../src-shared/exchange/ledger-progress.ts';
import { isAboutRecords, isPurpose, mayLeave, policyOf, type Purpose } from '../../../../src-shared/exchange/policy.ts';
import { readTransfers } from '../../../../src-shared/rules/case-transfers.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { newId, type PartyId, type RecordId } from '../../../../src-shared/kernel/ids.ts';
import { useText } from '../../../i18n/index.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import { makeFile } from '../../../state/exchange/make-file.ts';
import { ownKind } from '../../../state/exchange/own-party.ts';
import type { ExportWish } from '../../../state/exchange/plan-export.ts';
import { purposesForStrangers, strangerCalled } from '../../../state/exchange/recipients.ts';
import { usePreview } from '../../../state/exchange/send-preview.ts';
import { openArea } from '../../../state/navigation.ts';
import { type SendRequest, takeSendRequest, useSendRequest } from '../../../state/send-request.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useLongWork } from '../../../state/use-long-work.ts';
import { useRecords } from '../../../state/use-records.ts';
import { Banner, Button, Card, DateField, EmptyState, ProgressBar, RadioGroup, Row, Select, Skeleton, Stack, TextField, Trouble, useExplainError, useLaterThan } from '../../../ui/index.ts';
import { BackButton } from '../back-button.tsx';
import styles from '../exchange.module.css';
import { openTab, rememberBack, turnInto } from '../places.ts';
import { useRecipients } from '../use-recipients.ts';
import { SendCode } from './send-code.tsx';
import { useNumbersWord } from '../ledger/numbers-words.ts';
import { TypedConfirm } from '../typed-confirm.tsx';
import { PeopleChoice } from './people-choice.tsx';
import { SealChoice, sealPassphrase, startSeal } from './seal-choice.tsx';
import { usePrivateNotes, WhatStays } from './what-stays.tsx';
import { WhatTheySee } from './what-they-see.tsx';

/** The request a feature left for this screen; served once. */
function useRequest(): SendRequest | null {
  const stored = useSendRequest((state) => state.request);
  const [request, setRequest] = useState(stored);
  useEffect(() => {
    if (stored === null) return;
    setRequest(stored);
    takeSendRequest();
  }, [stored]);
  return request;
}

const GATHERED_AT_ONCE_MS = 150;

/** Only where there is much: choosing something else gives it up. */
function Gathering(): ReactNode {
  const { t } = useText();
  return useLaterThan(GATHERED_AT_ONCE_MS) ? <ProgressBar label={t('exchange.gathering')} value={null} /> : null;
}

const NO_RECORDS: ReadonlyMap<RecordId, string> = new Map();
const NO_TICKS: ReadonlySet<string> = new Set();
const ANY_TIME: Period = { from: null, to: null };

/** To whom → for what → what they will see, and beside it what stays → one file. */
export function SendScreen(): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const request = useRequest();
  const recipients = useRecipients();
  const ledger = useLedger();
  const notes = usePrivateNotes();
  const self = useSession().identity.party;
  const [party, setParty] = useState<PartyId | null>(null);
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const [without, setWithout] = useState(NO_RECORDS);
  const [ticked, setTicked] = useState(NO_TICKS);
  const [withoutPeople, setWithoutPeople] = useState(NO_TICKS);
  const [period, setPeriod] = useState<Period>(ANY_TIME);
  const { going: making, stopped, run } = useLongWork();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [typed, setTyped] = useState(false);
  const numbersWord = useNumbersWord();
  const [seal, setSeal] = useState(startSeal);
  const [otherWays, setOtherWays] = useState(false);
  const [strangerName, setStrangerName] = useState('');
  const [strangerId] = useState(() => newId(ports().random));

  useEffect(() => {
    setWithout(NO_RECORDS);
    setTicked(NO_TICKS);
    setWithoutPeople(NO_TICKS);
    setPeriod(ANY_TIME);
    setTrouble(null);
    setSeal(startSeal());
    setOtherWays(false);
    if (request === null) return;
    setPurpose(isPurpose(request.purpose) ? request.purpose : null);
    if (request.recipient !== undefined) setParty(request.recipient);
  }, [request]);

  const asked = request !== null && isPurpose(request.purpose) ? request.purpose : null;
  // A request to erase and its answer are written to one partner.
  const named = asked !== null && isAboutRecords(asked) ? request?.recipient : undefined;
  const offered = useMemo(() => (recipients ?? []).filter((one) => (asked === null ? one.purposes.length > 0 : mayLeave(asked, ownKind(), one.kind) && (named === undefined || one.party === named))), [recipients, asked, named]);
  // Somebody without a card, by name: where the purpose names nobody and no act is to be sent.
  const toStranger = asked === null && purposesForStrangers().length > 0;
  const stranger = useMemo(() => strangerCalled(strangerName.trim(), strangerId), [strangerName, strangerId]);
  // After a 移管 the next file goes to the new office, unless somebody chooses otherwise.
  const newOffice = readTransfers(useRecords('caseTransfer')).findLast((transfer) => transfer.subject === self)?.to;
  const only = party === strangerId ? undefined : offered.length === 1 ? offered[0] : offered.find((one) => one.party === newOffice);
  const recipient = party === strangerId ? stranger : (offered.find((one) => one.party === party) ?? (party === null || asked === null ? only : undefined));
  const isStranger = recipient?.party === strangerId;
  const byPassword = isStranger || seal.by === 'password';
  const passphrase = sealPassphrase(isStranger ? { ...seal, by: 'password' } : seal);
  const chosen = asked ?? (purpose !== null && recipient?.purposes.includes(purpose) === true ? purpose : recipient?.purposes.length === 1 ? (recipient.purposes[0] ?? null) : null);
  const to = recipient?.party;
  const narrowed = period.from !== null || period.to !== null;
  // of everybody: whom to leave out is chosen from it
  const whole = useMemo<ExportWish | null>(
    () => (to === undefined || chosen === null ? null : { purpose: chosen, recipient: to, about: request?.recordIds ?? [], without: new Set(without.keys()), ticked, ...(narrowed ? { period } : {}) }),
    [to, chosen, request, without, ticked, narrowed, period],
  );
  const wish = useMemo<ExportWish | null>(() => (whole === null || withoutPeople.size === 0 ? whole : { ...whole, withoutPeople }), [whole, withoutPeople]);
  const everybody = usePreview(whole);
  const some = usePreview(wish === whole ? null : wish);
  const { value: preview, fresh } = wish === whole ? everybody : some;
  const due = recipient === undefined ? 0 : receiptsDue(ledger, recipient.party, ports().clock.now()).length;
  const requests = recipient === undefined ? [] : requestsDue(ledger, recipient.party, ports().clock.now());
  const deletions = preview?.ok === true ? preview.value.deletions : { count: 0, many: false };
  const confirmed = recipient?.state === 'confirmed';
  const act = request?.act;
  const sealed = byPassword ? passphrase !== null && recipient?.name !== '' : confirmed;
  const ready = preview !== null && fresh && (preview.ok || act !== undefined) && sealed && (!deletions.many || typed);

  const takeOut = useCallback((id: RecordId, title: string) => setWithout((now) => new Map(now).set(id, title)), []);
  const make = async (): Promise<void> => {
    if (recipient === undefined || wish === null) return;
    setTrouble(null);
    const by = byPassword && passphrase !== null ? { passphrase } : {};
    const made = await run((work) => makeFile({ wish, recipient, work, ...by, ...(act === undefined ? {} : { act: () => act(recipient.party) }) }));
    if (!made.ok) {
      if (made.error.code !== 'desktop/cancelled') setTrouble(made.error);
      return;
    }
    setSeal(startSeal());
    if (request?.back !== undefined) rememberBack(made.value, request.back);
    turnInto(made.value);
  };

  const leave = (): void => {
    const back = request?.back;
    if (back === undefined) openTab('to-send');
    else openArea(back.area, back.recordId);
  };

  if (recipients === null) return <Skeleton />;
  if (offered.length === 0 && party !== strangerId) {
    return (
      <>
        <BackButton tab="to-send" />
        <div className={styles['page']}>
          <EmptyState icon="people" title={t('exchange.toWhomNone')} action={<Button onPress={() => openTab('received')}>{t('exchange.openFile')}</Button>}>
            {t('exchange.toWhomNoneText')}
            {toStranger ? (
              <Row>
                <Button kind="quiet" onPress={() => setParty(strangerId)}>
                  {t('files.stranger')}
                </Button>
              </Row>
            ) : null}
          </EmptyState>
        </div>
      </>
    );
  }
  const choices = [
    ...offered.map((one) => ({ value: one.party, label: one.name, hint: one.state === 'confirmed' ? undefined : t('exchange.unconfirmedHint') })),
    ...(toStranger ? [{ value: strangerId, label: t('files.stranger'), hint: t('files.strangerHint') }] : []),
  ];
  const kinds = (recipient?.purposes ?? []).map((one) => ({ value: one, label: policyOf(one).label[language] }));
  return (
    <>
      <BackButton tab="to-send" />
      <div className={styles['page']}>
        <Stack>
          <h2>{t('exchange.sendTitle')}</h2>
          <div className={styles['choices']}>
            <Card>
              {choices.length <= 4 ? (
                <RadioGroup label={t('exchange.toWhom')} choices={choices} value={recipient?.party ?? null} onChange={setParty} />
              ) : (
                <Select label={t('exchange.toWhom')} choices={choices} value={recipient?.party ?? null} onChange={setParty} />
              )}
            </Card>
            <Card>
              {asked !== null ? (
                <RadioGroup label={t('exchange.forWhat')} choices={[{ value: asked, label: policyOf(asked).label[language] }]} value={asked} onChange={() => undefined} />
              ) : (
                <RadioGroup label={t('exchange.forWhat')} {...(recipient === undefined ? { help: t('exchange.forWhatFirst') } : {})} choices={kinds} value={chosen} onChange={setPurpose} />
              )}
            </Card>
          </div>
          {isStranger ? <TextField label={t('files.strangerName')} help={t('files.strangerNameHelp')} required value={strangerName} onChange={setStrangerName} /> : null}
          {recipient !== undefined && !confirmed && !byPassword ? (
            <Banner tone="warn" title={t('exchange.toWhomUnconfirmed', { name: recipient.name })} actions={<Button onPress={() => openArea('people', recipient.contactId)}>{t('exchange.confirmNow')}</Button>} />
          ) : null}
          {recipient === undefined ? null : <SendCode key={recipient.party} recipient={recipient} />}
          {preview === null ? null : (
            <section aria-label={t('exchange.theySee')} className={styles['section']} aria-busy={!fresh}>
              {chosen !== null && (narrowed || (preview.ok && preview.value.hasTimes)) ? (
                <Card title={t('exchange.periodTitle')}>
                  <Row fields>
                    <DateField label={t('exchange.periodFrom')} value={period.from} onChange={(from) => setPeriod({ ...period, from })} />
                    <DateField label={t('exchange.periodTo')} value={period.to} onChange={(until) => setPeriod({ ...period, to: until })} />
                  </Row>
                  <p className={styles['quiet']}>{t('exchange.periodHelp')}</p>
                </Card>
              ) : null}
              {everybody.value?.ok === true ? <PeopleChoice subjects={everybody.value.value.subjects} left={withoutPeople} onLeave={setWithoutPeople} /> : null}
              <h3>{t('exchange.theySee')}</h3>
              <p className={styles['quiet']}>{t('exchange.theySeeLead')}</p>
              <div className={styles['twoSides']}>
                <div className={styles['seen']}>
                  {request?.actWords === undefined ? null : <Banner tone="info" title={t('exchange.theyAlsoSee', { words: request.actWords })} />}
                  {preview.ok ? <WhatTheySee preview={preview.value} onTakeOut={takeOut} /> : null}
                  {!preview.ok && act === undefined ? (
                    without.size === 0 && withoutPeople.size === 0 && !narrowed ? <Trouble text={explain(preview.error)} /> : <Banner tone="warn" title={t('exchange.nothingHere')} />
                  ) : null}
                </div>
                <div className={styles['side']}>
                  {preview.ok ? (
                    <WhatStays
                      preview={preview.value}
                      ticked={ticked}
                      onTick={(key, on) => setTicked(new Set(on ? [...ticked, key] : [...ticked].filter((one) => one !== key)))}
                      without={without}
                      onPutBack={(id) => setWithout(new Map([...without].filter(([one]) => one !== id)))}
                    />
                  ) : (
                    <Card title={t('exchange.stays')}>{notes === 0 ? <p>{t('exchange.staysOthers')}</p> : <p>{t('exchange.staysNotes', { count: notes })}</p>}</Card>
                  )}
                  {requests.length === 0 ? null : <p className={styles['quiet']}>{t('ledger.ridesRequest', { numbers: numbersWord(requests.flatMap((one) => one.numbers)) })}</p>}
                  {due === 0 ? null : <p className={styles['quiet']}>{t('exchange.ridesAlong', { count: due })}</p>}
                </div>
              </div>
            </section>
          )}
          {deletions.many ? (
            <TypedConfirm key={deletions.count} count={deletions.count} title={t('ledger.typedTitleSend', { count: deletions.count })} text={t('ledger.typedTextSend', { count: deletions.count })} onRight={setTyped} />
          ) : null}
          {preview === null ? null : isStranger || otherWays ? (
            <SealChoice seal={isStranger ? { ...seal, by: 'password' } : seal} onChange={setSeal} onlyPassword={isStranger} />
          ) : (
            <Row>
              <Button kind="quiet" icon="more" onPress={() => setOtherWays(true)}>
                {t('files.otherWays')}
              </Button>
            </Row>
          )}
          {trouble === null ? null : <Trouble text={explain(trouble)} />}
          {stopped ? <Banner tone="info" live title={t(act === undefined ? 'ledger.batchStopped' : 'exchange.stoppedAct')} /> : null}
          {fresh || making !== null ? null : <Gathering />}
          {making === null ? null : <ProgressBar label={t('exchange.making')} value={making.share} onCancel={making.stop} />}
          <Row end>
            <Button kind="quiet" onPress={leave}>
              {t('common.cancel')}
            </Button>
            <Button kind="primary" icon="file" disabled={!ready || making !== null} onPress={() => void make()}>
              {t('exchange.makeFile')}
            </Button>
          </Row>
        </Stack>
      </div>
    </>
  );
}
