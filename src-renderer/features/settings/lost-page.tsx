import { type ReactNode, useEffect, useState } from 'react';
import { writeCardFile } from '../../../src-shared/exchange/card-file.ts';
import { CARD_EXTENSION, plainFileName } from '../../../src-shared/exchange/file-name.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { DeviceId } from '../../../src-shared/kernel/ids.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import type { CivilDate } from '../../../src-shared/time/civil-date.ts';
import { useText } from '../../i18n/index.ts';
import { useLedger } from '../../state/exchange/ledger-now.ts';
import { APP, ownSigner } from '../../state/exchange/own-party.ts';
import { type LostDevice, lostDevice, noteTold, type OwnDevice, ownDevices, reportLost } from '../../state/lost-devices.ts';
import { openArea } from '../../state/navigation.ts';
import { ports, useSession } from '../../state/session.ts';
import { useRecords, useRevision } from '../../state/use-records.ts';
import { useToday } from '../../state/use-today.ts';
import { AlertDialog, Banner, Button, Card, Checkbox, DateField, Link, RadioGroup, Row, SmallTable, Stack, TextField, Trouble, useExplainError, useStatus } from '../../ui/index.ts';

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/;

/** 2026-04-03 and 9:05 as Japan's clocks say it. */
const momentOf = (day: CivilDate, time: string): number => Date.parse(`${day}T${(time === '' ? '00:00' : time).padStart(5, '0')}:00+09:00`);

/** Which PC, since when: reported once, and for good. */
function Report({ lost }: { readonly lost: readonly LostDevice[] }): ReactNode {
  const { t, moment } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const today = useToday();
  const revision = useRevision();
  const [devices, setDevices] = useState<readonly OwnDevice[] | null>(null);
  const [device, setDevice] = useState<DeviceId | null>(null);
  const [name, setName] = useState('');
  const [day, setDay] = useState<CivilDate | null>(null);
  const [time, setTime] = useState('');
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  useEffect(() => {
    let alive = true;
    void ownDevices().then((found) => {
      if (!alive) return;
      if (found.ok) setDevices(found.value);
      else setTrouble(found.error);
    });
    return () => {
      alive = false;
    };
  }, [revision]);
  const reported = new Set(lost.map((one) => one.device));
  const others = (devices ?? []).filter((one) => !one.current && !reported.has(one.id));
  const clock = time.normalize('NFKC').trim();
  const badTime = clock !== '' && !CLOCK.test(clock);
  const at = day === null || badTime ? null : momentOf(day, clock);
  const future = at !== null && at > ports().clock.now();
  const labelOf = (one: OwnDevice, index: number): string => one.name || t('trust.lostNameless', { number: index + 1 });
  const chosen = others.findIndex((one) => one.id === device);
  const chosenName = name.trim() || (chosen < 0 ? '' : labelOf(others[chosen] as OwnDevice, chosen));
  const report = async (): Promise<void> => {
    setAsking(false);
    if (device === null || at === null) return;
    const done = await reportLost({ device, name: chosenName, lostAt: at });
    if (!done.ok) {
      setTrouble(done.error);
      return;
    }
    setTrouble(null);
    setDevice(null);
    setName('');
    say(t('trust.lostReported'));
  };
  return (
    <Card title={t('trust.lostStep2')} accent={lost.length === 0}>
      <Stack>
        {lost.map((one) => (
          <Banner key={one.recordId} tone="ok" title={t('trust.lostIs', { name: one.name, at: one.lostAt })} />
        ))}
        {devices === null ? null : others.length === 0 && lost.length > 0 ? (
          <p>{t('trust.lostAllReported')}</p>
        ) : others.length === 0 ? (
          <Banner tone="info" title={t('trust.lostNoOther')} actions={<Button onPress={() => openArea('settings', 'backup')}>{t('settings.backUp')}</Button>}>
            <p>{t('trust.lostNoOtherText')}</p>
          </Banner>
        ) : (
          <>
            <RadioGroup
              label={lost.length === 0 ? t('trust.lostWhich') : t('trust.lostAnother')}
              required
              choices={others.map((one, index) => ({ value: one.id, label: labelOf(one, index), hint: t('trust.lostLastUsed', { at: moment(one.lastAt) }) }))}
              value={device}
              onChange={setDevice}
            />
            <TextField label={t('trust.lostName')} optional example={t('trust.lostNameExample')} value={name} onChange={setName} maxLength={100} anchor="lost-name" />
            <Row fields>
              <DateField label={t('trust.lostDay')} required value={day} onChange={setDay} max={today} today={today} anchor="lost-day" />
              <TextField
                label={t('trust.lostTime')}
                optional
                width="short"
                example="9:30"
                value={time}
                onChange={setTime}
                anchor="lost-time"
                error={badTime ? t('trust.lostTimeWrong') : future ? t('trust.lostFuture') : undefined}
              />
            </Row>
            <p>{t('trust.lostAtHelp')}</p>
            {trouble === null ? null : <Trouble text={explain(trouble)} />}
            <Row end>
              <Button kind="danger" icon="stop" disabled={device === null || at === null || future} onPress={() => setAsking(true)}>
                {t('trust.lostDo')}
              </Button>
            </Row>
          </>
        )}
      </Stack>
      <AlertDialog open={asking} title={t('trust.lostAsk', { name: chosenName })} confirmLabel={t('trust.lostDo')} cancelLabel={t('common.cancel')} danger onCancel={() => setAsking(false)} onConfirm={() => void report()}>
        <p>{t('trust.lostAskText')}</p>
      </AlertDialog>
    </Card>
  );
}

