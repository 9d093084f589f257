import type { ErrorMessage } from './error-message.ts';

/** Dates, times and numbers as people type them, and the data behind the rules. */
export const typedErrors = {
  'date/empty': {
    what: { ja: '日付が空です。', en: 'There is no date.' },
    why: { ja: '何も入力されていません。', en: 'Nothing was entered.' },
    todo: { ja: 'R8.4.1 や 2026/4/1 のように入力してください。', en: 'Type it like R8.4.1 or 2026/4/1.' },
  },
  'date/unreadable': {
    what: { ja: '[[「{text}」は]]日付として読めません。', en: '[[“{text}” ]]cannot be read as a date.' },
    why: { ja: '年・月・日の順に書かれていないか、ほかの文字が混ざっています。', en: 'It is not in the order year, month, day, or holds other characters.' },
    todo: { ja: 'R8.4.1、令和8年4月1日、2026/4/1、20260401 のように入力してください。', en: 'Type it like R8.4.1, 令和8年4月1日, 2026/4/1 or 20260401.' },
  },
  'date/incomplete': {
    what: { ja: '[[「{text}」には]]年・月・日がそろっていません。', en: '[[“{text}” ]]lacks a year, month or day.' },
    why: { ja: '日まで分からないと、期間や期限を計算できません。', en: 'Periods and deadlines need the day.' },
    todo: { ja: '日まで入力してください。分からないときは、その月の1日にしてください。', en: 'Enter the day too; if unknown, use the first of the month.' },
  },
  'date/two-digit-year': {
    what: { ja: '[[「{text}」は]]年が二桁のため、決められません。', en: '[[“{text}” ]]has a year of two digits.' },
    why: { ja: '令和なのか西暦なのかが分かりません。', en: 'Whether it is an era or a western year cannot be told.' },
    todo: { ja: 'R8.4.1 のように元号を付けるか、2026 のように四桁で入力してください。', en: 'Add the era (R8.4.1) or use four digits (2026).' },
  },
  'date/no-such-month': {
    what: { ja: '[[{month}月は]]ありません。', en: 'There is no such month[[ ({month})]].' },
    why: { ja: '月は 1から12までです。[[入力は「{text}」です。]]', en: 'Months go from 1 to 12. [[You typed “{text}”.]]' },
    todo: { ja: '月を確かめて、入力し直してください。', en: 'Check the month and type it again.' },
  },
  'date/no-such-day': {
    what: { ja: '[[{month}月に]][[{day}日は]]ありません。', en: 'There is no day[[ {day}]][[ in month {month}]].' },
    why: { ja: 'その月にない日です。[[{year}年のこの月は、]][[{last}日までです。]]', en: 'That month has no such day. [[In {year} ]][[it ends on the {last}.]]' },
    todo: { ja: '日を確かめて、入力し直してください。', en: 'Check the day and type it again.' },
  },
  'date/out-of-range': {
    what: { ja: '[[「{text}」は]]扱える範囲の外の日付です。', en: '[[“{text}” ]]is outside the range of dates.' },
    why: { ja: '[[{from}年から]][[ {to}年まで]]の日付を扱います。', en: 'Dates[[ from {from}]][[ to {to}]] can be used.' },
    todo: { ja: '年を確かめて、入力し直してください。', en: 'Check the year and type it again.' },
  },
  'date/era-year': {
    what: { ja: '[[{era} の]]年が正しくありません。', en: 'The year [[of {era} ]]is not right.' },
    why: { ja: '元号の年は1（元年）から始まります。[[入力は「{text}」です。]]', en: 'Years of an era begin at 1. [[You typed “{text}”.]]' },
    todo: { ja: '年を確かめて、入力し直してください。', en: 'Check the year and type it again.' },
  },
  'date/outside-era': {
    what: { ja: '[[「{text}」は]][[{era} の]]期間の外です。', en: '[[“{text}” ]]lies outside the era[[ {era}]].' },
    why: { ja: 'その元号の期間の外です。[[この元号は {from} からです。]][[{to} まででした。]]', en: 'The day lies outside that era. [[It began on {from}. ]][[It ended on {to}.]]' },
    todo: { ja: '[[正しくは {instead} です。]]この日付でよいか確かめてください。', en: '[[The day is {instead}. ]]Please check it.' },
  },
  'date/weekday-differs': {
    what: { ja: '[[「{text}」の]]日付と曜日が合いません。', en: 'Date and weekday [[of “{text}” ]]do not agree.' },
    why: { ja: '[[その日は {weekday}曜日です。]]どちらかの打ち間違いのようです。', en: '[[That day is {weekday}. ]]One of the two seems mistyped.' },
    todo: { ja: '日付か曜日を直してください。', en: 'Correct the date or the weekday.' },
  },
  'date/parts-differ': {
    what: { ja: '[[「{text}」の]]和暦と西暦が合いません。', en: 'The two calendars [[in “{text}” ]]do not agree.' },
    why: { ja: '二つの書き方が、違う日を指しています。', en: 'They name different days.' },
    todo: { ja: 'どちらか一方だけを入力してください。もう一方は自動で表示します。', en: 'Type only one; the other is shown by itself.' },
  },
  'time/unreadable': {
    what: { ja: '[[「{text}」は]]時刻として読めません。', en: '[[“{text}” ]]cannot be read as a time.' },
    why: { ja: '時と分の形になっていません。', en: 'It is not hours and minutes.' },
    todo: { ja: '9:00、９時３０分、0900 のように入力してください。', en: 'Type it like 9:00 or 0900.' },
  },
  'time/no-such-time': {
    what: { ja: '[[「{text}」という]]時刻はありません。', en: 'There is no such time[[ as “{text}”]].' },
    why: { ja: '0:00 から 24:00 までです。', en: 'Times go from 0:00 to 24:00.' },
    todo: { ja: '翌日の終了は、1:00 のように入力してください。翌日と表示します。', en: 'For an end on the next day type 1:00; it is shown as the next day.' },
  },
  'number/unreadable': {
    what: { ja: '[[「{text}」は]]数として読めません。', en: '[[“{text}” ]]cannot be read as a number.' },
    why: { ja: '数字のほかの文字が混ざっています。', en: 'It holds characters other than digits.' },
    todo: { ja: '12000 のように、数字だけを入力してください。全角でもかまいません。', en: 'Type digits only, such as 12000.' },
  },
  'number/out-of-range': {
    what: { ja: '[[「{text}」は]]入力できる範囲の外です。', en: '[[“{text}” ]]is outside the range.' },
    why: { ja: '入力できる範囲の外です。[[下限は {min:number} です。]][[上限は {max:number} です。]]', en: 'It lies outside what can be entered. [[The least is {min:number}. ]][[The most is {max:number}.]]' },
    todo: { ja: '数を確かめて、入力し直してください。', en: 'Check the number and type it again.' },
  },
  'calendar/no-holiday-data': {
    what: { ja: '[[{year}年の]]祝日のデータがありません。', en: 'There is no holiday data[[ for {year}]].' },
    why: { ja: 'その年の祝日のデータが入っていません。[[入っているのは {from}年から]][[ {to}年までです。]]', en: 'Holidays of that year are not in the data. [[It covers {from}]][[ to {to}.]]' },
    todo: { ja: '土日だけを休みとして数えています。新しい祝日データを取り込むと、正しく数えます。', en: 'Only weekends are counted as free days until new holiday data is taken in.' },
  },
  'reference/bad-file': {
    what: { ja: '参照データ[[（{id}）]]を読めません。', en: 'The reference data[[ ({id})]] cannot be read.' },
    why: { ja: '形が違うか、壊れています。前の版をそのまま使います。', en: 'It has another form or is damaged. The former version stays in use.' },
    todo: { ja: '配布元から受け取り直して、もう一度取り込んでください。', en: 'Get it again from where it came from.' },
  },
  'rules/bad-pack': {
    what: { ja: '条件の資料（ルールパック）[[「{id}」]]を読めません。', en: 'The rule pack [[“{id}” ]]cannot be read.' },
    why: { ja: '形が違うか、署名が合いません。前の版をそのまま使います。', en: 'Its form or signature is not right. The former version stays in use.' },
    todo: { ja: '事務局に、正しいものの再送を頼んでください。', en: 'Ask the office for the right one.' },
  },
  'rules/unknown-evaluator': {
    what: { ja: 'この条件は、いまの版のアプリでは確かめられません。', en: 'This version cannot check this condition.' },
    why: { ja: '新しい確かめ方[[（{id}）]]が必要な資料です。', en: 'It needs a newer way of checking[[ ({id})]].' },
    todo: { ja: '資料は残してあります。アプリを新しい版にすると使えます。', en: 'It is kept; update the application to use it.' },
  },
} as const satisfies Readonly<Record<string, ErrorMessage>>;
