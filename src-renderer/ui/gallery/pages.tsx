import type { ReactNode } from 'react';
import { type Appearance, Button, type RailItem, Shell } from '../index.ts';
import { FieldsPage } from './fields-page.tsx';
import { HomePage } from './home-page.tsx';
import { ListPage } from './list-page.tsx';
import { LockedPage } from './locked-page.tsx';
import { PaperPage } from './paper-page.tsx';
import { ReceivePage } from './receive-page.tsx';
import { TellingPage } from './telling-page.tsx';
import { useState } from 'react';
import { CommandBox, DropTarget, useStatus } from '../index.ts';

export const GALLERY_PAGES = ['home', 'list', 'fields', 'receive', 'telling', 'paper', 'locked'] as const;
export type GalleryPageName = (typeof GALLERY_PAGES)[number];

const RAIL: readonly (readonly RailItem[])[] = [
  [{ id: 'home', label: '今日', icon: 'home', count: 3 }],
  [
    { id: 'list', label: '兼業の申請・許可', icon: 'paper', count: 12 },
    { id: 'fields', label: 'キャリアプラン', icon: 'career' },
    { id: 'telling', label: 'メンター・面談', icon: 'talk', count: 1 },
    { id: 'paper', label: '許可台帳', icon: 'book' },
  ],
  [
    {
      id: 'receive',
      label: '送付・受取',
      icon: 'exchange',
      count: 4,
      children: [
        { id: 'toSend', label: '送るもの', count: 1 },
        { id: 'received', label: '届いたもの', count: 2 },
        { id: 'awaiting', label: '返事待ち', count: 1 },
      ],
    },
  ],
  [{ id: 'settings', label: '設定', icon: 'settings' }],
];
const WHERE: Record<GalleryPageName, string> = {
  home: '今日',
  list: '兼業の申請・許可',
  fields: '兼業許可申請',
  receive: '届いたもの',
  telling: 'メンター・面談',
  paper: '許可台帳',
  locked: '',
};
const ROLES = { doctor: ['山田 花子', '医師'], office: ['関東信越厚生局', '事務局'], headquarters: ['医政局', '本省・本部'], none: ['', ''] } as const;

export function GalleryPage({ page, appearance }: { readonly page: GalleryPageName; readonly appearance: Appearance }): ReactNode {
  const [searching, setSearching] = useState(false);
  const say = useStatus();
  if (page === 'locked') return <LockedPage sample={appearance.sample} />;
  const [vaultName, roleName] = ROLES[appearance.role];
  return (
    <>
      <Shell
        appName="医師キャリアデスク"
        rail={RAIL}
        current={page}
        onGo={(id) => say(`${id} を開きます`)}
        where={WHERE[page]}
        today="令和8年4月3日（金）"
        vaultName={vaultName}
        roleName={roleName}
        onSearch={() => setSearching(true)}
        onLock={() => say({ text: '3件を取り込みました', action: { label: '取り消す', onPress: () => undefined } })}
        extra={appearance.role === 'office' ? <Button kind="quiet" icon="people">佐藤</Button> : null}
        sample={appearance.sample}
        plain={page !== 'list'}
        railFoot="控え: 4月3日 14:02"
      >
        {page === 'home' ? <HomePage /> : null}
        {page === 'list' ? <ListPage compact={appearance.role === 'office'} /> : null}
        {page === 'fields' ? <FieldsPage /> : null}
        {page === 'receive' ? <ReceivePage /> : null}
        {page === 'telling' ? <TellingPage /> : null}
        {page === 'paper' ? <PaperPage /> : null}
      </Shell>
      <DropTarget onFiles={(files) => say(`${files.length}件を受け取りました`)} />
      <CommandBox
        open={searching}
        onClose={() => setSearching(false)}
        onChoose={(id) => say(id)}
        placeholder="氏名、フリガナ、施設名、することの名前"
        find={(query) => [
          { title: '人', commands: [{ id: 'p1', label: '髙橋 一郎', hint: 'タカハシ イチロウ・職員番号 0123456', icon: 'person' as const }].filter((command) => command.label.includes(query)) },
          { title: 'すること', commands: [{ id: 'c1', label: '兼業許可申請を書く', icon: 'pencil' as const, keys: 'Ctrl+N' }].filter((command) => command.label.includes(query)) },
        ]}
      />
    </>
  );
}
