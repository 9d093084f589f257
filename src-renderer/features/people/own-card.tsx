import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { type Card, cardWords } from '../../../src-shared/exchange/card.ts';
import { writeCardFile } from '../../../src-shared/exchange/card-file.ts';
import { CARD_EXTENSION, plainFileName } from '../../../src-shared/exchange/file-name.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { civilDateOfMs } from '../../../src-shared/time/civil-date.ts';
import { useText } from '../../i18n/index.ts';
import { APP, ownCard, ownSigner } from '../../state/exchange/own-party.ts';
import { ports, useSession } from '../../state/session.ts';
import { Button, Detail, Facts, PaperForm, PrintSheet, QrCode, SixWords, Stack, Trouble, useExplainError, useStatus } from '../../ui/index.ts';
import { PrintPaper } from '../../vault-view/print-paper.tsx';
import { cardQrText } from './card-fingerprint.ts';
import styles from './people.module.css';

interface Shown {
  readonly card: Card;
  readonly words: readonly string[];
  readonly qr: string;
}

/** Our own card: to save, to print with six words and QR code, to read aloud. */
export function OwnCard(): ReactNode {
  const { t, date } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { identity } = useSession();
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);

  useEffect(() => {
    let alive = true;
    void ownCard().then(async (card) => {
      const ready = { card, words: await cardWords(card), qr: await cardQrText(card) };
      if (alive) setShown(ready);
    });
    return () => {
      alive = false;
    };
  }, [identity]);

  const save = async (): Promise<void> => {
    const written = await writeCardFile(await ownSigner(), { app: APP, createdAt: ports().clock.now() });
    if (!written.ok) {
      setProblem(written.error);
      return;
    }
    // the office's name may stand in the file's name, a doctor's never does
    const title = identity.role === 'doctor' ? t('people.cardFileName') : `${t('people.cardFileName')}_${identity.name}`;
    const saved = await ports().platform.saveFile({ suggestedName: plainFileName(title, CARD_EXTENSION), purpose: 'card', bytes: written.value.bytes });
    if (saved.ok) {
      setProblem(null);
      say(t('people.savedCard', { name: saved.value.savedAs }));
    } else if (saved.error.code !== 'desktop/cancelled') setProblem(appError(saved.error.code, saved.error.params));
  };

  const role = identity.role === 'doctor' ? t('common.doctor') : identity.role === 'office' ? t('common.office') : t('common.headquarters');
  const facts = [
    { label: t('people.paperName'), value: identity.name },
    { label: t('people.paperRole'), value: role },
    ...(identity.telephone === '' ? [] : [{ label: t('people.paperTelephone'), value: identity.telephone }]),
    { label: t('people.paperMadeOn'), value: date(civilDateOfMs(identity.issuedAt)) },
  ];
  return (
    <Detail
      title={t('people.ownCard')}
      actions={
        <>
          <Button icon="print" onPress={() => setPrinting(true)} disabled={shown === null}>
            {t('people.printCard')}
          </Button>
          <Button kind="primary" icon="save" onPress={() => void save()}>
            {t('people.saveCard')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('people.ownCardLead')}</p>
        {problem === null ? null : <Trouble text={explain(problem)} />}
        <div className={styles['card']}>
          <div className={styles['words']}>
            <Facts facts={facts} />
          </div>
          <div className={styles['qr']}>{shown === null ? null : <QrCode text={shown.qr} label={t('people.qr')} />}</div>
        </div>
        {shown === null ? null : <SixWords words={shown.words} />}
      </Stack>
      {printing && shown !== null ? (
        <PrintPaper title={t('people.paperTitle')} onDone={printed}>
          <PrintSheet title={t('people.paperTitle')} face="gothic">
            <PaperForm rows={facts} />
            <div className={styles['paperCard']}>
              <div>
                <p>{t('people.paperLead')}</p>
                <div className={styles['paperWords']}>
                  {shown.words.map((word, index) => (
                    <span key={`${index}-${word}`}>
                      {index + 1} {word}
                    </span>
                  ))}
                </div>
              </div>
              <QrCode text={shown.qr} label={t('people.qr')} />
            </div>
          </PrintSheet>
        </PrintPaper>
      ) : null}
    </Detail>
  );
}
