import { useState, type ReactNode } from 'react';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { AlertDialog, Banner, Button, Columns, Card, Dialog, Drawer, Menu, ProgressBar, Row, Skeleton, SmallTable, Stack, Toolbar, Trouble, useExplainError, useStatus } from '../index.ts';

const ROWS = [
  { id: '1', name: '佐藤 花子', place: '○○病院', hours: 8, since: 'R7.4.1' },
  { id: '2', name: '髙橋 一郎', place: '△△クリニック', hours: 4.5, since: 'R8.1.15' },
];

export function TellingPage(): ReactNode {
  const [open, setOpen] = useState<'dialog' | 'alert' | 'drawer' | null>(null);
  const explain = useExplainError();
  const say = useStatus();
  return (
    <Stack>
      <Toolbar label="操作">
        <Button kind="primary" onPress={() => setOpen('dialog')}>
          面談を記録する
        </Button>
        <Button onPress={() => setOpen('drawer')} icon="history">
          履歴
        </Button>
        <Button kind="danger" onPress={() => setOpen('alert')}>
          削除する
        </Button>
        <Button kind="quiet" onPress={() => say({ text: '保存済みです' })}>
          お知らせ
        </Button>
        <Button disabled>使えないボタン</Button>
        <Menu
          label="その他"
          entries={[
            { id: 'a', label: '印刷する', icon: 'print', keys: 'Ctrl+P', onAction: () => undefined },
            { id: 'b', label: 'CSVで保存', hint: 'Excelで開けます', icon: 'save', onAction: () => undefined },
            { id: 'c', label: '削除する', icon: 'trash', danger: true, onAction: () => undefined },
          ]}
        />
      </Toolbar>
      <Trouble text={explain(appError('file/truncated', { name: 'R080403_兼業申請.cdesk', missing: 20_480, expected: 1_500_000 }))} about="No. 12 関東信越厚生局" actions={<Button>もう一度選ぶ</Button>} />
      <Banner tone="info" title="4月1日から様式が変わります">新しい様式パックを取り込むと、自動で切り替わります。</Banner>
      <Banner tone="ok" title="控えを書き終えました">USB「CAREER」に、令和8年4月3日 14:02 の内容があります。</Banner>
      <Columns>
        <Card title="進み具合">
          <ProgressBar label="取り込んでいます" value={0.42} detail="4,200 / 10,000件" onCancel={() => undefined} />
          <ProgressBar label="鍵を作っています" value={null} />
        </Card>
        <Card title="読み込み中">
          <Skeleton lines={4} />
        </Card>
      </Columns>
      <SmallTable
        caption="いま許可されている兼業"
        rows={ROWS}
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', header: '氏名', cell: (row) => row.name },
          { id: 'place', header: '施設', cell: (row) => row.place },
          { id: 'hours', header: '週の時間', align: 'end', cell: (row) => `${row.hours}時間` },
          { id: 'since', header: '許可日', align: 'end', cell: (row) => row.since },
        ]}
      />
      <Dialog
        open={open === 'dialog'}
        onClose={() => setOpen(null)}
        title="面談を記録する"
        actions={
          <Row end>
            <Button onPress={() => setOpen(null)}>やめる</Button>
            <Button kind="primary" onPress={() => setOpen(null)}>
              記録する
            </Button>
          </Row>
        }
      >
        共有する要約と、自分だけのメモを分けて書けます。
      </Dialog>
      <AlertDialog open={open === 'alert'} title="この見本を消しますか" confirmLabel="見本を消す" cancelLabel="やめる" danger onConfirm={() => setOpen(null)} onCancel={() => setOpen(null)}>
        見本の記録はすべて消えます。元には戻せません。
      </AlertDialog>
      <Drawer open={open === 'drawer'} onClose={() => setOpen(null)} title="履歴">
        令和8年4月3日 14:02 勤務する曜日 土 → 土・日
      </Drawer>
    </Stack>
  );
}
