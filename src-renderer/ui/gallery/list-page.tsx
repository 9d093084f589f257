import { useMemo, useRef, useState, type ReactNode } from 'react';
import {
  BigList,
  Button,
  Card,
  Detail,
  Facts,
  FilterChips,
  ListDetail,
  ListHead,
  type ListSort,
  Row,
  SearchBox,
  StateChip,
  Tabs,
  VerdictList,
  VerdictRow,
} from '../index.ts';

const FAMILY = ['佐藤', '鈴木', '髙橋', '田中', '伊藤', '渡邊', '山本', '中村', '小林', '勅使河原'];
const GIVEN = ['花子', '一郎', '美咲', '健太', '由美子', '翔', '恵', '大輔'];
const PLACES = ['○○病院', '△△クリニック', '□□健診センター', '国立研究開発法人 国立国際医療研究センター病院'];
const STATES = [
  { tone: 'info', word: '受付' },
  { tone: 'wait', word: '先方の対応待ち' },
  { tone: 'warn', word: '差戻し' },
  { tone: 'ok', word: '許可' },
  { tone: 'danger', word: '不許可' },
  { tone: 'neutral', word: '下書き' },
] as const;
const pick = <T,>(from: readonly T[], at: number): T => from[at % from.length] as T;

export function ListPage({ compact }: { readonly compact: boolean }): ReactNode {
  const [query, setQuery] = useState('');
  const [on, setOn] = useState<readonly string[]>(['ours']);
  const [current, setCurrent] = useState<string | null>('3');
  const [showing, setShowing] = useState<'list' | 'detail'>('list');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1']));
  const [sort, setSort] = useState<ListSort>({ column: 'on', descending: true });
  const [tab, setTab] = useState('check');
  const filter = useRef<HTMLInputElement>(null);
  const nameOf = (id: string): string => `${pick(FAMILY, Number(id) * 7)} ${pick(GIVEN, Number(id) * 3)}`;
  const ids = useMemo(() => Array.from({ length: 10_000 }, (_, index) => String(index)).filter((id) => query === '' || nameOf(id).includes(query)), [query]);
  return (
    <ListDetail
      listLabel="申請の一覧"
      detailLabel="申請の内容"
      showing={showing}
      onBack={() => setShowing('list')}
      list={
        <>
          <ListHead>
            <SearchBox label="氏名・施設で絞り込む" keys="/" value={query} onChange={setQuery} inputRef={filter} />
            <FilterChips
              label="状態"
              chips={[
                { id: 'ours', label: 'こちらの対応待ち', count: 12 },
                { id: 'theirs', label: '先方', count: 40 },
                { id: 'done', label: '処理済', count: 9948 },
              ]}
              on={on}
              onChange={setOn}
            />
          </ListHead>
          <BigList
            label="申請の一覧"
            ids={ids}
            current={current}
            onOpen={(id) => {
              setCurrent(id);
              setShowing('detail');
            }}
            selected={selected}
            onSelect={setSelected}
            sort={sort}
            onSort={setSort}
            compact={compact}
            filterRef={filter}
            columns={[
              { id: 'name', header: '氏名', width: '2fr', sortable: true, cell: nameOf },
              {
                id: 'state',
                header: '状態',
                width: '9.5rem',
                cell: (id) => <StateChip tone={pick(STATES, Number(id)).tone}>{pick(STATES, Number(id)).word}</StateChip>,
              },
              { id: 'place', header: '施設', width: '2fr', from: 36, cell: (id) => pick(PLACES, Number(id)) },
              { id: 'on', header: '受付日', width: '5rem', align: 'end', sortable: true, cell: (id) => `R8.4.${(Number(id) % 30) + 1}` },
            ]}
          />
        </>
      }
      detail={
        <Detail
          title="兼業許可申請（国立研究開発法人 国立国際医療研究センター病院）"
          state={
            <Row>
              <StateChip tone="info">受付</StateChip>
              <span>令和8年4月1日（2026-04-01）から。担当 佐藤</span>
            </Row>
          }
          actions={
            <>
              <Button icon="history" kind="quiet">
                履歴
              </Button>
              <Button icon="return">差戻し</Button>
              <Button kind="primary">許可する</Button>
            </>
          }
        >
          <Tabs
            label="申請の内容"
            current={tab}
            onChange={setTab}
            tabs={[
              {
                id: 'check',
                title: '条件の確認',
                count: 1,
                content: (
                  <VerdictList label="条件の確認">
                    <VerdictRow
                      verdict="met"
                      condition="勤務時間外に行うこと"
                      why="土曜 9:00〜17:00。正規の勤務時間（月〜金 8:30〜17:15）と重なりません。"
                      source={{ name: '職員の兼業の許可について', date: 'R8.4.1', onOpen: () => undefined }}
                    />
                    <VerdictRow
                      verdict="explain"
                      condition="1週間の合計が原則として8時間以内であること"
                      why="1週間に 8時間30分 です。"
                      wouldChange="終了を16:30にすると ○ になります。"
                      source={{ name: '職員の兼業の許可について', date: 'R8.4.1', onOpen: () => undefined }}
                    />
                    <VerdictRow verdict="unmet" condition="利害関係がないこと" why="施設の監督を担当しています。" source={{ name: '職員の兼業の許可について', date: 'R8.4.1' }} />
                    <VerdictRow verdict="out" condition="産業医としての選任" why="診療のみの申請です。" />
                  </VerdictList>
                ),
              },
              {
                id: 'facts',
                title: '申請の内容',
                content: (
                  <Card>
                    <Facts
                      facts={[
                        { label: '申請者', value: nameOf(current ?? '0') },
                        { label: '勤務する曜日', value: '土（第2・第4）' },
                        { label: '報酬', value: '1回 50,000円' },
                      ]}
                    />
                  </Card>
                ),
              },
            ]}
          />
        </Detail>
      }
    />
  );
}
