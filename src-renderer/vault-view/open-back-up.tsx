import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { CallOutput } from '../../src-shared/desktop/contract.ts';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, type Result } from '../../src-shared/kernel/result.ts';
import { useText } from '../i18n/index.ts';
import { type BackUpContent, readBackUp } from '../state/back-up-archive.ts';
import { readChosen } from '../state/drill.ts';
import { restoreBackUp } from '../state/restore.ts';
import { ports } from '../state/session.ts';
import { Banner, Button, PasswordField, ProgressBar, RadioGroup, Row, Stack, TextField, useExplainError, useStatus } from '../ui/index.ts';
import { BackUpTrouble } from './back-up-trouble.tsx';

type Found = CallOutput<'secondPlaceFind'>['found'][number];
type Generation = Found['generations'][number];

interface Listed {
  readonly id: string;
  readonly place: Found['place'];
  readonly generation: Generation;
}

export interface OpenBackUpProps {
  /** Only back-ups of this vault, which makes room for it. */
  readonly only?: string;
  /** Said above the button: what happens to what is here. */
  readonly note?: string;
  /** Before anything is replaced; an error stops it and nothing has changed. */
  readonly before?: (evenIfSmaller: boolean) => Promise<AppError | null>;
}

const EACH = 5;

/** All back-ups that can be seen from here, the newest first, a few of each vault. */
async function lookForBackUps(only: string | undefined): Promise<readonly Listed[]> {
  const answer = await ports().platform.secondPlaceFind({});
  if (!answer.ok) return [];
  const all = answer.value.found.flatMap(({ place, generations }) => generations.map((generation) => ({ id: `${place.handle}/${generation.name}`, place, generation })));
  const seen = new Map<string, number>();
  return all
    .toSorted((a, b) => b.generation.writtenAt - a.generation.writtenAt)
    .filter(({ generation: { vaultId, head } }) => {
      // on an empty PC only what can be opened is called data of an earlier time
      if (only === undefined && head === null) return false;
      const count = (seen.get(vaultId) ?? 0) + 1;
      seen.set(vaultId, count);
      return (only === undefined || vaultId === only) && count <= (only === undefined ? EACH : 20);
    });
}

