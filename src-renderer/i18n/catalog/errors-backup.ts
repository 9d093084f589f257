import type { ErrorMessage } from './error-message.ts';

/** Back-ups, their drills, and the way back from them. */
export const backUpErrors = {
  'backup/not-a-backup': {
    what: { ja: 'バックアップのファイルではありません。', en: 'This is not a back-up file.' },
    why: { ja: '中身が、このアプリのバックアップの形ではありません。', en: 'Its content is not a back-up of this application.' },
    todo: { ja: '名前が .cdesk-backup で終わるファイルを選んでください。何も変わっていません。', en: 'Choose a file whose name ends in .cdesk-backup. Nothing has changed.' },
  },
  'backup/newer-version': {
    what: { ja: 'このバックアップは、新しい版のアプリで作られています。', en: 'This back-up was made by a newer version.' },
    why: { ja: 'この版で戻すと、内容が欠けるおそれがあります。', en: 'Restoring it with this version could lose content.' },
    todo: { ja: 'アプリを新しい版にしてから戻してください。バックアップはそのまま残っています。', en: 'Update the application and restore it then. The back-up is untouched.' },
  },
  'backup/truncated': {
    what: { ja: 'バックアップのファイルが途中で切れています。', en: 'The back-up file is cut short.' },
    why: { ja: '[[{expected:size} あるはずが、]][[{bytes:size} しかありません。]]写している途中でUSBが抜けた可能性があります。', en: '[[It should be {expected:size}, ]][[and is {bytes:size}. ]]The stick may have been pulled out while copying.' },
    todo: { ja: '元の場所からもう一度写すか、一つ前のバックアップを選んでください。何も変わっていません。', en: 'Copy it again, or choose the back-up before it. Nothing has changed.' },
  },
  'backup/damaged': {
    what: { ja: 'バックアップのファイルが壊れています。', en: 'The back-up file is damaged.' },
    why: { ja: '中身が、書いたときの照合番号と合いません。', en: 'Its content does not match the digests it was written with.' },
    todo: { ja: '一つ前のバックアップか、別の場所のものを選んでください。何も変わっていません。', en: 'Choose the one before it, or one from another place. Nothing has changed.' },
  },
  'backup/much-smaller': {
    what: { ja: '前回のバックアップより、ずっと小さくなっています。', en: 'It is much smaller than the back-up before it.' },
    why: {
      ja: '[[記録は {recordsBefore:number} 件から]][[ {records:number} 件に減っています。]][[大きさは {sizeBefore:size} から]][[ {size:size} に減っています。]]記録が失われている可能性があるため、まだ書いていません。',
      en: '[[Records went from {recordsBefore:number} ]][[to {records:number}. ]][[Size went from {sizeBefore:size} ]][[to {size:size}. ]]Something may be lost, so nothing was written yet.',
    },
    todo: { ja: '取り込みの取り消しや消去で減ったのなら、心配ありません。記録がそろっているか確かめてください。正しければ「前のものも残して、バックアップする」を押してください。', en: 'It is all right if an import was undone or something was erased. Check that your records are complete. If so, press "Keep the earlier one and back up".' },
  },
  'backup/too-large': {
    what: { ja: 'バックアップが大きすぎて、一つのファイルに書けません。', en: 'The back-up is too large for one file.' },
    why: { ja: '一度に扱える大きさを超えています。[[{size:size} あります。]][[上限は {max:size} です。]]', en: 'It is more than can be taken at once. [[It has {size:size}; ]][[the limit is {max:size}.]]' },
    todo: { ja: '使わなくなった添付を減らすか、管理者に相談してください。このPCの控えはそのまま書かれています。', en: 'Remove attachments that are no longer needed, or ask your administrator. The copy on this PC goes on.' },
  },
  'backup/no-place': {
    what: { ja: '前回のバックアップが見つかりません。', en: 'There is no back-up there.' },
    why: { ja: '選んだ場所に、この保管庫のバックアップがありません。', en: 'The place holds no back-up of this vault.' },
    todo: { ja: '先に「いまバックアップする」を押してください。', en: 'Back up first.' },
  },
  'backup/drill-differs': {
    what: { ja: '練習で戻した内容が、バックアップの記載と違います。', en: 'What the drill restored differs from what the back-up says.' },
    why: { ja: 'このバックアップだけに頼ると、記録が欠けるおそれがあります。', en: 'Relying on this back-up alone could lose records.' },
    todo: { ja: 'いますぐ新しくバックアップし、もう一度練習してください。続くときは、USBなど別の場所を使ってください。', en: 'Make a new back-up now and repeat the drill. If it happens again, use another place.' },
  },
  'backup/not-read-back': {
    what: { ja: 'バックアップが終わっていません。', en: 'The back-up was not finished.' },
    why: { ja: '別のバックアップの途中か、置き場所の返事に時間がかかりました。', en: 'Another one is running, or the place took too long to answer.' },
    todo: { ja: '少し待ってから「いまバックアップする」を押してください。前のバックアップはそのままです。', en: 'Wait a little and back up again. The earlier one is untouched.' },
  },
} as const satisfies Readonly<Record<string, ErrorMessage>>;
