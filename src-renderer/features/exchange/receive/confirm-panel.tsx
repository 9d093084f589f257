import { type ReactNode, useEffect, useState } from 'react';
import { cardWords } from '../../../../src-shared/exchange/card.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import { useText } from '../../../i18n/index.ts';
import type { HowConfirmed, RecognisedAs } from '../../../state/contacts.ts';
import type { ReceivedFile } from '../../../state/exchange/read-file.ts';
import { useSession } from '../../../state/session.ts';
import { Button, Card, type Choice, Facts, RadioGroup, Row, SixWords, Stack, Trouble, useExplainError } from '../../../ui/index.ts';

export interface ConfirmPanelProps {
  readonly file: ReceivedFile;
  /** Records how, by whom and when; the plan is made anew afterwards. */
  readonly onConfirm: (how: HowConfirmed, asOffice: RecognisedAs) => Promise<Result<unknown, AppError>>;
  /** Beside the confirmation: 確認待ちに置く. */
  readonly other?: ReactNode;
}

/** Who is this? Six words, a telephone number, and the person who says so. */
export function ConfirmPanel({ file, onConfirm, other }: ConfirmPanelProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const { identity } = useSession();
  const { card, header } = file.opened;
  const claims = card.statement.role;
  const isOffice = claims === 'office' || claims === 'headquarters';
  const [words, setWords] = useState<readonly string[]>([]);
  const [how, setHow] = useState<HowConfirmed | null>(null);
  const [as, setAs] = useState<RecognisedAs | null>(isOffice ? null : 'none');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  useEffect(() => {
    void cardWords(card).then(setWords);
  }, [card]);
  const ways: Choice<HowConfirmed>[] = [
    { value: 'words', label: t('exchange.howWords') },
    { value: 'ownNumber', label: t('trust.confirmHowNumber') },
    { value: 'inPerson', label: t('exchange.howInPerson') },
    ...(identity.role === 'doctor' ? [] : [{ value: 'list' as const, label: t('exchange.howList') }]),
    ...(header.kind === 'invitation' ? [{ value: 'invitation' as const, label: t('exchange.howInvitation') }] : []),
  ];
  const confirm = async (): Promise<void> => {
    if (how === null || as === null) return;
    setBusy(true);
    const done = await onConfirm(how, as);
    setBusy(false);
    setTrouble(done.ok ? null : done.error);
  };
  return (
    <Card title={t('exchange.confirmTitle')} accent>
      <Stack>
        <p>{t('exchange.wordsLead')}</p>
        <SixWords words={words} />
        {card.statement.telephone === '' ? null : <Facts facts={[{ label: t('exchange.telephone'), value: card.statement.telephone }]} />}
        <RadioGroup label={t('exchange.confirmHow')} required choices={ways} value={how} onChange={setHow} />
        {isOffice ? (
          <RadioGroup
            label={t('exchange.recognise')}
            required
            choices={[
              { value: 'office', label: t('exchange.recogniseOffice') },
              { value: 'headquarters', label: t('exchange.recogniseHeadquarters') },
              { value: 'none', label: t('exchange.recogniseNone') },
            ]}
            value={as}
            onChange={setAs}
          />
        ) : null}
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        <Row end>
          {other}
          <Button kind="primary" icon="person" disabled={busy || how === null || as === null} onPress={() => void confirm()}>
            {t(isOffice ? 'exchange.addOther' : 'exchange.addDoctor')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
