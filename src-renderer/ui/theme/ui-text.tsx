import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';

/** The few words the design system itself says. Everything else comes by props. */
const ja = {
  required: '必須',
  optional: '任意',
  example: '例',
  usedBy: '使いみち',
  show: '表示する',
  hide: '隠す',
  showPassword: 'パスワードを表示する',
  capsLock: 'Caps Lock がオンになっています。',
  halfWidthOnly: '半角の英数字と記号だけが使えます。日本語入力をオフにしてください。',
  openCalendar: 'カレンダーから選ぶ',
  notADate: '日付として読めません。',
  dateExample: '例: R8.4.1、令和8年4月1日、2026/4/1、20260401',
  previous: '前へ',
  next: '次へ',
  close: '閉じる',
  cancel: '中止する',
  back: '一覧に戻る',
  choose: '選んでください',
  chooseFile: 'ファイルを選ぶ',
  dropHere: 'ここにドロップすることもできます',
  dropAnywhere: 'ここで離すと受け取ります',
  remove: '外す',
  clear: '消す',
  noMatch: '見つかりません',
  errorSummary: '直していただきたいところが {count}か所あります',
  what: '何が起きたか',
  why: 'なぜか',
  todo: 'どうすればよいか',
  source: '出典',
  wouldChange: '変わる条件',
  asOf: '{date} 時点',
  referenceOnly: '参考です。許可の判断は許可権者が行います。',
  from: '開始',
  to: '終了',
  nextDay: '翌日の終了です',
  weekdays: ['月', '火', '水', '木', '金', '土', '日'],
  holiday: '祝日',
  search: '検索',
  searchKey: '検索（Ctrl+K）',
  lock: 'ロックする',
  menu: 'メニュー',
  sample: '見本',
  sampleNote: 'これは見本です。本物の記録ではありません。',
  loading: '読み込んでいます',
  sortAscending: '昇順',
  sortDescending: '降順',
  rows: '{count}件',
  selectedRows: '{count}件を選択中',
  selectRow: '選ぶ',
  goToContent: '本文へ進む',
  sixWords: '確認語（六語）',
  sixWordsNote: '秘密ではありません。読み上げて、相手と同じか確かめるための言葉です。',
  docNumber: '文書番号',
  progressSections: '記入の進み具合',
  sectionDone: '記入済み',
  sectionPartial: '途中',
  sectionEmpty: '未記入',
  sectionProblem: '要確認',
  stepDone: '済み',
  stepNow: 'いまここ',
  verdictMet: '条件に合っています',
  verdictExplain: '確認か説明が必要です',
  verdictUnmet: 'このままでは条件に合いません',
  verdictOut: '対象外',
  strengthWeak: '弱い',
  strengthFair: 'ふつう',
  strengthStrong: '十分',
  waiting: '{count}件',
  qr: 'QRコード',
  today: '今日',
  area: 'いまいる場所',
};
export type UiWords = { readonly [K in keyof typeof ja]: (typeof ja)[K] };

const en: UiWords = {
  required: 'Required',
  optional: 'Optional',
  example: 'Example',
  usedBy: 'Used for',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show the password',
  capsLock: 'Caps Lock is on.',
  halfWidthOnly: 'Only half-width letters, digits and symbols. Please switch the Japanese input method off.',
  openCalendar: 'Choose from a calendar',
  notADate: 'This cannot be read as a date.',
  dateExample: 'Example: R8.4.1, 令和8年4月1日, 2026/4/1, 20260401',
  previous: 'Previous',
  next: 'Next',
  close: 'Close',
  cancel: 'Stop',
  back: 'Back to the list',
  choose: 'Please choose',
  chooseFile: 'Choose a file',
  dropHere: 'You can also drop it here',
  dropAnywhere: 'Let go to receive it',
  remove: 'Remove',
  clear: 'Clear',
  noMatch: 'Nothing found',
  errorSummary: '{count} places need a correction',
  what: 'What happened',
  why: 'Why',
  todo: 'What to do',
  source: 'Source',
  wouldChange: 'What would change it',
  asOf: 'as of {date}',
  referenceOnly: 'For reference. The authority that grants the permit decides.',
  from: 'From',
  to: 'To',
  nextDay: 'Ends on the next day',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  holiday: 'Holiday',
  search: 'Search',
  searchKey: 'Search (Ctrl+K)',
  lock: 'Lock',
  menu: 'Menu',
  sample: 'Sample',
  sampleNote: 'This is a sample, not real records.',
  loading: 'Loading',
  sortAscending: 'ascending',
  sortDescending: 'descending',
  rows: '{count} rows',
  selectedRows: '{count} selected',
  selectRow: 'Select',
  goToContent: 'Skip to the content',
  sixWords: 'Six words',
  sixWordsNote: 'Not a secret. Read them aloud to make sure that both of you have the same.',
  docNumber: 'Document number',
  progressSections: 'Progress',
  sectionDone: 'done',
  sectionPartial: 'begun',
  sectionEmpty: 'not begun',
  sectionProblem: 'please check',
  stepDone: 'done',
  stepNow: 'you are here',
  verdictMet: 'Meets the condition',
  verdictExplain: 'Needs an explanation',
  verdictUnmet: 'Does not meet the condition as it stands',
  verdictOut: 'Does not apply',
  strengthWeak: 'weak',
  strengthFair: 'fair',
  strengthStrong: 'strong',
  waiting: '{count} waiting',
  qr: 'QR code',
  today: 'Today',
  area: 'You are in',
};

export interface ThreeParts {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}
export type ExplainError = (error: AppError) => ThreeParts;

/** Used only where nobody gave the error texts (a gallery, a test): the code is better than silence. */
const bareCode: ExplainError = (error) => ({ what: error.code, why: '', todo: '' });

interface UiText {
  readonly words: UiWords;
  readonly language: 'ja' | 'en';
  readonly explain: ExplainError;
}
const UiTextContext = createContext<UiText>({ words: ja, language: 'ja', explain: bareCode });

export interface UiTextProviderProps {
  readonly language: 'ja' | 'en';
  /** Texts of failed readings (dates, times), made by the caller's own catalogue. */
  readonly explain?: ExplainError;
  readonly children: ReactNode;
}

/** Puts the design system into one language; React Aria speaks it too, its calendars in the Japanese era. */
export function UiTextProvider({ language, explain = bareCode, children }: UiTextProviderProps): ReactNode {
  const value = useMemo(() => ({ words: language === 'ja' ? ja : en, language, explain }), [language, explain]);
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP-u-ca-japanese' : 'en-GB'}>
      <UiTextContext value={value}>{children}</UiTextContext>
    </I18nProvider>
  );
}

export const useUiWords = (): UiWords => useContext(UiTextContext).words;
export const useUiLanguage = (): 'ja' | 'en' => useContext(UiTextContext).language;
export const useExplainError = (): ExplainError => useContext(UiTextContext).explain;

/** Fills `{name}` places. */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
