import { type ReactNode, useCallback, useState } from 'react';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { readRecoveryCode } from '../../src-shared/sealing/recovery-code.ts';
import { todayInJapan } from '../../src-shared/time/civil-date.ts';
import { useText } from '../i18n/index.ts';
import { ports } from '../state/session.ts';
import { CodeGroups, codeGroups } from './code-groups.tsx';
import { CodePaper } from './code-paper.tsx';
import { Button, type FieldProblem, Row, Stack, TextField, Trouble, useExplainError } from '../ui/index.ts';

export interface RecoverySheetProps {
  /** "123456-…", as the vault gave it; shown once. */
  readonly code: string;
  readonly vaultName: string;
  readonly vaultId: string;
  /** Typed back correctly: the sheet exists and is readable. */
  readonly onChecked: () => void;
}

const sameCode = (typed: string, code: string): boolean => typed.normalize('NFKC').replaceAll(/\D/g, '') === code.replaceAll(/\D/g, '');

/** The number in groups, a way to print or save it, and typing it back as the check. */
export function RecoverySheet({ code, vaultName, vaultId, onChecked }: RecoverySheetProps): ReactNode {
  const { t, date } = useText();
  const explain = useExplainError();
  const [printing, setPrinting] = useState(false);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<FieldProblem | undefined>(undefined);
  const printed = useCallback(() => setPrinting(false), []);
  const madeOn = todayInJapan(ports().clock);
  const facts = [
    { label: t('vaultView.sheetFor'), value: vaultName },
    { label: t('vaultView.sheetMadeOn'), value: date(madeOn) },
    { label: t('vaultView.sheetId'), value: vaultId },
  ];
  const spoken = `${t('vaultView.recoveryCode')}（${t('vaultView.recoverySpoken')}）`;
  const notes = [t('vaultView.sheetUse1'), t('vaultView.sheetUse2'), t('vaultView.sheetUse3')];

  const save = async (): Promise<void> => {
    const lines = [t('vaultView.sheetTitle'), '', ...facts.map(({ label, value }) => `${label}: ${value}`), '', t('vaultView.recoveryCode'), ...codeGroups(code), '', ...notes, ''];
    const bytes = utf8(`\ufeff${lines.join('\r\n')}`);
    const saved = await ports().platform.saveFile({ suggestedName: `${t('vaultView.sheetTitle')}_${vaultId}.txt`, purpose: 'any', bytes });
    if (saved.ok) {
      setProblem(null);
      setSavedAs(saved.value.savedAs);
    } else if (saved.error.code !== 'desktop/cancelled') setProblem(appError(saved.error.code, saved.error.params));
  };

  const check = (): void => {
    const read = readRecoveryCode(typed);
    if (!read.ok) setWrong(explain(read.error));
    else if (!sameCode(typed, code)) setWrong({ what: t('vaultView.recoveryCheckOther'), todo: t('vaultView.recoveryCheckOtherTodo') });
    else onChecked();
  };

  return (
    <Stack>
      <p>{t('vaultView.recoveryLead')}</p>
      <div data-recovery-code>
        <CodeGroups code={code} label={spoken} />
      </div>
      <Row>
        <Button icon="print" onPress={() => setPrinting(true)}>
          {t('vaultView.recoveryPrint')}
        </Button>
        <Button icon="save" onPress={() => void save()}>
          {t('vaultView.recoverySave')}
        </Button>
      </Row>
      {savedAs === null ? null : (
        <p role="status">
          {t('vaultView.recoverySaved', { name: savedAs })} {t('vaultView.recoverySaveNote')}
        </p>
      )}
      {problem === null ? null : <Trouble text={explain(problem)} />}
      <TextField
        label={t('vaultView.recoveryCheck')}
        help={t('vaultView.recoveryCheckHelp')}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setWrong(undefined);
        }}
        onEnter={check}
        inputMode="numeric"
        anchor="recovery-check"
        error={wrong}
      />
      <Row>
        <Button onPress={check} disabled={typed.trim() === ''}>
          {t('vaultView.recoveryCheckDo')}
        </Button>
      </Row>
      {printing ? (
        <CodePaper title={t('vaultView.sheetTitle')} heading={t('vaultView.recovery')} facts={facts} code={code} label={spoken} notes={notes} onDone={printed} />
      ) : null}
    </Stack>
  );
}
