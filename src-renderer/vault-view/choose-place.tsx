import { type ReactNode, useEffect, useState } from 'react';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import type { CallOutput, DeskError } from '../../src-shared/desktop/contract.ts';
import { useText } from '../i18n/index.ts';
import type { KnownPlace } from '../state/preferences.ts';
import { ports } from '../state/session.ts';
import { Button, ProgressBar, RadioGroup, Row, Stack, TextField } from '../ui/index.ts';
import { BackUpTrouble } from './back-up-trouble.tsx';

type Place = CallOutput<'placeAdopt'>['place'];

export interface ChoosePlaceProps {
  readonly purpose: 'second' | 'inbox' | 'handover' | 'shared';
  /** Writes, reads back, and says what went wrong; the place is remembered only when this is null. */
  readonly onChosen: (place: KnownPlace, evenIfSmaller: boolean) => Promise<AppError | null>;
  readonly working: string;
  /** What stands below, such as a way on: it comes with the ways above it, so that it never moves away under a pointer. */
  readonly foot?: ReactNode;
}

/** A drive that does not answer must not keep anybody here. */
const MOST_LOOKING_MS = 3_000;

const asError = ({ code, params }: DeskError): AppError => appError(code, params);

/** A folder by the system's dialog where there is one, otherwise from the drives found or by typing. */
export function ChoosePlace({ purpose, onChosen, working, foot }: ChoosePlaceProps): ReactNode {
  const { t } = useText();
  const [dialog, setDialog] = useState<boolean | null>(null);
  const [found, setFound] = useState<readonly Place[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [looking, setLooking] = useState(true);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [tried, setTried] = useState<Place | null>(null);

  useEffect(() => {
    let alive = true;
    const { platform } = ports();
    void Promise.all([platform.appInfo({}), platform.placeCandidates({})]).then(([info, places]) => {
      if (!alive) return;
      setDialog(info.ok && info.value.can.folderDialog);
      if (places.ok) setFound(places.value.places);
      setLooking(false);
    });
    const late = setTimeout(() => setLooking(false), MOST_LOOKING_MS);
    return () => {
      alive = false;
      clearTimeout(late);
    };
  }, []);

  const take = async (place: Place, evenIfSmaller = false): Promise<void> => {
    setBusy(true);
    setTried(place);
    setProblem(await onChosen({ handle: place.handle, label: place.label }, evenIfSmaller));
    setBusy(false);
  };

  const viaDialog = async (): Promise<void> => {
    const answer = await ports().platform.placeChoose({ purpose });
    if (answer.ok) await take(answer.value.place);
    else if (answer.error.code !== 'desktop/cancelled') setProblem(asError(answer.error));
  };

  const viaTyping = async (): Promise<void> => {
    const answer = await ports().platform.placeAdopt({ typed: typed.trim() });
    if (answer.ok) await take(answer.value.place);
    else setProblem(asError(answer.error));
  };

  const kind = (place: Place): string =>
    place.kind === 'removable' ? t('vaultView.kindRemovable') : place.kind === 'shared' ? t('vaultView.kindShared') : t('vaultView.kindFolder');
  const listed = found.find((place) => place.handle === chosen);

  if (busy) {
    return (
      <Stack>
        <ProgressBar label={working} value={null} />
        {foot}
      </Stack>
    );
  }
  return (
    <Stack>
      {dialog === true ? (
        <Row>
          <Button icon="save" onPress={() => void viaDialog()}>
            {t('vaultView.placeChoose')}
          </Button>
        </Row>
      ) : null}
      {found.length === 0 ? null : (
        <>
          <RadioGroup
            label={t('vaultView.placeFound')}
            choices={found.map((place) => ({ value: place.handle, label: place.label, hint: kind(place) }))}
            value={chosen}
            onChange={setChosen}
          />
          <Row>
            <Button disabled={listed === undefined} onPress={() => (listed === undefined ? undefined : void take(listed))}>
              {t('vaultView.placeUse')}
            </Button>
          </Row>
        </>
      )}
      {dialog === false ? (
        <>
          <TextField
            label={t('vaultView.placeTyped')}
            example={t('vaultView.placeTypedExample')}
            value={typed}
            onChange={setTyped}
            onEnter={() => void viaTyping()}
            anchor="place-typed"
          />
          <Row>
            <Button disabled={typed.trim() === ''} onPress={() => void viaTyping()}>
              {t('vaultView.placeUse')}
            </Button>
          </Row>
        </>
      ) : null}
      <BackUpTrouble problem={problem} onEvenIfSmaller={() => (tried === null ? undefined : void take(tried, true))} />
      {looking ? <ProgressBar label={t('vaultView.placeLooking')} value={null} /> : foot}
    </Stack>
  );
}