/** Who has heard of it: by a file made since, which carries the card, or as somebody noted. */
function Tell({ lost, named }: { readonly lost: LostDevice; readonly named: boolean }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { identity } = useSession();
  const contacts = useRecords('contact');
  const ledger = useLedger();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const partners = contacts.filter((contact) => shownValues(contact)['state'] === 'confirmed');
  const inFile = (contact: RecordState) => ledger.find((entry) => entry.direction === 'sent' && entry.partner === contact.person && entry.madeAt >= lost.reportedAt && entry.state !== 'cancelled');
  const save = async (): Promise<void> => {
    const written = await writeCardFile(await ownSigner(), { app: APP, createdAt: ports().clock.now() });
    if (!written.ok) {
      setTrouble(written.error);
      return;
    }
    const title = identity.role === 'doctor' ? t('people.cardFileName') : `${t('people.cardFileName')}_${identity.name}`;
    const saved = await ports().platform.saveFile({ suggestedName: plainFileName(title, CARD_EXTENSION), purpose: 'card', bytes: written.value.bytes });
    if (saved.ok) say(t('people.savedCard', { name: saved.value.savedAs }));
    else if (saved.error.code !== 'desktop/cancelled') setTrouble(appError(saved.error.code, saved.error.params));
  };
  const telephone = (contact: RecordState): ReactNode => {
    const number = shownValues(contact)['telephone'];
    return typeof number === 'string' && number !== '' ? number : <Link onPress={() => openArea('people', contact.id)}>{t('trust.lostNoNumber')}</Link>;
  };
  const toldWords = (contact: RecordState): ReactNode => {
    const entry = inFile(contact);
    if (entry !== undefined) return t('trust.lostToldByFile', { number: entry.number });
    const name = String(shownValues(contact)['name'] ?? '');
    return <Checkbox label={<span aria-label={t('trust.lostToldName', { name })}>{t('trust.lostTold')}</span>} checked={lost.told.has(contact.person)} onChange={(on) => void noteTold(lost, contact.person, on)} />;
  };
  return (
    <Card title={t('trust.lostStep3')} accent>
      <Stack>
        {named ? <p>{t('trust.lostIs', { name: lost.name, at: lost.lostAt })}</p> : null}
        <p>{t('trust.lostTellText')}</p>
        <Row>
          <Button kind="primary" icon="save" onPress={() => void save()}>
            {t('trust.lostSaveCard')}
          </Button>
        </Row>
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        {partners.length === 0 ? (
          <p>{t('trust.lostNobody')}</p>
        ) : (
          <SmallTable
            caption={t('trust.lostPartners')}
            columns={[
              { id: 'name', header: t('people.columnName'), cell: (contact: RecordState) => String(shownValues(contact)['name'] ?? '') },
              { id: 'telephone', header: t('trust.lostTelephone'), cell: telephone },
              { id: 'told', header: t('exchange.colState'), cell: toldWords },
            ]}
            rows={partners}
            rowKey={(contact) => contact.id}
          />
        )}
      </Stack>
    </Card>
  );
}

/** 「PCをなくしたとき」: what to do, in order, on a PC that is still in good hands. */
export function LostPage(): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const records = useRecords('lostDevice');
  const lost = records.map(lostDevice).toSorted((a, b) => b.reportedAt - a.reportedAt);
  return (
    <Stack>
      <p>{t('trust.lostLead')}</p>
      <Card title={t('trust.lostStep1')}>
        <p>{t(identity.role === 'doctor' ? 'trust.lostStep1Doctor' : 'trust.lostStep1Office')}</p>
      </Card>
      <Report lost={lost} />
      {lost.map((one) => (
        <Tell key={one.recordId} lost={one} named={lost.length > 1} />
      ))}
      {lost.length > 0 ? null : (
        <Card title={t('trust.lostStep3')}>
          <p>{t('trust.lostTellText')}</p>
        </Card>
      )}
      <Card title={t('trust.lostStep4')}>
        <Stack gap="small">
          <p>{t('trust.lostStep4Text')}</p>
          <Row>
            <Button icon="key" onPress={() => openArea('settings', 'security')}>
              {t('trust.lostChangeBoth')}
            </Button>
          </Row>
        </Stack>
      </Card>
    </Stack>
  );
}
