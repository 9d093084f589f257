import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { formPack as definition } from '../../../src-shared/records/form-pack.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { useText } from '../../i18n/index.ts';
import { type FormPart, RecordForm } from '../../record-view/index.ts';
import { saveInvitation } from '../../state/exchange/make-invitation.ts';
import { changeIdentity } from '../../state/open-session.ts';
import { useSession } from '../../state/session.ts';
import { flushAllDrafts, useAutosave } from '../../state/use-autosave.ts';
import { useRecords } from '../../state/use-records.ts';
import { Banner, Button, Card, Row, Skeleton, Stack, Trouble, useExplainError, useStatus } from '../../ui/index.ts';
import { OfficeLimitsCard } from './office-limits-card.tsx';
import { SentencesField } from './sentences-field.tsx';

const CARD_DELAY_MS = 1_500;
const LISTS = ['returnSentences', 'conditionSentences', 'rejectSentences'] as const;

/** The card says what the form pack says: its name and telephone follow, once typing has come to rest. */
function useCardFollows(record: RecordState): void {
  const { identity } = useSession();
  const values = shownValues(record);
  const name = typeof values.officeName === 'string' ? values.officeName.trim() : '';
  const telephone = typeof values.telephone === 'string' ? values.telephone.trim() : '';
  useEffect(() => {
    if (name === '' || (name === identity.name && telephone === identity.telephone)) return undefined;
    const timer = setTimeout(() => void changeIdentity((old) => ({ ...old, name, telephone })), CARD_DELAY_MS);
    return () => clearTimeout(timer);
  }, [name, telephone, identity]);
}

function InvitationCard({ record }: { readonly record: RecordState }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [problem, setProblem] = useState<AppError | null>(null);
  const examples = JSON.stringify(shownValues(record)).includes('"例：');
  const make = async (): Promise<void> => {
    await flushAllDrafts();
    const saved = await saveInvitation();
    if (saved.ok) {
      setProblem(null);
      say(t('settings.invitationSaved', { name: saved.value.name }));
    } else if (saved.error.code !== 'desktop/cancelled') setProblem(saved.error);
  };
  return (
    <Card title={t('settings.invitation')} accent>
      <Stack gap="small">
        <p>{t('settings.invitationLead')}</p>
        {examples ? <Banner tone="info" title={t('settings.invitationExamples')} /> : null}
        {problem === null ? null : <Trouble text={explain(problem)} />}
        <Row>
          <Button icon="send" onPress={() => void make()}>
            {t('settings.invitationMake')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

function Editor({ record }: { readonly record: RecordState }): ReactNode {
  const { t, language } = useText();
  const draft = useAutosave(record);
  useCardFollows(record);
  const list = (name: (typeof LISTS)[number] | 'stampBoxes'): ReactNode => (
    <SentencesField
      key={name}
      label={definition.fields[name].label[language]}
      help={t('settings.onePerLine')}
      anchor={name}
      value={draft.values[name]}
      onChange={(lines) => draft.set(name, lines)}
    />
  );
  const parts: readonly FormPart[] = [
    { id: 'office', title: t('settings.partOffice'), lead: t('settings.partOfficeLead'), fields: ['officeName', 'telephone', 'mail', 'helpLine'] },
    { id: 'forms', title: t('settings.partForms'), fields: ['addressee', 'authority', 'applicationName', 'noticeName', 'requestLetterRequired'], after: list('stampBoxes') },
    { id: 'texts', title: t('settings.partTexts'), fields: ['objection'], after: LISTS.map(list) },
  ];
  return (
    <Stack>
      <p>{t('settings.officeLead')}</p>
      <InvitationCard record={record} />
      <RecordForm definition={definition} draft={draft} parts={parts} language={language} />
      <OfficeLimitsCard values={draft.values} onChange={draft.set} />
    </Stack>
  );
}

/** 様式パック: what belongs to this office, and the invitation that carries it. */
export function OfficePage(): ReactNode {
  const { identity } = useSession();
  const packs = useRecords('formPack');
  const record = useMemo(() => packs.find(({ parties }) => parties.author === identity.party), [packs, identity.party]);
  return record === undefined ? <Skeleton /> : <Editor key={record.id} record={record} />;
}