/** From the back-up by its button: found or chosen, its password, and the vault stands in front. */
export function OpenBackUp({ only, note, before }: OpenBackUpProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [listed, setListed] = useState<readonly Listed[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [file, setFile] = useState<{ readonly name: string; readonly content: BackUpContent } | null>(null);
  const [bySheet, setBySheet] = useState(false);
  const [secret, setSecret] = useState('');
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);

  const look = useCallback((): void => {
    setListed(null);
    void lookForBackUps(only).then(setListed);
  }, [only]);
  useEffect(look, [look]);

  const pick = async (): Promise<void> => {
    const { platform } = ports();
    setProblem(null);
    const picked = await platform.openFiles({ purpose: 'backup', many: false });
    if (!picked.ok) {
      if (picked.error.code !== 'desktop/cancelled') setProblem(appError(picked.error.code, picked.error.params));
      return;
    }
    const [one] = picked.value.files;
    if (one === undefined) return;
    const read = await platform.readFile({ handle: one.handle });
    const content = read.ok ? await readBackUp(read.value.bytes) : err(appError(read.error.code, read.error.params));
    if (!content.ok) setProblem(content.error);
    else if (only !== undefined && content.value.vaultId !== only) setProblem(appError('backup/no-place'));
    else {
      setFile({ name: one.name, content: content.value });
      setChosen(null);
    }
  };

  const at = listed?.find(({ id }) => id === chosen);
  const head = file?.content ?? at?.generation.head ?? null;
  const role = head === null ? '' : head.role === 'doctor' ? t('app.roleDoctor') : head.role === 'office' ? t('app.roleOffice') : t('app.roleHeadquarters');

  const contentNow = async (): Promise<Result<BackUpContent>> => {
    if (file !== null) return { ok: true, value: file.content };
    if (at === undefined) return err(appError('backup/no-place'));
    return readChosen({ place: at.place, generation: at.generation.generation }, at.generation.vaultId);
  };

  const restore = async (evenIfSmaller = false): Promise<void> => {
    if (secret === '' || share !== null) return;
    setProblem(null);
    setShare(0);
    const content = await contentNow();
    const way = bySheet ? { recoveryCode: secret } : { password: secret };
    const done = content.ok
      ? await restoreBackUp(content.value, way, { progress: setShare, replace: only !== undefined, ...(before === undefined ? {} : { before: () => before(evenIfSmaller) }) })
      : content;
    setShare(null);
    // asked once more, it goes on where it stood
    if (done.ok || done.error.code !== 'backup/much-smaller') setSecret('');
    if (done.ok) say(t('backUp.restoreDone', { at: content.ok ? content.value.madeAt : 0 }));
    else setProblem(done.error);
  };

  if (share !== null) return <ProgressBar label={t('backUp.restoreWorking')} value={share} />;
  const typed = problem !== null && (problem.code === 'vault/wrong-password' || problem.code === 'vault/recovery-code') ? problem : null;
  const change = (next: string): void => {
    setSecret(next);
    if (typed !== null) setProblem(null);
  };
  return (
    <Stack>
      {listed === null ? <ProgressBar label={t('backUp.restoreLooking')} value={null} /> : null}
      {listed?.length === 0 && file === null ? <p>{t('backUp.restoreNothing')}</p> : null}
      {listed !== null && listed.length > 0 ? (
        <RadioGroup
          label={only === undefined ? t('backUp.restoreFound') : t('backUp.restoreWhich')}
          choices={listed.map(({ id, place, generation }) => ({
            value: id,
            label: `${place.label}：${generation.head === null ? t('backUp.generationOdd', { at: generation.writtenAt, bytes: generation.size }) : t('backUp.generation', { at: generation.head.madeAt, records: generation.head.records, bytes: generation.size })}`,
          }))}
          value={chosen}
          onChange={(id) => {
            setChosen(id);
            setFile(null);
            setProblem(null);
          }}
        />
      ) : null}
      <Row>
        <Button onPress={() => void pick()}>{t('backUp.restoreOther')}</Button>
        {listed === null ? null : (
          <Button kind="quiet" onPress={look}>
            {t('backUp.restoreAgainLook')}
          </Button>
        )}
      </Row>
      {file === null ? null : <p>{t('backUp.restoreFile', { name: file.name })}</p>}
      {head === null ? null : <p>{t('backUp.restoreFacts', { at: head.madeAt, role, records: head.records })}</p>}
      {file === null && at === undefined ? null : (
        <>
          {bySheet ? (
            <TextField label={t('backUp.restoreCode')} value={secret} onChange={change} onEnter={() => void restore()} inputMode="numeric" anchor="restore-code" error={typed === null ? undefined : explain(typed)} />
          ) : (
            <PasswordField label={t('backUp.restorePassword')} value={secret} onChange={change} onEnter={() => void restore()} anchor="restore-password" error={typed === null ? undefined : explain(typed)} />
          )}
          {note === undefined ? null : <Banner tone="info" title={note} />}
          <Row>
            <Button kind="primary" icon="history" onPress={() => void restore()} disabled={secret === ''}>
              {t('backUp.restoreDo')}
            </Button>
            <Button
              kind="quiet"
              onPress={() => {
                setBySheet(!bySheet);
                setSecret('');
                setProblem(null);
              }}
            >
              {bySheet ? t('backUp.restoreByPassword') : t('backUp.restoreByCode')}
            </Button>
          </Row>
        </>
      )}
      <BackUpTrouble problem={typed === null ? problem : null} onEvenIfSmaller={() => void restore(true)} />
    </Stack>
  );
}
