import { type ReactNode, useCallback, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { PartyId } from '../../../src-shared/kernel/ids.ts';
import { definitionOf } from '../../../src-shared/records/registry.ts';
import type { CivilDate } from '../../../src-shared/time/civil-date.ts';
import { useText } from '../../i18n/index.ts';
import { giveBack, type KnownBefore, knownBeforeAs, returnedContents } from '../../state/exchange/give-back.ts';
import { sameName } from '../../state/exchange/link-person.ts';
import type { Recipient } from '../../state/exchange/recipients.ts';
import { useInSteps } from '../../state/exchange/use-in-steps.ts';
import { openArea } from '../../state/navigation.ts';
import { openCasesUnder } from '../../state/permit-cases.ts';
import { useLongWork } from '../../state/use-long-work.ts';
import { useToday } from '../../state/use-today.ts';
import { Banner, Button, DateField, Dialog, ProgressBar, Select, Stack, TextField, Trouble, useExplainError, useStatus } from '../../ui/index.ts';

const GROUND = { sameCard: 'returned.sameCard', sameLine: 'returned.sameLine', sameName: 'returned.sameName', byHand: 'returned.byHand' } as const;

const NONE: readonly KnownBefore[] = [];

/** 控え一式: whose card this is, when everything was lost, and what goes back; then the file stands among 送るもの. */
export function GiveBackDialog({ now, onClose }: { readonly now: Recipient; readonly onClose: () => void }): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const today = useToday();
  const known = useInSteps(useCallback(() => knownBeforeAs(now), [now])).value ?? NONE;
  const sure = known[0] !== undefined && known[0].ground !== 'byHand' && known[1]?.ground !== known[0].ground ? known[0].party : null;
  const [picked, setBefore] = useState<PartyId | null>(null);
  const before = picked ?? sure;
  const [lostOn, setLostOn] = useState<CivilDate | null>(today);
  const [how, setHow] = useState('');
  const { going, stopped, run } = useLongWork();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const count = useCallback(() => returnedContents(before as PartyId), [before]);
  const { value: found, fresh } = useInSteps(before === null ? null : count);
  const counts = before === null || found === null || !fresh ? null : Object.entries(found);
  const chosen = known.find((one) => one.party === before);
  const begunAs = now.alsoTo ?? now.party;
  const open = before === null || before === begunAs ? 0 : openCasesUnder(begunAs);
  const ready = before !== null && lostOn !== null && lostOn <= today && how.trim() !== '' && open === 0 && (counts?.length ?? 0) > 0;
  const label = (type: string): string => (type === 'files' ? t('returned.files') : (definitionOf(type)?.label[language] ?? type));
  const make = async (): Promise<void> => {
    if (!ready || going !== null) return;
    setTrouble(null);
    const done = await run((work) => giveBack({ now, before, lostOn, how: how.trim() }, work));
    if (!done.ok) {
      if (done.error.code !== 'desktop/cancelled') setTrouble(done.error);
      return;
    }
    say(t('returned.made', { name: now.name }));
    onClose();
    openArea('exchange', done.value);
  };
  return (
    <Dialog
      open
      title={t('returned.giveBack')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="file" disabled={going !== null || !ready} onPress={() => void make()}>
            {t('returned.make')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('returned.lead')}</p>
        <Select
          label={t('returned.before')}
          help={t('returned.beforeHelp')}
          required
          choices={known.map((one) => ({ value: one.party, label: t(GROUND[one.ground], { name: one.name }) }))}
          value={before}
          onChange={setBefore}
        />
        {chosen === undefined || sameName(chosen.name, now.name) ? null : (
          <Banner tone="warn" title={t('returned.otherName', { before: chosen.name, now: now.name })}>
            <p>{t('returned.otherNameText')}</p>
          </Banner>
        )}
        <DateField label={t('returned.lostOn')} help={t('returned.lostOnHelp')} required value={lostOn} today={today} onChange={setLostOn} />
        <TextField label={t('returned.how')} help={t('returned.howExample')} required value={how} onChange={setHow} />
        {counts === null ? null : counts.length === 0 ? (
          <Banner tone="warn" title={t('returned.nothing')} />
        ) : (
          <Banner tone="info" title={t('returned.contents')}>
            <p>{counts.map(([type, count]) => t('returned.counted', { label: label(type), count })).join(language === 'ja' ? '・' : ', ')}</p>
            <p>{t('returned.stays')}</p>
          </Banner>
        )}
        {open === 0 ? null : <Banner tone="warn" title={t('returned.openCases', { count: open })} />}
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        {stopped ? <Banner tone="info" live title={t('exchange.stoppedAct')} /> : null}
        {going === null ? null : <ProgressBar label={t('exchange.making')} value={going.share} onCancel={going.stop} />}
      </Stack>
    </Dialog>
  );
}
