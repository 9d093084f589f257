import { type ReactNode, useState } from 'react';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { useText } from '../../i18n/index.ts';
import { loadList, loadReference } from '../../state/exchange/load-reference.ts';
import { saveDistribution, setsToHandOn } from '../../state/exchange/make-invitation.ts';
import { makeRoster } from '../../state/exchange/make-roster.ts';
import { useRecipientsNow } from '../../state/exchange/use-recipients-now.ts';
import { openArea } from '../../state/navigation.ts';
import { useRecords, useRevision } from '../../state/use-records.ts';
import { Button, Card, Checkbox, CheckboxGroup, FileField, RadioGroup, Row, Select, Stack, TextField, Trouble, useExplainError, useStatus } from '../../ui/index.ts';
import { ReceivedSets } from './received-sets.tsx';

const ROSTER_BODIES = ['office', 'headquarters'] as const;
type Problem = { readonly error: AppError; readonly about: string } | null;

function Load(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [of, setOf] = useState<'institutions' | 'organisations'>('institutions');
  const [title, setTitle] = useState('');
  const [source, setSource] = useState('');
  const [problem, setProblem] = useState<Problem>(null);
  const take = async (files: readonly File[], load: (name: string, bytes: Uint8Array) => ReturnType<typeof loadReference>): Promise<void> => {
    const [file] = files;
    if (file === undefined) return;
    const loaded = await load(file.name, new Uint8Array(await file.arrayBuffer()));
    setProblem(loaded.ok ? null : { error: loaded.error, about: file.name });
    if (loaded.ok) say(t('trust.dataLoaded', { title: loaded.value.title }));
  };
  return (
    <Card title={t('trust.dataSets')}>
      <Stack>
        <ReceivedSets removable />
        {problem === null ? null : <Trouble text={explain(problem.error)} about={problem.about} />}
        <FileField label={t('trust.dataLoad')} files={[]} accept={['.json', 'application/json']} onChoose={(files) => void take(files, loadReference)} anchor="load-rules" />
        <RadioGroup
          label={t('trust.dataListKind')}
          inline
          choices={[
            { value: 'institutions', label: t('trust.setInstitutions') },
            { value: 'organisations', label: t('trust.setOrganisations') },
          ]}
          value={of}
          onChange={setOf}
        />
        <TextField label={t('trust.dataListTitle')} value={title} onChange={setTitle} maxLength={200} anchor="list-title" />
        <TextField label={t('trust.dataListSource')} value={source} onChange={setSource} maxLength={400} anchor="list-source" />
        <FileField
          label={t('trust.dataLoadList')}
          files={[]}
          accept={['.csv', '.txt', '.tsv', 'text/csv']}
          disabled={title.trim() === ''}
          onChoose={(files) => void take(files, (name, bytes) => loadList(name, bytes, { of, title: title.trim(), source: source.trim() }))}
          anchor="load-list"
        />
      </Stack>
    </Card>
  );
}

function Make(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  useRevision();
  const contacts = useRecords('contact');
  const sets = setsToHandOn();
  const bodies = contacts.filter((contact) => shownValues(contact)['state'] === 'confirmed' && ROSTER_BODIES.some((role) => role === shownValues(contact)['asOffice']));
  const [left, setLeft] = useState<ReadonlySet<RecordId>>(new Set());
  const [withBodies, setWithBodies] = useState(true);
  const [formPack, setFormPack] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const chosen = sets.filter(({ id }) => !left.has(id));
  const empty = chosen.length === 0 && !(withBodies && bodies.length > 0) && !formPack;
  const make = async (): Promise<void> => {
    const saved = await saveDistribution({ sets: new Set(chosen.map(({ id }) => id)), roster: withBodies ? bodies : [], formPack });
    if (saved.ok) {
      setTrouble(null);
      say(t('trust.handDownSaved', { name: saved.value.name }));
    } else if (saved.error.code !== 'desktop/cancelled') setTrouble(saved.error);
  };
  return (
    <Card title={t('trust.handDownFile')} accent>
      <Stack>
        {sets.length === 0 ? null : (
          <CheckboxGroup
            label={t('trust.handDownPick')}
            choices={sets.map((record) => ({ value: record.id, label: String(shownValues(record)['title'] ?? ''), hint: String(shownValues(record)['issuerName'] ?? '') }))}
            values={chosen.map(({ id }) => id)}
            onChange={(ids) => setLeft(new Set(sets.map(({ id }) => id).filter((id) => !ids.includes(id))))}
          />
        )}
        {bodies.length === 0 ? null : <Checkbox label={t('trust.handDownOffices', { count: bodies.length })} hint={bodies.map((one) => String(shownValues(one)['name'] ?? '')).join('、')} checked={withBodies} onChange={setWithBodies} />}
        <Checkbox label={t('trust.handDownFormPack')} checked={formPack} onChange={setFormPack} />
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        <Row>
          <Button kind="primary" icon="save" disabled={empty} onPress={() => void make()}>
            {t('trust.handDownMake')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

function Roster(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const contacts = useRecords('contact');
  const recipients = useRecipientsNow();
  const [to, setTo] = useState<PartyId | null>(null);
  const [left, setLeft] = useState<ReadonlySet<RecordId>>(new Set());
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const doctors = contacts.filter((contact) => shownValues(contact)['state'] === 'confirmed' && shownValues(contact)['asOffice'] === 'none' && contact.person !== to);
  const chosen = doctors.filter(({ id }) => !left.has(id));
  const make = async (): Promise<void> => {
    const recipient = recipients.find((one) => one.party === to);
    if (recipient === undefined) {
      setTrouble(appError('vault/missing', { id: to ?? '' }));
      return;
    }
    const made = await makeRoster(recipient, chosen);
    if (made.ok) openArea('exchange', made.value);
    else setTrouble(made.error);
  };
  if (doctors.length === 0 || recipients.length === 0) return null;
  return (
    <Card title={t('trust.rosterMakeTitle')}>
      <Stack>
        <p>{t('trust.rosterMakeLead')}</p>
        <Select label={t('trust.rosterTo')} choices={recipients.map((one) => ({ value: one.party, label: one.name }))} value={to} onChange={setTo} />
        <CheckboxGroup
          label={t('trust.rosterDoctors', { count: chosen.length })}
          inline
          choices={doctors.map((one) => ({ value: one.id, label: String(shownValues(one)['name'] ?? '') }))}
          values={chosen.map(({ id }) => id)}
          onChange={(ids) => setLeft(new Set(doctors.map(({ id }) => id).filter((id) => !ids.includes(id))))}
        />
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        <Row>
          <Button icon="file" disabled={to === null || chosen.length === 0} onPress={() => void make()}>
            {t('trust.rosterMake')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

/** 配布データ・名簿: what this party hands down, and what it was handed. */
export function HandDownPage(): ReactNode {
  const { t } = useText();
  return (
    <Stack>
      <p>{t('trust.handDownLead')}</p>
      <Make />
      <Load />
      <Roster />
    </Stack>
  );
}
