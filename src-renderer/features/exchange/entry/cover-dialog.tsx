import { type ReactNode, useState } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { textIn, useText } from '../../../i18n/index.ts';
import { setAnswerBy } from '../../../state/exchange/hand-over.ts';
import { progressOf } from '../../../state/exchange/ledger-now.ts';
import { isPersonAmong } from '../../../state/exchange/recipients.ts';
import { preference, setPreference } from '../../../state/preferences.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { useToday } from '../../../state/use-today.ts';
import { Button, DateField, Dialog, RadioGroup, Stack } from '../../../ui/index.ts';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import { type CoverLevel, CoverSheet } from './cover-sheet.tsx';

export interface CoverDialogProps {
  readonly entries: readonly LedgerEntry[];
  readonly onClose: () => void;
}

/** 送付状 for one file or for many at once: whose names stand on it, and until when an answer is wanted. */
export function CoverDialog({ entries, onClose }: CoverDialogProps): ReactNode {
  const { t } = useText();
  const today = useToday();
  const { identity } = useSession();
  const contacts = useRecords('contact');
  const first = entries[0];
  const [level, setLevel] = useState<CoverLevel>(preference('cover.level'));
  const [answerBy, setBy] = useState<CivilDate | null>(first === undefined ? null : progressOf(first.id).answerBy);
  const [printing, setPrinting] = useState(false);
  const print = async (): Promise<void> => {
    await setPreference('cover.level', level);
    await setAnswerBy(entries.filter((entry) => progressOf(entry.id).answerBy !== answerBy).map((entry) => entry.id), answerBy);
    setPrinting(true);
  };
  const title = textIn('ja', 'exchange.coverTitle');
  return (
    <>
      <Dialog
        open
        title={entries.length === 1 ? t('exchange.coverSheet') : t('ledger.coverMany', { count: entries.length })}
        onClose={onClose}
        actions={
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button kind="primary" icon="print" disabled={printing} onPress={() => void print()}>
              {t('ledger.coverPrint')}
            </Button>
          </>
        }
      >
        <Stack>
          <RadioGroup
            label={t('ledger.coverLevel')}
            help={t('ledger.coverLevelHelp')}
            choices={[
              { value: 'none', label: t('ledger.levelNone') },
              { value: 'initials', label: t('ledger.levelInitials') },
              { value: 'names', label: t('ledger.levelNames') },
            ]}
            value={level}
            onChange={setLevel}
          />
          <DateField label={t('ledger.coverAnswerBy')} help={t('ledger.coverAnswerByHelp')} value={answerBy} today={today} min={today} onChange={setBy} />
        </Stack>
      </Dialog>
      {printing ? (
        <PrintPaper title={title} onDone={onClose}>
          {entries.map((entry) => {
            const { bytes, attachments } = progressOf(entry.id);
            return (
              <CoverSheet
                key={entry.id}
                entry={entry}
                to={{ name: entry.partnerName, isPerson: isPersonAmong(contacts, entry.partner) }}
                from={{ name: identity.name, isPerson: identity.role === 'doctor' }}
                level={level}
                answerBy={answerBy}
                bytes={bytes}
                attachments={attachments}
              />
            );
          })}
        </PrintPaper>
      ) : null}
    </>
  );
}
