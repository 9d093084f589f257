import { PASSWORD } from './first-run.ts';

/** Which simulated PC a screen belongs to. */
export const WORLDS = ['start', 'settling', 'locked', 'newcomer', 'doctor', 'office', 'headquarters'] as const;
export type World = (typeof WORLDS)[number];

/** One thing a person does; words are those of the screen. */
export type Step =
  | { readonly area: string }
  | { readonly press: string; readonly within?: 'dialog' }
  | { readonly tab: string }
  | { readonly text: string; readonly within?: 'dialog' }
  | { readonly chip: string }
  | { readonly row: string }
  | { readonly menu: string }
  | { readonly key: string }
  | { readonly type: readonly [field: string, text: string] }
  /** Into the search box of the dialog in front. */
  | { readonly find: string }
  /** One of a list that opens below its button. */
  | { readonly choose: readonly [field: string, choice: string] }
  /** A folder of this PC's own as the second place of its back-ups. */
  | { readonly backUpTo: string }
  /** A file of the other side, opened from 届いたもの. */
  | { readonly receive: 'invitation' | 'application' | 'damaged' | 'foreign' | 'part' }
  /** The copy outside the browser does not answer (browser edition). */
  | { readonly broken: 'mirror' }
  | { readonly see: string };

export interface Screen {
  readonly name: string;
  readonly world: World;
  readonly steps: readonly Step[];
  /** The last step sends a paper to the printer: that paper is what is looked at. */
  readonly paper?: true;
}

const screen = (world: World, name: string, ...steps: readonly Step[]): Screen => ({ name, world, steps });
const paper = (world: World, name: string, ...steps: readonly Step[]): Screen => ({ name, world, steps, paper: true });

const PERMITS: Step = { area: '兼業の許可' };
const REVIEW: Step = { area: '兼業の審査' };
const ALL: Step = { chip: 'すべて' };
const EXCHANGE: Step = { area: '送付・受取' };
const CONTACTS: Step = { area: '連絡先' };
const SETTINGS: Step = { area: '設定' };
const PAPER: Step = { press: '紙の申請を入力' };
const KEYS: readonly Step[] = [SETTINGS, { press: '安全' }, { press: '鍵の取り替えに進む' }];
const NEW_PASSWORD = 'tsuki-Hotaru-7319-yama';
const OTHERS: Step = { press: 'ほかの手続' };

/**
 * Screens that the frame's own walk (visit-areas.ts) does not reach: first run, dialogs, menus, forms
 * with their errors, steps of sending and receiving, papers. One line per screen.
 */
