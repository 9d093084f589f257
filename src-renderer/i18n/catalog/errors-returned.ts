import type { ErrorMessage } from './error-message.ts';

/** 控え一式: why one is not taken in, or not made. */
export const returnedErrors = {
  'returned/not-for-you': {
    what: { ja: 'この控え一式は、この保管庫に戻すものではありません。', en: 'These returned copies are not for this vault.' },
    why: { ja: '控え一式は、事務局が本人と確かめた医師の、確かめたときの連絡先カードに宛てて作ります。このPCのカードと違います。', en: 'An office makes them for the very contact card it confirmed. The card of this PC is another one.' },
    todo: { ja: '何も取り込んでいません。いまの連絡先カードを事務局に渡して、控え一式を作り直してもらってください。', en: 'Nothing was taken in. Give the office your present contact card and ask for the copies again.' },
  },
  'returned/unconfirmed': {
    what: { ja: '確認していない相手からの控え一式のため、開きません。', en: 'These returned copies come from somebody you have not confirmed.' },
    why: { ja: '控え一式は、あなたの記録として戻ります。確認済みの事務局のものだけを受け取ります。', en: 'They become your own records, so they are taken from a confirmed office only.' },
    todo: { ja: '何も取り込んでいません。先に事務局の案内ファイルか連絡先カードを開き、確認語（六語）を確かめてください。そのあと、このファイルをもう一度開きます。', en: 'Nothing was taken in. Open the office’s invitation or card first and compare the six words; then open this file again.' },
  },
  'returned/not-an-office': {
    what: { ja: '事務局ではない相手からの控え一式のため、取り込みません。', en: 'These returned copies do not come from an office.' },
    why: { ja: '控えを返せるのは、事務局として確認した相手だけです。', en: 'Only a contact you recognised as an office can return copies.' },
    todo: { ja: '何も取り込んでいません。本当に事務局なら、連絡先で「事務局として認める」を選んでから、もう一度開いてください。', en: 'Nothing was taken in. If it really is an office, recognise it as one under contacts and open the file again.' },
  },
  'returned/no-statement': {
    what: { ja: 'だれの控えかを示す、署名された記載がありません。', en: 'The signed statement whose copies these are is missing.' },
    why: { ja: '控え一式には、事務局の担当者が署名した「控え一式」の記載が一つ必要です。', en: 'Such a file needs exactly one statement signed by a member of the office.' },
    todo: { ja: '何も取り込んでいません。事務局に、控え一式を作り直してもらってください。', en: 'Nothing was taken in. Ask the office to make the copies again.' },
  },
  'returned/open-cases': {
    what: { ja: '新しい連絡先での申請が、まだ終わっていません。', en: 'An application under the new contact is still open.' },
    why: { ja: '控えを戻すと、前からの名義に戻ります。新しい名義で出した申請は、そこへ移せません（署名されているため）。', en: 'With the copies the doctor goes on under the name known before; an application signed under the new one cannot follow.' },
    todo: { ja: '新しい連絡先での申請を、取下げか決定まで進めてから、もう一度行ってください。', en: 'Have that application withdrawn or decided, then try again.' },
  },
  'returned/other-pcs': {
    what: { ja: 'ほかのPCでも使っているため、控えを戻せません。', en: 'The copies cannot be restored while other PCs are in use.' },
    why: { ja: '控えを戻すと名義が変わり、引き継いだPCとのやり取りが切れてしまいます。', en: 'Restoring changes the name of this vault, and the other PC would be cut off.' },
    todo: { ja: '「設定」→「このPC以外でも使う」で、ほかのPCを使用停止にしてから開いてください。戻したあとに、もう一度引き継げます。', en: 'Take the other PC out of use under Settings → Use it on other PCs. You can add it again afterwards.' },
  },
  'returned/never-held': {
    what: { ja: '事務局が預かるはずのない記録のため、取り込みません。', en: 'An office never holds such a record, so it is not taken in.' },
    why: { ja: '控え一式で戻せるのは、事務局に渡したものと、事務局が決めたものだけです。', en: 'Only what was given to the office and what it decided can come back.' },
    todo: { ja: 'ほかの記録には影響しません。事務局に知らせてください。', en: 'Other records are not affected. Tell the office.' },
  },
  'returned/other-doctor': {
    what: { ja: 'ほかの人の記録のため、取り込みません。', en: 'It belongs to somebody else, so it is not taken in.' },
    why: { ja: '控え一式に入るのは、あなたの記録だけです。', en: 'Returned copies hold your own records only.' },
    todo: { ja: 'ほかの記録には影響しません。すぐに事務局に知らせてください。', en: 'Other records are not affected. Tell the office at once.' },
  },
  'returned/newer-here': {
    what: { ja: 'こちらに自分で書いた別の内容があるため、そのままにします。', en: 'You have written something else here, so it stays.' },
    why: { ja: '控えは、手元にない記録を戻すためのものです。上書きはしません。', en: 'Copies restore what is missing; they never overwrite.' },
    todo: { ja: '控えの内容は、この確認画面で読めます。必要なら手で書き写してください。', en: 'The copy can be read in this preview. Write it over by hand if you want it.' },
  },
} as const satisfies Readonly<Record<string, ErrorMessage>>;
