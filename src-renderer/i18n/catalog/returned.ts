import { catalog } from '../message.ts';

/** 控え一式: what an office gives back to a doctor who lost everything. */
export const returned = catalog({
  // at the office
  giveBack: { ja: '控え一式を返す', en: 'Return copies' },
  lead: {
    ja: 'PCもバックアップも復旧用紙も失った先生に、こちらにあるその先生の記録をまとめて返します。確認語（六語）と名簿で、ご本人と確かめてから作ってください。',
    en: 'For a doctor who lost the PC, the back-ups and the recovery sheet: one file with everything this office holds of them. Make sure who it is first, by the six words and the staff list.',
  },
  partTitle: { ja: '控え一式', en: 'Returned copies' },
  partText: { ja: 'PCもバックアップも復旧用紙も失った先生に、こちらにあるその先生の記録を返すときに使います。', en: 'For a doctor who lost the PC, the back-ups and the recovery sheet: gives back what this office holds of them.' },
  before: { ja: 'どの先生の控えを返しますか', en: 'Whose copies?' },
  beforeHelp: { ja: '前からの連絡先を選びます。名簿の行や氏名が同じ方を先に並べています。', en: 'The contact known before. Those with the same staff list line or name come first.' },
  sameCard: { ja: '{name}（いまの連絡先のまま）', en: '{name} (this very contact)' },
  sameLine: { ja: '{name}（名簿の同じ行）', en: '{name} (same line of the staff list)' },
  sameName: { ja: '{name}（氏名が同じ）', en: '{name} (same name)' },
  byHand: { ja: '{name}', en: '{name}' },
  otherName: { ja: '氏名が違います：前は {before}、今は {now}', en: 'The names differ: {before} before, {now} now' },
  otherNameText: { ja: '改姓などでなければ、別の方の記録を渡すことになります。名簿で確かめてください。', en: 'Unless it is a changed name, you would hand over somebody else’s records. Check the staff list.' },
  lostOn: { ja: '前のPCが手元になくなった日', en: 'Day the old PC was lost' },
  lostOnHelp: { ja: 'この日からあとに前の鍵で作られたファイルは、受け取らなくなります。', en: 'Files made with the old key from that day on are refused.' },
  how: { ja: '本人と確かめた方法', en: 'How you made sure who it is' },
  howExample: { ja: '例：窓口で職員証を確認し、確認語を読み合わせた', en: 'e.g. identity card at the counter, six words compared' },
  contents: { ja: '返すもの', en: 'What goes back' },
  counted: { ja: '{label} {count:number}件', en: '{label}: {count:number}' },
  files: { ja: '添付ファイル', en: 'Attachments' },
  nothing: { ja: 'この先生から預かった記録は、まだありません', en: 'Nothing of this doctor is held here' },
  stays: { ja: '審査のメモ、名簿の記載、ほかの先生の記録は入りません。先生の非公開メモと下書きは、こちらにないため戻せません。', en: 'Review notes, your staff list and other doctors’ records are not in it. Private notes and drafts were never here and cannot come back.' },
  openCases: { ja: '新しい連絡先で出された申請が {count:number}件、まだ終わっていません。取下げか決定のあとで返せます。', en: '{count:number} applications under the new contact are still open. Copies can be returned once they are withdrawn or decided.' },
  make: { ja: '控え一式を作る', en: 'Make the file' },
  made: { ja: '{name} さんの控え一式を作りました。先生に渡してください。', en: 'Made the copies for {name}. Hand them over.' },
  givenOn: { ja: '{on:words}に控え一式を返しました', en: 'Copies were returned on {on:words}' },
  givenText: { ja: '前の鍵で作られたファイルは、{lost:words}からあとのものを受け取りません。先生の次のファイルから、新しい鍵に替わります。', en: 'Files of the old key made from {lost:words} on are refused. The doctor’s next file brings the new key.' },
  again: { ja: 'もう一度作る', en: 'Make it again' },
  beganAnew: { ja: 'この方は、前からの連絡先の {name} さんと同じ方です', en: 'This is the same person as the earlier contact {name}' },
  beganAnewText: { ja: '控え一式を取り込むと、先生は前からの連絡先に戻ります。それからは、前からの連絡先を使ってください。', en: 'Once the copies are taken in, the doctor goes on under the earlier contact. Use that one from then on.' },

  // at the doctor's
  title: { ja: '控えから戻す：{office} が預かっていた、あなたの記録です', en: 'Restoring from copies: your records, as {office} held them' },
  text: {
    ja: 'あなた自身の記録として戻ります。このPCにあるものを上書きすることはありません。取り込んだあと、一度に取り消すこともできます。',
    en: 'They become your own records again. Nothing on this PC is overwritten, and it can be undone as one.',
  },
  confirmed: { ja: '{by} さんが{on:words}に、ご本人と確かめました（{how}）。', en: '{by} confirmed you on {on:words} ({how}).' },
  confirmedPlain: { ja: '{by} さんが{on:words}に、ご本人と確かめました。', en: '{by} confirmed you on {on:words}.' },
  carried: { ja: 'このPCで書き始めた記録（{count:number}件）も、いっしょに引き継ぎます。', en: 'What you began on this PC ({count:number} records) goes along.' },
  lost: { ja: '非公開メモ、自分用のメモ、出していない下書き、ほかの相手とのやり取りは戻りません。事務局に渡していないためです。', en: 'Private notes, memos, drafts never handed in and exchanges with others do not come back: the office never had them.' },
  apply: { ja: '控えから戻す（{count:number}件）', en: 'Restore ({count:number})' },
  keptName: { ja: '{title}: 戻した名義で書いたもの・送ったものがあるため、残します', en: '{title}: stays, since something was written or sent under the restored name' },
});
