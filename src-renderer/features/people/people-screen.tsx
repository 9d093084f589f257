import { type ReactNode, useMemo, useRef, useState } from 'react';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { matchesSearch } from '../../../src-shared/text/search-key.ts';
import { type Texts, useText } from '../../i18n/index.ts';
import { keepContactFile, openContactFile } from '../../state/contact-file.ts';
import type { AreaScreenProps } from '../../state/feature.ts';
import { openArea } from '../../state/navigation.ts';
import { usePreference } from '../../state/preferences.ts';
import { recordKey } from '../../state/record-search.ts';
import { ports, useSession } from '../../state/session.ts';
import { useRecord, useRecords } from '../../state/use-records.ts';
import { BigList, Button, EmptyState, ListDetail, ListHead, SearchBox, Trouble, useExplainError, useStatus } from '../../ui/index.ts';
import { AboutMe } from './about-me.tsx';
import { CodesScreen } from './codes/codes-screen.tsx';
import { ContactDetail } from './contact-detail.tsx';
import { ContactState, trustOf } from './contact-state.tsx';
import { OwnCard } from './own-card.tsx';
import styles from './people.module.css';

const AREA = 'people';
const WAITING = { seen: 0, confirmed: 1, revoked: 2 } as const;
const nameOf = (record: RecordState): string => String(shownValues(record).name ?? '');

/** Who waits for a confirmation comes first, then by name. */
const byNeed = (a: RecordState, b: RecordState): number => WAITING[trustOf(a)] - WAITING[trustOf(b)] || nameOf(a).localeCompare(nameOf(b), 'ja');

const said = ({ t }: Texts, what: 'new' | 'same' | 'renewed' | 'older' | 'changed', name: string): string => {
  switch (what) {
    case 'new':
      return t('people.keptNew', { name });
    case 'same':
      return t('people.keptSame', { name });
    case 'renewed':
      return t('people.keptRenewed', { name });
    case 'older':
      return t('people.keptOlder', { name });
    case 'changed':
      return t('people.keptChanged', { name });
  }
};

/** About me, my card, and everybody else's. */
export function PeopleScreen({ recordId }: AreaScreenProps): ReactNode {
  const texts = useText();
  const { t } = texts;
  const explain = useExplainError();
  const say = useStatus();
  const { identity } = useSession();
  const compact = usePreference('look.density') === 'compact';
  const contacts = useRecords('contact');
  const [query, setQuery] = useState('');
  const [trouble, setTrouble] = useState<{ readonly error: AppError; readonly about: string } | null>(null);
  const filter = useRef<HTMLInputElement>(null);
  const doctor = identity.role === 'doctor';
  const shown = recordId ?? (doctor ? 'me' : 'card');
  const contact = useRecord(shown);
  const byId = useMemo(() => new Map(contacts.map((record) => [record.id, record])), [contacts]);
  const ids = useMemo(
    () =>
      contacts
        .filter((record) => matchesSearch(recordKey(record), query))
        .toSorted(byNeed)
        .map(({ id }) => id),
    [contacts, query],
  );

  const open = async (): Promise<void> => {
    const { platform } = ports();
    const picked = await platform.openFiles({ purpose: 'card', many: false });
    if (!picked.ok) {
      if (picked.error.code !== 'desktop/cancelled') setTrouble({ error: appError(picked.error.code, picked.error.params), about: '' });
      return;
    }
    const [file] = picked.value.files;
    if (file === undefined) return;
    const read = async () => {
      const answer = await platform.readFile({ handle: file.handle });
      return answer.ok ? { ok: true as const, value: answer.value.bytes } : answer;
    };
    const opened = await openContactFile({ name: file.name, size: file.size, read });
    const kept = opened.ok ? await keepContactFile(opened.value) : opened;
    if (!kept.ok) {
      setTrouble({ error: kept.error, about: file.name });
      return;
    }
    setTrouble(null);
    say(said(texts, kept.value.what, nameOf(kept.value.contact)));
    openArea(AREA, kept.value.contact.id);
  };

  const detail = (): ReactNode => {
    if (shown === 'me' && doctor) return <AboutMe />;
    if (shown === 'card') return <OwnCard />;
    if (shown === 'codes' && !doctor) return <CodesScreen />;
    if (contact !== undefined && contact.type === 'contact') return <ContactDetail key={contact.id} contact={contact} />;
    return <EmptyState icon="people" title={t('people.pick')} />;
  };

  const own = [
    ...(doctor ? [{ id: 'me', label: t('people.me'), icon: 'person' as const }] : []),
    { id: 'card', label: t('people.ownCard'), icon: 'paper' as const },
    ...(doctor ? [] : [{ id: 'codes', label: t('trust.codes'), icon: 'key' as const }]),
  ];
  return (
    <ListDetail
      listLabel={t('people.list')}
      detailLabel={t('people.detail')}
      showing={recordId === undefined || recordId === 'contacts' ? 'list' : 'detail'}
      onBack={() => openArea(AREA)}
      list={
        <>
          <ListHead>
            <div className={styles['own']}>
              {own.map(({ id, label, icon }) => (
                <Button key={id} kind={shown === id ? 'secondary' : 'quiet'} icon={icon} onPress={() => openArea(AREA, id)}>
                  {label}
                </Button>
              ))}
            </div>
            <SearchBox label={t('people.search')} value={query} onChange={setQuery} keys="/" inputRef={filter} />
            <Button icon="plus" onPress={() => void open()}>
              {t('people.openCard')}
            </Button>
            {trouble === null ? null : <Trouble text={explain(trouble.error)} about={trouble.about} />}
          </ListHead>
          <div className={styles['list']}>
            <BigList
              label={t('people.list')}
              ids={ids}
              current={contact?.id ?? null}
              onOpen={(id) => openArea(AREA, id)}
              compact={compact}
              filterRef={filter}
              columns={[
                { id: 'name', header: t('people.columnName'), width: '2fr', cell: (id) => nameOf(byId.get(id) as RecordState) },
                { id: 'state', header: t('people.columnState'), width: '8rem', cell: (id) => <ContactState contact={byId.get(id) as RecordState} /> },
              ]}
              empty={
                <div className={styles['none']}>
                  <strong>{t('people.none')}</strong>
                  <p>{t('people.noneNext')}</p>
                </div>
              }
            />
          </div>
        </>
      }
      detail={detail()}
    />
  );
}
