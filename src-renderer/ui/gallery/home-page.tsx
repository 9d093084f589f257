import type { ReactNode } from 'react';
import { Button, Card, CaseStrip, Columns, CountBadge, EmptyState, Link, Stack, StateChip } from '../index.ts';

const STEPS = ['申請を書く', 'ファイルを渡す', '先方が確認', '返事を開く', '許可'];

export function HomePage(): ReactNode {
  return (
    <Stack>
      <Card title="○○病院 内科（土曜・月2回）" aside={<StateChip tone="wait">先方の対応待ち（5日）</StateChip>}>
        <CaseStrip
          label="○○病院の申請の進み具合"
          steps={STEPS.map((label, index) => ({ label, ...(index < 2 ? { note: index === 0 ? 'R8.3.24' : 'R8.3.27' } : {}) }))}
          now={2}
          note="関東信越厚生局が確認しています（令和8年3月27日から）"
          action={<Button icon="mail">問い合わせの文を作る</Button>}
        />
      </Card>
      <Card title="はじめての申請は、この順で進みます">
        <CaseStrip label="申請の流れ" steps={STEPS.map((label) => ({ label }))} now={null} action={<Button kind="primary">申請を書く</Button>} />
      </Card>
      <Columns>
        <Card title="期限が近い" aside={<CountBadge count={2} />}>
          <ul>
            <li>
              <Link>兼業実績報告書（△△クリニック）</Link> R8.4.10
            </li>
            <li>
              <Link>許可期間の終わり（○○病院）</Link> R8.4.30
            </li>
          </ul>
        </Card>
        <Card title="こちらの対応待ち" aside={<CountBadge count={1} />} accent>
          <StateChip tone="warn" icon="return">
            差戻し
          </StateChip>
          <Link>□□健診センター: 勤務時間の書き方</Link>
          <Button kind="primary">直して送る</Button>
        </Card>
        <Card title="先方の対応待ち" aside={<CountBadge count={1} />}>
          <Link>○○病院 内科</Link>
          <span>5日（目安 10日）</span>
        </Card>
        <Card title="渡すファイル">
          <EmptyState icon="send" title="渡すファイルはありません" action={<Button>キャリアプランを送る</Button>}>
            異動の希望をまとめたら、事務局に渡しましょう。
          </EmptyState>
        </Card>
      </Columns>
    </Stack>
  );
}