export const SCREENS: readonly Screen[] = [
  screen('start', 'first run'),
  screen('start', 'first run, doctor', { press: '医師' }),
  screen('start', 'first run, doctor, gaps', { press: '医師' }, { press: '次へ' }),
  screen('start', 'first run, office', { press: '事務局' }),
  screen('start', 'first run, headquarters', { press: '本省・本部' }),
  screen('start', 'first run, password', { press: '医師' }, { type: ['name', '山田 花子'] }, { type: ['kana', 'ヤマダ ハナコ'] }, { press: '次へ' }),
  screen('start', 'first run, weak password', { press: '医師' }, { type: ['name', '山田 花子'] }, { type: ['kana', 'ヤマダ ハナコ'] }, { press: '次へ' }, { text: '自分で決める' }, { type: ['password', 'password1234'] }, { press: '保管庫を作る' }),

  screen('start', 'trouble', { broken: 'mirror' }),

  // one after the other, in the vault that has just been made
  screen('settling', 'recovery sheet'),
  paper('settling', 'paper, recovery sheet', { press: '印刷する' }),
  screen('settling', 'recovery sheet, other number', { type: ['recovery-check', '111111 222222 333333 444444 555555 666666 777777 888888'] }, { press: '確かめる' }),
  screen('settling', 'second place', { press: 'あとで用意する' }),

  screen('locked', 'lock'),
  screen('locked', 'lock, wrong password', { type: ['unlock', 'chigau-Pass-0000'] }, { press: '開く' }, { see: 'パスワードが違います' }),
  screen('locked', 'forgotten password', { press: 'パスワードを忘れたとき' }),
  screen('locked', 'forgotten password, wrong number', { press: 'パスワードを忘れたとき' }, { type: ['recovery-code', '123456'] }, { press: '開く' }),

  screen('newcomer', 'invitation again', EXCHANGE, { receive: 'invitation' }),
  screen('newcomer', 'damaged file', EXCHANGE, { receive: 'damaged' }),
  screen('newcomer', 'foreign file', EXCHANGE, { receive: 'foreign' }),

  screen('newcomer', 'part of a file', EXCHANGE, { receive: 'part' }),
  screen('newcomer', 'back-up, drill', SETTINGS, { press: 'バックアップ' }, { backUpTo: 'USB' }, { type: ['drill-password', PASSWORD] }, { press: '練習する' }, { see: '戻せることを確かめました' }),
  screen('newcomer', 'another PC, its number', SETTINGS, { press: 'このPC以外でも使う' }, { press: '引き継ぎのファイルを作る' }, { see: '引き継ぎ番号' }),
  screen('newcomer', 'change of keys', ...KEYS),
  screen('newcomer', 'keys changed', ...KEYS, { text: '自分で決める' }, { type: ['keys-old-password', PASSWORD] }, { type: ['password', NEW_PASSWORD] }, { type: ['password-again', NEW_PASSWORD] }, { press: '鍵を取り替える' }, { see: '鍵を取り替えました' }),
  screen('newcomer', 'back-ups to replace', SETTINGS, { press: 'バックアップ' }, { see: '入れ替えるバックアップ' }),

  screen('doctor', 'palette', { key: 'Control+k' }),
  screen('doctor', 'palette with hits', { key: 'Control+k' }, { key: '見本' }),
  screen('doctor', 'keys', { press: 'キーボードの使い方' }),
  screen('doctor', 'application with gaps', PERMITS, { row: '申請準備中' }, { press: '提出する' }, { see: '提出の前に、次の項目を入れてください' }),
  screen('doctor', 'print menu', PERMITS, { row: '申請準備中' }, { press: '印刷する' }),
  screen('doctor', 'pull back', PERMITS, { row: '作成済・未送付' }, { press: '引き戻す' }),
  screen('doctor', 'send, purposes', EXCHANGE, { press: '送るファイルを作る' }),
  screen('doctor', 'send, what they see', EXCHANGE, { press: '送るファイルを作る' }, { text: '見本地方厚生局' }, { text: 'キャリアプラン' }),
  screen('doctor', 'send, made', EXCHANGE, { press: '送るファイルを作る' }, { text: '見本地方厚生局' }, { text: 'キャリアプラン' }, { press: 'ファイルを作る' }, { see: 'まだ先方に届いていません。このファイルを渡してください' }),
  screen('doctor', 'send, handed over', EXCHANGE, { text: 'キャリアプラン（No.' }, { press: '渡しました' }),
  screen('doctor', 'cover sheet, names', EXCHANGE, { text: 'キャリアプラン（No.' }, { press: '送付状を印刷' }),
  screen('doctor', 'outbox board', EXCHANGE, { tab: '送付の状況' }),
  screen('doctor', 'partner ledger', EXCHANGE, { tab: 'やり取りの記録' }, { text: '見本地方厚生局' }),
  screen('doctor', 'who holds what', EXCHANGE, { tab: 'だれが何を持っているか' }),
  screen('doctor', 'own card', CONTACTS, { press: '自分の連絡先カード' }),
  screen('doctor', 'contact', CONTACTS, { row: '見本地方厚生局' }),

  screen('doctor', 'page for emergencies', { area: '設定' }, { press: 'バックアップ' }, { press: '緊急用ページを作る' }),

  screen('office', 'institutions suggested', REVIEW, ALL, { row: '転記中' }, { type: ['institutionName', '見本'] }, { see: '一覧にある医療機関' }),
  screen('office', 'paper change, typed', REVIEW, PAPER, { text: '変更許可申請', within: 'dialog' }, { find: 'MIHON-0021' }, { text: 'MIHON-0021', within: 'dialog' }, { text: '～R', within: 'dialog' }, { press: '変更の内容を入力する' }, { see: '変更許可申請です' }),
  screen('office', 'paper end', REVIEW, PAPER, { text: '兼業終了届', within: 'dialog' }, { find: 'MIHON-0022' }, { text: 'MIHON-0022', within: 'dialog' }, { text: '～R', within: 'dialog' }),
  screen('office', 'members', { press: '担当者の切替' }),
  screen('office', 'receive an application, stranger', EXCHANGE, { receive: 'application' }),
  screen('office', 'taken in', EXCHANGE, { receive: 'application' }, { text: '確認語（六語）を読み合わせた' }, { press: 'この先生を連絡先に加える' }, { press: '取り込む' }, { see: 'を取り込みました' }),
  screen('office', 'undo', EXCHANGE, { tab: '届いたもの' }, { text: '兼業申請（No.' }, { press: '取り込みを取り消す' }),
  screen('office', 'review, to receive', REVIEW, ALL, { row: '受付' }),
  screen('office', 'review, other acts', REVIEW, ALL, { row: '審査中' }, OTHERS),
  screen('office', 'review, return', REVIEW, ALL, { row: '審査中' }, { press: '差戻し' }),
  screen('office', 'review, decision', REVIEW, ALL, { row: '受付' }, OTHERS, { menu: '決定を記録する' }),
  screen('office', 'review, decision with gaps', REVIEW, ALL, { row: '受付' }, OTHERS, { menu: '決定を記録する' }, { press: '決定を記録する', within: 'dialog' }),
  screen('office', 'media register, carry out', EXCHANGE, { tab: '媒体持出簿' }, { press: '持ち出しを記録' }),
  screen('office', 'media register, one out', EXCHANGE, { tab: '媒体持出簿' }, { press: '持ち出しを記録' }, { type: ['media-number', 'USB-07'] }, { type: ['media-to', '見本東部厚生局'] }, { press: '記録する', within: 'dialog' }, { see: '持ち出し中' }),
  screen('office', 'send', EXCHANGE, { press: '送るファイルを作る' }),
  screen('office', 'own card', CONTACTS, { press: '自分の連絡先カード' }),

  screen('office', 'invitation codes', CONTACTS, { press: '招待コード' }),
  screen('office', 'give copies back', CONTACTS, { row: '山田 花子' }, { press: '控え一式を返す' }),
  screen('office', 'transfer to another office', EXCHANGE, { press: '移管する' }, { choose: ['移管する先生', '山田 花子'] }, { choose: ['移管先の事務局', '見本東部厚生局'] }),
  screen('office', 'transfer, both files', EXCHANGE, { press: '移管する' }, { choose: ['移管する先生', '山田 花子'] }, { choose: ['移管先の事務局', '見本東部厚生局'] }, { press: '移管のファイルを作る' }, { see: '移管の内容' }),
  screen('office', 'April, somebody comes', SETTINGS, { press: '4月の異動' }, { press: '来る人を追加' }, { type: ['comer-1', '見本 三郎'] }),
  screen('office', 'April, done', SETTINGS, { press: '4月の異動' }, { press: '来る人を追加' }, { type: ['comer-1', '見本 三郎'] }, { press: 'この内容で異動を行う' }, { see: '一度だけのパスワード' }),
  screen('office', 'hand down', SETTINGS, { press: '配布データ・名簿' }),
  screen('doctor', 'application, delete', PERMITS, { row: '申請準備中' }, { press: '下書きを削除する' }),
  screen('doctor', 'lost PC', SETTINGS, { press: 'PCをなくしたとき' }),

  screen('headquarters', 'home'),

  paper('doctor', 'paper, application', PERMITS, { row: '作成済・未送付' }, { press: '印刷する' }, { menu: '申請書を印刷' }),
  paper('doctor', 'paper, cover sheet', EXCHANGE, { text: 'キャリアプラン（No.' }, { press: '送付状を印刷' }, { press: '印刷する', within: 'dialog' }),
  paper('doctor', 'paper, contact card', CONTACTS, { press: '自分の連絡先カード' }, { press: '印刷する' }),
  paper('doctor', 'paper, access answer', EXCHANGE, { tab: 'だれが何を持っているか' }, { press: '開示の回答を印刷' }, { press: '開示の回答を印刷', within: 'dialog' }),
  paper('office', 'paper, open cases', SETTINGS, { press: '4月の異動' }, { press: '案件の一覧を印刷' }),
  paper('office', 'paper, notice', REVIEW, ALL, { row: '条件を付して許可' }, { press: '印刷する' }, { menu: '通知書を印刷' }),
  paper('office', 'paper, case file', REVIEW, ALL, { row: '条件を付して許可' }, { press: '印刷する' }, { menu: '一件書類を印刷' }),
];

export const LOOKS = [
  { id: 'light', theme: 'light', textPercent: 100 },
  { id: 'dark', theme: 'dark', textPercent: 100 },
  { id: 'contrast', theme: 'contrast', textPercent: 100 },
  { id: 'text200', theme: 'light', textPercent: 200 },
] as const;

export type Look = (typeof LOOKS)[number];
