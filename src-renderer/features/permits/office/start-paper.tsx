import { type ReactNode, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { type CivilDate, todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { createRecord } from '../../../state/commands.ts';
import { openArea } from '../../../state/navigation.ts';
import { findRecords } from '../../../state/record-search.ts';
import { ports, session, useSession } from '../../../state/session.ts';
import { Banner, Button, Dialog, RadioGroup, SearchBox, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { PaperEndFields } from './paper-end-fields.tsx';
import { performOfficeAct } from './office-acts.ts';
import { caseOfLine, electronicEnd, permitsInForce, recordPaperEnd, startPaperChange } from './paper-on-permit.ts';

const FROM_DOSSIER = { applicantName: 'name', applicantKana: 'kana', staffNumber: 'staffNumber', affiliation: 'affiliation', post: 'post', payTable: 'payTable', grade: 'grade' } as const;

/** What the staff list knows of the applicant is not typed again. */
export function applicantFromDossier(dossier: RecordState): Record<string, Json> {
  const shown = shownValues(dossier);
  const fields: Record<string, Json> = {};
  for (const [to, from] of Object.entries(FROM_DOSSIER)) if (shown[from] !== undefined && shown[from] !== null) fields[to] = shown[from] as Json;
  return fields;
}

const KINDS = ['new', 'change', 'end'] as const;
type PaperKind = (typeof KINDS)[number];
const WORDS = { new: 'permitsOffice.paperNew', change: 'permitsOffice.paperChange', end: 'permitsOffice.paperEnd' } as const;
const BEGIN = { new: 'permitsOffice.beginTyping', change: 'permitsOffice.paperBeginChange', end: 'permitsOffice.paperRecordEnd' } as const;

const placeOf = (line: RecordState): string => String(shownValues(line)['institutionName'] ?? '');

const SHOWN = 8;
/** The choice of somebody who is not in the list yet. */
const NEW = 'new';

/** 紙の申請を入力: what came and whose it is come first; a change or an end also asks for the permit it speaks of. */
export function StartPaper({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const { vault } = useSession();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [kind, setKind] = useState<PaperKind>('new');
  const [line, setLine] = useState<string | null>(null);
  const today = todayInJapan(ports().clock);
  const [receivedOn, setReceivedOn] = useState<CivilDate | null>(today);
  const [endedOn, setEndedOn] = useState<CivilDate | null>(today);
  const [reason, setReason] = useState('');
  const say = useStatus();
  const [problem, setProblem] = useState<AppError | null>(null);
  const found = useMemo(() => findRecords(vault.workingSet, ['dossier'], text, SHOWN), [vault, text]);
  const person = chosen === null || chosen === NEW ? undefined : vault.workingSet.get(chosen);
  const lines = person === undefined || kind === 'new' ? [] : permitsInForce(person);
  const permit = lines.find((one) => one.id === line);
  const told = permit === undefined ? undefined : electronicEnd(permit);
  const words = (record: RecordState): string => {
    const { staffNumber, affiliation } = shownValues(record);
    return [staffNumber, affiliation].filter((part) => typeof part === 'string' && part !== '').join('　');
  };

  const lineWords = (one: RecordState): string => {
    const { startOn, endOn } = shownValues(one);
    return t('permitsOffice.paperLine', { place: placeOf(one), from: String(startOn ?? ''), to: String(endOn ?? '') });
  };
  const close = (): void => {
    setText('');
    setChosen(null);
    setLine(null);
    setKind('new');
    setReason('');
    onClose();
  };
  const begin = async (dossier: RecordState): Promise<void> => {
    const applicant = applicantFromDossier(dossier);
    const made =
      permit === undefined
        ? await createRecord('permitApplication', { ...applicant, dossierId: dossier.id, paperReceivedOn: today }, { person: dossier.id, parties: { author: session().identity.party }, note: { paper: true } })
        : await startPaperChange(dossier, permit, applicant, today);
    if (!made.ok) {
      setProblem(made.error);
      return;
    }
    close();
    openArea('permits', made.value.id);
  };
  const end = async (): Promise<void> => {
    if (permit === undefined || receivedOn === null || endedOn === null) return;
    const done = await recordPaperEnd(permit, { receivedOn, endedOn, reason: reason.trim() }, t('permitsOffice.paperEndWords'));
    if (!done.ok) {
      setProblem(done.error);
      return;
    }
    close();
    const view = done.value.type === 'permitEvent' ? caseOfLine(permit) : null;
    if (view === null) {
      say(t('permitsOffice.paperEndDone', { place: placeOf(permit) }));
      openArea('ledger', permit.id);
      return;
    }
    const takeBack = async (): Promise<void> => {
      const back = await performOfficeAct(view, null, 'endTakenBack', { reason: t('permitsOffice.typedByMistake') });
      if (back.ok) say(t('permitsOffice.actDone', { act: t('permitsOffice.act.endTakenBack') }));
      else say(explain(back.error).what);
    };
    say({ text: t(view.fold.onPaper ? 'permitsOffice.paperEndDone' : 'permitsOffice.paperEndTold', { place: placeOf(permit) }), action: { label: t('common.undo'), onPress: () => void takeBack() } });
    openArea('permits', view.caseId);
  };
  const start = async (): Promise<void> => {
    if (kind === 'end') {
      await end();
      return;
    }
    if (chosen === NEW) {
      const made = await createRecord('dossier', { name: text.trim() }, { parties: { author: session().identity.party } });
      if (made.ok) await begin(made.value);
      else setProblem(made.error);
      return;
    }
    if (person !== undefined) await begin(person);
  };
  const typed = text.trim();
  const choices = [
    ...found.map((record) => ({ value: record.id, label: String(shownValues(record)['name'] ?? ''), hint: words(record) })),
    ...(typed === '' || kind !== 'new' ? [] : [{ value: NEW, label: t('permitsOffice.addToStaff', { name: typed }) }]),
  ];
  const ready = kind === 'new' ? chosen !== null : permit !== undefined && (kind === 'change' || (receivedOn !== null && endedOn !== null));

  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('permitsOffice.startPaper')}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!ready} onPress={() => void start()}>
            {t(BEGIN[kind])}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('permitsOffice.startPaperLead')}</p>
        {problem === null ? null : <Trouble text={explain(problem)} />}
        <RadioGroup label={t('permitsOffice.paperKind')} choices={KINDS.map((one) => ({ value: one, label: t(WORDS[one]) }))} value={kind} onChange={(next) => setKind(KINDS.find((one) => one === next) ?? 'new')} />
        <SearchBox
          label={t('permitsOffice.applicantHelp')}
          value={text}
          onChange={(next) => {
            setText(next);
            setChosen(null);
          }}
        />
        {choices.length === 0 ? null : <RadioGroup label={t(kind === 'end' ? 'permitsOffice.paperEndBy' : 'permitsOffice.applicant')} choices={choices} value={chosen} onChange={setChosen} />}
        {kind === 'new' || person === undefined ? null : lines.length === 0 ? (
          <Banner tone="warn" title={t('permitsOffice.paperNone')} />
        ) : (
          <RadioGroup label={t('permitsOffice.paperWhich')} required choices={lines.map((one) => ({ value: one.id, label: lineWords(one) }))} value={line} onChange={setLine} />
        )}
        {kind === 'end' && told !== undefined ? <Banner tone="warn" title={t('permitsOffice.paperEndToldBefore', { on: String(told.act['effectiveOn'] ?? '') })} /> : null}
        {kind === 'end' && permit !== undefined ? <PaperEndFields today={today} receivedOn={receivedOn} endedOn={endedOn} reason={reason} onReceivedOn={setReceivedOn} onEndedOn={setEndedOn} onReason={setReason} /> : null}
      </Stack>
    </Dialog>
  );
}
