import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import type { AreaScreenProps } from '../../state/feature.ts';
import { requestSend } from '../../state/send-request.ts';
import { flushAllDrafts } from '../../state/use-autosave.ts';
import { Button, FilterChips } from '../../ui/index.ts';
import { AREA, isPart, openPart, type Part } from './career-places.ts';
import { GoalsPart } from './goals/goals-part.tsx';
import { OverviewPart } from './overview-part.tsx';
import { PostingsPart } from './postings/postings-part.tsx';
import { type OwnCareer, useOwnCareer } from './use-own-career.ts';
import styles from './career.module.css';

function partOf(career: OwnCareer, recordId: string | undefined): Part {
  if (isPart(recordId)) return recordId;
  if (career.postings.some(({ id }) => id === recordId)) return 'posts';
  return career.goals.some(({ id }) => id === recordId) ? 'goals' : 'overview';
}

/** キャリア as the doctor sees it. */
export function DoctorCareer({ recordId }: AreaScreenProps): ReactNode {
  const { t } = useText();
  const career = useOwnCareer();
  const part = partOf(career, recordId);
  const empty = career.postings.length === 0 && career.goals.length === 0;
  const send = async (): Promise<void> => {
    if (await flushAllDrafts()) requestSend({ purpose: 'career', recordIds: [], back: { area: AREA } });
  };
  return (
    <div className={styles['screen']}>
      <div className={styles['top']}>
        <FilterChips
          label={t('career.parts')}
          mode="one"
          chips={[
            { id: 'overview', label: t('career.overview') },
            { id: 'posts', label: t('career.posts') },
            { id: 'goals', label: t('career.goals') },
          ]}
          on={[part]}
          onChange={([next]) => openPart(next ?? part)}
        />
        <Button icon="send" kind={part === 'posts' ? 'secondary' : 'primary'} disabled={empty} onPress={() => void send()}>
          {t('career.send')}
        </Button>
      </div>
      <div className={styles['body']}>
        {part === 'overview' ? <OverviewPart career={career} /> : null}
        {part === 'posts' ? <PostingsPart postings={career.postings} recordId={recordId} /> : null}
        {part === 'goals' ? <GoalsPart goals={career.goals} recordId={recordId} /> : null}
      </div>
    </div>
  );
}
