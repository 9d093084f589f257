import { type ReactNode, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { transferBytes, transferContents, transferPerson } from '../../../state/exchange/transfer-person.ts';
import { useLongWork } from '../../../state/use-long-work.ts';
import { useToday } from '../../../state/use-today.ts';
import { Banner, Button, DateField, Dialog, ProgressBar, Select, Stack, TextArea, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { MOST_ATTACHMENT_BYTES } from '../../../../src-shared/exchange/split-attachments.ts';
import { openHere } from '../places.ts';
import { useRecipients } from '../use-recipients.ts';

/** 移管: which doctor, to which office, and what goes along; then both files stand among 送るもの. */
export function TransferDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const today = useToday();
  const recipients = useRecipients();
  const [doctor, setDoctor] = useState<PartyId | null>(null);
  const [office, setOffice] = useState<PartyId | null>(null);
  const [movedOn, setMovedOn] = useState<CivilDate | null>(today);
  const [reason, setReason] = useState('');
  const { going, stopped, run } = useLongWork();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const confirmed = (recipients ?? []).filter((one) => one.state === 'confirmed');
  const doctors = confirmed.filter((one) => one.kind === 'doctor');
  const offices = confirmed.filter((one) => one.kind === 'office');
  const contents = useMemo(() => (doctor === null ? null : transferContents(doctor, office)), [doctor, office]);
  const nothing = contents?.done === true;
  const several = contents === null ? 1 : Math.ceil(transferBytes(contents) / MOST_ATTACHMENT_BYTES);
  const who = doctors.find((one) => one.party === doctor);
  const to = offices.find((one) => one.party === office);
  const make = async (): Promise<void> => {
    if (who === undefined || to === undefined || movedOn === null) return;
    setTrouble(null);
    const done = await run((work) => transferPerson({ doctor: who, office: to, movedOn, reason: reason.trim() }, work));
    if (!done.ok) {
      if (done.error.code !== 'desktop/cancelled') setTrouble(done.error);
      return;
    }
    if (done.value.trouble === null) say(t('files.transferMade', { office: to.name }));
    else say(t('files.transferStopped'));
    onClose();
    openHere(done.value.transfer);
  };
  const choices = (list: typeof confirmed) => list.map((one) => ({ value: one.party, label: one.name }));
  return (
    <Dialog
      open
      title={t('files.transfer')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="file" disabled={going !== null || who === undefined || to === undefined || movedOn === null || nothing} onPress={() => void make()}>
            {t('files.transferMake')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('files.transferLead')}</p>
        <Select label={t('files.transferWho')} required choices={choices(doctors)} value={doctor} onChange={setDoctor} />
        <Select label={t('files.transferTo')} help={t('files.transferToHelp')} required choices={choices(offices)} value={office} onChange={setOffice} />
        {contents === null ? null : nothing ? (
          <Banner tone="warn" title={t('files.transferNothing')}>
            <p>{t('files.transferNothingText')}</p>
          </Banner>
        ) : (
          <Banner tone="info" title={t('files.transferContents', { cases: contents.cases.length, permits: contents.permits })}>
            <p>{t('files.transferAfter')}</p>
            {several > 1 ? <p>{t('files.transferSeveral', { count: several })}</p> : null}
          </Banner>
        )}
        <DateField label={t('files.transferOn')} required value={movedOn} today={today} onChange={setMovedOn} />
        <TextArea label={t('files.transferReason')} optional value={reason} onChange={setReason} />
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        {stopped ? <Banner tone="info" live title={t('exchange.stoppedAct')} /> : null}
        {going === null ? null : <ProgressBar label={t('exchange.making')} value={going.share} onCancel={going.stop} />}
      </Stack>
    </Dialog>
  );
}
