import { type ReactNode, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { type DossierMatch, linkOf, linkPerson, useDossierMatches, whoInFile } from '../../../state/exchange/link-person.ts';
import type { PlannedFile } from '../../../state/exchange/plan-received.ts';
import { useSession } from '../../../state/session.ts';
import { Button, Card, Row, SearchBox, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import styles from '../exchange.module.css';

const DIFFERS = { name: 'exchange.linkFieldName', kana: 'exchange.linkFieldKana', bornOn: 'exchange.linkFieldBornOn', staffNumber: 'exchange.linkFieldStaffNumber' } as const;
const GROUNDS = { staffNumber: 'exchange.linkGroundStaffNumber', nameKanaBirth: 'exchange.linkGroundNameKanaBirth', byHand: 'exchange.linkGroundByHand', code: 'people.howCode' } as const;

/** 「名簿の …（職員番号…）と同じ方ですか」: asked of an office when a doctor's first file comes. */
export function LinkPanel({ planned }: { readonly planned: PlannedFile }): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { workingSet } = useSession().vault;
  const [query, setQuery] = useState('');
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const { party } = planned.plan.trust;
  const dossiers = workingSet.ofType('dossier').size;
  const who = useMemo(() => whoInFile(planned.restored.records, party), [planned, party]);
  const { proposed, found } = useDossierMatches(who, query);
  if (dossiers === 0 || linkOf(party) !== undefined) return null;
  const link = async (match: DossierMatch): Promise<void> => {
    const done = await linkPerson(party, match);
    if (done.ok) say(t('exchange.linkDone', { name: match.name }));
    else setTrouble(done.error);
  };
  const line = (match: DossierMatch): ReactNode => (
    <li key={match.dossierId}>
      <Row>
        <span>
          <strong>{match.staffNumber === '' ? t('exchange.linkAskNoNumber', { name: match.name }) : t('exchange.linkAsk', { name: match.name, staffNumber: match.staffNumber })}</strong>{' '}
          <small className={styles['quiet']}>
            {match.affiliation} {t(GROUNDS[match.ground])}
            {match.differs.length === 0
              ? ''
              : `　${t('exchange.linkDiffers', { fields: match.differs.map((field) => t(DIFFERS[field as keyof typeof DIFFERS] ?? 'exchange.linkFieldName')).join(language === 'ja' ? '・' : ', ') })}`}
          </small>
        </span>
        <Button icon="check" onPress={() => void link(match)}>
          {t('exchange.linkYes')}
        </Button>
      </Row>
    </li>
  );
  return (
    <Card title={t('exchange.linkTitle')} accent>
      <Stack gap="small">
        {proposed.length === 0 ? <p>{t('exchange.linkNone')}</p> : <ul data-plain-list>{proposed.map(line)}</ul>}
        <SearchBox label={t('exchange.linkSearch')} value={query} onChange={setQuery} />
        {found.length === 0 ? null : <ul data-plain-list>{found.map(line)}</ul>}
        <p className={styles['quiet']}>{t('exchange.linkLater')}</p>
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
      </Stack>
    </Card>
  );
}
