import { type ReactNode, useState } from 'react';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { openTransfer, type OpenedTransfer, type PcSetUp, setUpPc } from '../../state/own-pcs/transfer.ts';
import { ports } from '../../state/session.ts';
import { useLongWork } from '../../state/use-long-work.ts';
import { Banner, Button, Facts, PasswordField, ProgressBar, RadioGroup, Row, Stack, TextField, Trouble, useExplainError } from '../../ui/index.ts';
import { finishedPassword, NewPassword, type NewPasswordState, startPassword } from '../../vault-view/new-password.tsx';
import { markEdition } from '../../state/mark-edition.ts';

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface TakeOverProps {
  readonly onDone: (made: PcSetUp) => void;
  readonly onBack: () => void;
}

/** File and number, then who stands here and their password: a further PC of the same party. */
export function TakeOverStep({ onDone, onBack }: TakeOverProps): ReactNode {
  const [opened, setOpened] = useState<OpenedTransfer | null>(null);
  if (opened === null) return <OpenFile onOpened={setOpened} onBack={onBack} />;
  return <StartHere transfer={opened} onDone={onDone} onBack={() => setOpened(null)} />;
}

function OpenFile({ onOpened, onBack }: { readonly onOpened: (opened: OpenedTransfer) => void; readonly onBack: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const [file, setFile] = useState<Chosen | null>(null);
  const [code, setCode] = useState('');
  const { going, stopped, run } = useLongWork();
  const [problem, setProblem] = useState<AppError | null>(null);
  const mistyped = problem?.code === 'vault/recovery-code';

  const choose = async (): Promise<void> => {
    const { platform } = ports();
    const picked = await platform.openFiles({ purpose: 'exchange', many: false });
    const one = picked.ok ? picked.value.files[0] : undefined;
    if (!picked.ok && picked.error.code !== 'desktop/cancelled') setProblem(appError(picked.error.code, picked.error.params));
    if (one === undefined) return;
    const read = await platform.readFile({ handle: one.handle });
    if (read.ok) {
      setProblem(null);
      setFile({ name: one.name, bytes: read.value.bytes });
    } else setProblem(appError(read.error.code, { name: one.name, ...read.error.params }));
  };
  const open = async (): Promise<void> => {
    if (going !== null || file === null || code.trim() === '') return;
    const opened = await run((work) => openTransfer(file, code, work));
    if (opened.ok) onOpened(opened.value);
    else if (opened.error.code !== 'desktop/cancelled') setProblem(opened.error);
  };

  if (going !== null) return <ProgressBar label={t('ownPcs.takeOverOpening')} value={going.share} onCancel={going.stop} />;
  return (
    <Stack>
      <p>{t('ownPcs.takeOverLead')}</p>
      {file === null ? null : <Facts facts={[{ label: t('ownPcs.takeOverChosen'), value: file.name }]} />}
      <Row>
        <Button icon="inbox" onPress={() => void choose()}>
          {t('ownPcs.takeOverChoose')}
        </Button>
      </Row>
      {file === null ? null : (
        <TextField
          label={t('ownPcs.takeOverCode')}
          help={t('ownPcs.takeOverCodeHelp')}
          value={code}
          onChange={(next) => {
            setCode(next);
            setProblem(null);
          }}
          onEnter={() => void open()}
          autoFocus
          inputMode="numeric"
          anchor="transfer-code"
          error={mistyped && problem !== null ? explain(problem) : undefined}
        />
      )}
      {stopped ? <Banner tone="info" live title={t('ownPcs.takeOverStopped')} /> : null}
      {problem === null || mistyped ? null : <Trouble text={explain(problem)} {...(file === null ? {} : { about: file.name })} />}
      <Row end>
        <Button kind="quiet" onPress={onBack}>
          {t('common.back')}
        </Button>
        <Button kind="primary" disabled={file === null || code.trim() === ''} onPress={() => void open()}>
          {t('ownPcs.takeOverOpen')}
        </Button>
      </Row>
    </Stack>
  );
}

function StartHere({ transfer, onDone, onBack }: TakeOverProps & { readonly transfer: OpenedTransfer }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const { facts, members, records } = transfer;
  const maker = facts.maker?.member;
  const [member, setMember] = useState(maker ?? members[0]?.id ?? '');
  const [name, setName] = useState('');
  const [way, setWay] = useState<'same' | 'new'>('same');
  const [same, setSame] = useState('');
  const [fresh, setFresh] = useState<NewPasswordState>(startPassword);
  const [asked, setAsked] = useState(false);
  const { going, stopped, run } = useLongWork();
  const [problem, setProblem] = useState<AppError | null>(null);
  const wrongPassword = problem?.code === 'vault/wrong-password';
  // A colleague's password cannot be replaced by somebody else's file.
  const mayChoose = member === maker;
  const newPassword = mayChoose && way === 'new';

  const start = async (): Promise<void> => {
    setAsked(true);
    const password = newPassword ? finishedPassword(fresh) : same;
    if (going !== null || password === null || password === '') return;
    const made = await run(async (work) => {
      const set = await setUpPc({ transfer, member, password, name: name.trim(), newPassword }, work);
      if (set.ok) await markEdition();
      return set;
    });
    if (made.ok) {
      onDone(made.value);
      return;
    }
    if (made.error.code !== 'desktop/cancelled') setProblem(made.error);
  };

  if (going !== null) return <ProgressBar label={t('ownPcs.takeOverWorking')} value={going.share} onCancel={going.stop} />;
  return (
    <Stack>
      <Banner tone="ok" title={t('ownPcs.takeOverFound', { name: facts.name, count: records.length })} />
      <TextField label={t('ownPcs.name')} optional example={t('ownPcs.nameExample')} value={name} onChange={setName} anchor="pc-name" autoFocus />
      {members.length > 1 ? <RadioGroup label={t('ownPcs.takeOverWho')} choices={members.map(({ id, name: own }) => ({ value: id, label: own }))} value={member} onChange={setMember} /> : null}
      {mayChoose ? (
        <RadioGroup
          label={t('ownPcs.takeOverPassword')}
          choices={[
            { value: 'same', label: t('ownPcs.takeOverSame') },
            { value: 'new', label: t('ownPcs.takeOverNew'), hint: t('ownPcs.takeOverNewNote') },
          ]}
          value={way}
          onChange={setWay}
        />
      ) : null}
      {newPassword ? (
        <NewPassword state={fresh} onChange={setFresh} onEnter={() => void start()} asked={asked} />
      ) : (
        <PasswordField
          label={t('ownPcs.takeOverSameField')}
          required
          value={same}
          onChange={(next) => {
            setSame(next);
            setProblem(null);
          }}
          onEnter={() => void start()}
          anchor="transfer-password"
          error={wrongPassword && problem !== null ? explain(problem) : asked && same === '' ? t('firstRun.missing') : undefined}
        />
      )}
      {stopped ? <Banner tone="info" live title={t('ownPcs.takeOverStopped')} /> : null}
      {problem === null || wrongPassword ? null : <Trouble text={explain(problem)} />}
      <Row end>
        <Button kind="quiet" onPress={onBack}>
          {t('common.back')}
        </Button>
        <Button kind="primary" onPress={() => void start()}>
          {t('ownPcs.takeOverDo')}
        </Button>
      </Row>
    </Stack>
  );
}
