import type { ErrorMessage } from './error-message.ts';

const HANDED_OTHERWISE = {
  ja: '先方に「メールが別のものに変えて届けました」と伝え、「メール本文に貼れる形」か「分けて保存」で送り直すか、USB で渡すよう頼んでください。何も取り込まれていません。',
  en: 'Tell the sender that the mail turned it into something else, and ask for the form that can be pasted into a mail, for parts, or for a USB stick. Nothing was taken in.',
};
const NOT_YET = { ja: '元の場所からもう一度ダウンロード（コピー）し、終わってから開いてください。先方に頼むことはありません。', en: 'Download or copy it again and open it once that is finished. There is nothing to ask of the sender.' };

/** The same failures where what is left of the file, or what is remembered here, shows whose work it was. Keys: code, then what was recognised. */
export const gatewayErrors: Readonly<Record<string, ErrorMessage>> = {
  'file/not-cdesk html': {
    what: { ja: 'ファイル[[「{name}」]]の代わりに、ウェブページが届いています。', en: 'A web page came in the place of the file[[ “{name}”]].' },
    why: { ja: 'メールの入口の装置や受け渡しサービスが、ログイン画面やお知らせのページに置き換えたようです。', en: 'A mail gateway or a transfer service put its log-in page or a notice there.' },
    todo: { ja: '受け渡しのページを開いて本体をダウンロードし直してください。できないときは、先方に「メール本文に貼れる形」か USB で渡すよう頼んでください。', en: 'Open that page and download the file itself. If that fails, ask for the form that can be pasted into a mail, or for a USB stick.' },
  },
  'file/not-cdesk removed-notice': {
    what: { ja: '添付ファイルは、途中で取り除かれています。', en: 'The attachment was taken away on its way.' },
    why: { ja: '届いたもの[[（{name}）]]は、メールの入口の装置が本体の代わりに入れたお知らせの文章です。', en: 'What came[[ ({name})]] is the notice that a mail gateway left in its place.' },
    todo: HANDED_OTHERWISE,
  },
  'file/not-cdesk mail': {
    what: { ja: 'このメール[[「{name}」]]の中に、交換ファイルが見つかりません。', en: 'There is no exchange file in this mail[[ “{name}”]].' },
    why: { ja: '添付がないか、メールの入口の装置が取り除いています。', en: 'It has no attachment, or a mail gateway took it away.' },
    todo: HANDED_OTHERWISE,
  },
  'file/not-cdesk zip': {
    what: { ja: 'ファイル[[「{name}」]]は、圧縮ファイル（zip）です。', en: 'The file[[ “{name}”]] is a zip file.' },
    why: { ja: 'メールの入口の装置や先方が圧縮したものです。名前の終わりが .zip_ や .txt に変えられていることもあります。', en: 'A gateway or the sender packed it. Its name may have been changed to end in .zip_ or .txt.' },
    todo: { ja: '名前の終わりを .zip に直して開き（パスワードがあれば入れ）、中の .cdesk ファイルを取り出して、ここに置いてください。', en: 'Make its name end in .zip again, unpack it (with its password, if any), and drop the .cdesk file from inside here.' },
  },
  'file/not-cdesk zip-with-cdesk': {
    what: { ja: 'ファイル[[「{name}」]]は、.cdesk ファイルの入った圧縮ファイル（zip）です。', en: 'The file[[ “{name}”]] is a zip file with a .cdesk inside.' },
    why: { ja: '安全のため、圧縮ファイルはこのアプリでは広げません。', en: 'For safety this application unpacks no zip files.' },
    todo: { ja: 'ファイルを開いて中の .cdesk を取り出し、それをここに置いてください。名前が .zip_ になっているときは、先に .zip に直してください。', en: 'Unpack it and drop the .cdesk file from inside here. If its name ends in .zip_, make that .zip first.' },
  },
  'file/not-cdesk partial-download': {
    what: { ja: 'ファイル[[「{name}」]]は、ダウンロードの途中のものです。', en: 'The file[[ “{name}”]] is an unfinished download.' },
    why: { ja: 'ブラウザーがまだ書いているか、途中で止まりました。', en: 'The browser is still writing it, or stopped half way.' },
    todo: NOT_YET,
  },
  'file/not-cdesk office-lock': {
    what: { ja: 'ファイル[[「{name}」]]は、Office が作る作業用のファイルです。', en: 'The file[[ “{name}”]] is a lock file made by Office.' },
    why: { ja: '「~$」で始まるものは、Word や Excel が開いている間だけ置く目印で、中身はありません。', en: 'Names that begin with “~$” only mark that Word or Excel has a file open; they hold nothing.' },
    todo: { ja: '同じ場所にある .cdesk ファイルを選んでください。', en: 'Choose the .cdesk file beside it.' },
  },
  'file/not-cdesk text': {
    what: { ja: '[[「{name}」の]]文字の中に、交換ファイルが見つかりません。', en: 'There is no exchange file in this text[[ (“{name}”)]].' },
    why: { ja: 'メール本文に貼った交換ファイルは、「-----BEGIN AGE ENCRYPTED FILE-----」の行から「-----END AGE ENCRYPTED FILE-----」の行までです。', en: 'A file pasted into a mail runs from the line “-----BEGIN AGE ENCRYPTED FILE-----” to the line “-----END AGE ENCRYPTED FILE-----”.' },
    todo: { ja: '二つの行を含めて、全部をコピーし直してください。前後に別の文章があってもかまいません。', en: 'Copy it again with both of these lines. Other text around it does no harm.' },
  },
  'file/unreadable cloud-placeholder': {
    what: { ja: 'ファイル[[「{name}」]]の本体が、このPCにありません。', en: 'The content of the file[[ “{name}”]] is not on this PC.' },
    why: { ja: 'クラウド（OneDrive など）に本体が残り、名前だけが見えているようです。', en: 'It seems to be in the cloud (OneDrive or the like), with only its name here.' },
    todo: { ja: 'エクスプローラーで「このデバイス上で常に保持する」を選ぶか、デスクトップにコピーしてから開いてください。', en: 'Choose “Always keep on this device”, or copy it to the desktop, and open it then.' },
  },
  'vault/quota import': {
    what: { ja: '空きが足りないため、取り込みを止めました。', en: 'There is too little room, so nothing was taken in.' },
    why: { ja: '[[{need:size} の空きが必要です。]][[残りは {free:size} です。]]途中で止め、書きかけたものは消しました。これまでの記録はそのままです。', en: '[[{need:size} are needed. ]][[{free:size} are left. ]]It was stopped half way and what had been written of it removed; your records are as they were.' },
    todo: { ja: '不要なファイルを消して空きを作り、もう一度取り込んでください。届いたファイルはそのまま残っています。', en: 'Free some space and take it in again. The file that came is untouched.' },
  },
  'exchange/own-device copied-vault': {
    what: { ja: 'このPCの名で作られていますが、このPCでは作っていないファイルです。', en: 'It was made in the name of this PC, which never made it.' },
    why: { ja: '保管庫を丸ごと写した別のPCが、同じ端末として使われているようです。両方が同じ番号を使うと、相手には壊れたか偽のファイルに見えます。[[番号は No. {number} です。]]', en: 'Another PC seems to use a copy of this vault as the same device. With both counting the same numbers, partners take their files for damaged or forged. [[It is No. {number}.]]' },
    todo: {
      ja: '取り込まないでください。写した心当たりがあれば「このPCを新しい端末にする」を押してください（記録はそのままで、次のファイルから別の端末として数えます）。心当たりがなければ、保管庫が持ち出されたおそれがあります。続けて「設定」の「鍵を取り替える」へ進んでください。',
      en: 'Do not take it in. If you know of the copy, press “Make this PC a new device”: records stay as they are, and files are counted anew from the next one on. If you know of none, somebody may have taken the vault: go on to “Change the keys” in the settings.',
    },
  },
  'file/empty cloud-placeholder': {
    what: { ja: 'ファイル[[「{name}」]]の大きさが 0 です。', en: 'The file[[ “{name}”]] has no bytes at all.' },
    why: { ja: '本体がまだクラウド（OneDrive など）にあるか、コピーが始まる前に止まりました。[[本来の大きさは {expected:size} です。]]', en: 'Its content is still in the cloud (OneDrive or the like), or copying stopped before it began. [[It should have {expected:size}.]]' },
    todo: { ja: 'クラウドの同期が終わるのを待つか、デスクトップにコピーしてから開いてください。それでも 0 なら、先方に同じ番号の再送を頼んでください。', en: 'Wait for the cloud to finish, or copy it to the desktop first. If it stays empty, ask for the same number again.' },
  },
  'seal/damaged text-mode': {
    what: { ja: 'ファイル[[「{name}」]]が、途中で文字として書き換えられています。', en: 'The file[[ “{name}”]] was rewritten on its way as if it were text.' },
    why: { ja: 'メールの入口の装置や転送ソフトが、改行や文字を変換しました。元には戻せません。', en: 'A mail gateway or transfer program converted line ends or letters. That cannot be reversed.' },
    todo: HANDED_OTHERWISE,
  },
  'seal/damaged armor': {
    what: { ja: '貼り付けた文字の一部が違うため、開けません。', en: 'Some of the pasted text is not as it was made, so it cannot be opened.' },
    why: { ja: 'コピーの途中に別の文章が入ったか、文字が入れ替わっています。[[（{name}）]]', en: 'Other text came in between, or letters were changed. [[({name})]]' },
    todo: { ja: '元のメールから、BEGIN の行から END の行までをコピーし直してください。それでも同じなら、先方に .txt の形で添付してもらってください。', en: 'Copy it again from the BEGIN line to the END line. If it stays the same, ask for it as an attached .txt.' },
  },
  'file/truncated armor': {
    what: { ja: '貼り付けた文字が、途中で切れています。', en: 'The pasted text is cut off.' },
    why: { ja: '終わりの「-----END AGE ENCRYPTED FILE-----」の行がありません。[[{missing:size} 足りません。]][[本来の大きさは {expected:size} です。]]', en: 'The last line, “-----END AGE ENCRYPTED FILE-----”, is missing. [[{missing:size} are missing. ]][[It should have {expected:size}.]]' },
    todo: { ja: '終わりの行まで、全部をコピーし直してください。メールの本文が短く切られているときは、先方に .txt の形で添付してもらってください。', en: 'Copy all of it again, to the last line. If the mail itself was cut, ask for it as an attached .txt.' },
  },
};
