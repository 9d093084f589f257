import type { ComponentType, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../../i18n/index.ts';
import type { AreaScreenProps } from '../../state/feature.ts';
import type { PartyRole } from '../../state/identity.ts';
import { openArea } from '../../state/navigation.ts';
import { useSession } from '../../state/session.ts';
import { Detail, Icon, type IconName, ListDetail } from '../../ui/index.ts';
import { AboutPage } from './about-page.tsx';
import { BackUpPage } from './back-up/back-up-page.tsx';
import { DataPage } from './data-page.tsx';
import { DeletedPage } from './deleted-page.tsx';
import { ExchangePage } from './exchange-page.tsx';
import { HandDownPage } from './hand-down-page.tsx';
import { LookPage } from './look-page.tsx';
import { LostPage } from './lost-page.tsx';
import { MembersPage } from './members-page.tsx';
import { NetworkPage } from './network-page.tsx';
import { OfficePage } from './office-page.tsx';
import { MovesPage } from './moves/moves-page.tsx';
import { PcsPage } from './pcs/pcs-page.tsx';
import { SecurityPage } from './security-page.tsx';
import { VaultPage } from './vault-page.tsx';
import styles from './settings.module.css';

interface Page {
  readonly id: string;
  readonly icon: IconName;
  readonly roles: readonly PartyRole[];
  readonly Content: ComponentType;
}

const ALL = ['doctor', 'office', 'headquarters'] as const;
const OFFICES = ['office', 'headquarters'] as const;

export const PAGES = [
  { id: 'look', icon: 'eye', roles: ALL, Content: LookPage },
  { id: 'security', icon: 'lock', roles: ALL, Content: SecurityPage },
  { id: 'backup', icon: 'save', roles: ALL, Content: BackUpPage },
  { id: 'pcs', icon: 'pc', roles: ALL, Content: PcsPage },
  { id: 'lost', icon: 'warning', roles: ALL, Content: LostPage },
  { id: 'exchange', icon: 'exchange', roles: ALL, Content: ExchangePage },
  { id: 'office', icon: 'paper', roles: OFFICES, Content: OfficePage },
  { id: 'handdown', icon: 'send', roles: OFFICES, Content: HandDownPage },
  { id: 'members', icon: 'people', roles: OFFICES, Content: MembersPage },
  { id: 'moves', icon: 'calendar', roles: OFFICES, Content: MovesPage },
  { id: 'data', icon: 'book', roles: ALL, Content: DataPage },
  { id: 'deleted', icon: 'trash', roles: ALL, Content: DeletedPage },
  { id: 'network', icon: 'globe', roles: ALL, Content: NetworkPage },
  { id: 'vault', icon: 'key', roles: ALL, Content: VaultPage },
  { id: 'about', icon: 'info', roles: ALL, Content: AboutPage },
] as const satisfies readonly Page[];

type PageId = (typeof PAGES)[number]['id'];

const TITLES = {
  look: 'settings.look',
  security: 'settings.security',
  backup: 'settings.backUp',
  pcs: 'ownPcs.title',
  lost: 'trust.lost',
  exchange: 'settings.exchange',
  office: 'settings.office',
  handdown: 'trust.handDown',
  members: 'settings.members',
  moves: 'staffMoves.title',
  data: 'settings.data',
  deleted: 'settings.deleted',
  network: 'settings.network',
  vault: 'settings.vault',
  about: 'settings.about',
} as const satisfies Record<PageId, string>;

/** A list of pages and the one that is open; every choice acts at once. */
export function SettingsScreen({ recordId }: AreaScreenProps): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const pages = PAGES.filter(({ roles }) => (roles as readonly PartyRole[]).includes(identity.role));
  const page = pages.find(({ id }) => id === recordId) ?? PAGES[0];
  return (
    <ListDetail
      listLabel={t('settings.list')}
      detailLabel={t('settings.detail')}
      showing={recordId === undefined ? 'list' : 'detail'}
      onBack={() => openArea('settings')}
      list={
        <ul className={styles['pages']}>
          {pages.map(({ id, icon }) => (
            <li key={id}>
              <AriaButton
                className={styles['page'] ?? ''}
                onPress={() => openArea('settings', id)}
                {...(id === page.id ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon name={icon} />
                {t(TITLES[id])}
              </AriaButton>
            </li>
          ))}
        </ul>
      }
      detail={
        <Detail title={t(TITLES[page.id])}>
          <div className={styles['content']} data-wide={page.id === 'office'}>
            <page.Content key={page.id} />
          </div>
        </Detail>
      }
    />
  );
}
