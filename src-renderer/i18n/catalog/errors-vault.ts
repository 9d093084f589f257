import type { ErrorMessage } from './error-message.ts';

/** The vault on this PC, what its folder says, and acts inside it. */
export const vaultErrors = {
  'vault/wrong-password': {
    what: { ja: 'パスワードが違います。', en: 'The password is wrong.' },
    why: { ja: '入力したパスワードでは、この保管庫は開きません。保管庫は壊れていません。', en: 'It does not open this vault. The vault is undamaged.' },
    todo: { ja: '全角・半角と Caps Lock を確かめてください。忘れたときは、復旧用紙の番号でも開けます。', en: 'Check half-width typing and Caps Lock. If forgotten, open it with the recovery sheet.' },
  },
  'vault/damaged': {
    what: { ja: '保管庫の一部が読めません。', en: 'A part of the vault cannot be read.' },
    why: { ja: 'ディスクの故障か、保存の途中で電源が切れた可能性があります。', en: 'The disk may be failing, or the power was cut while saving.' },
    todo: { ja: '何も消していません。控えからの作り直しを選んでください。進まないときは、このままの状態で管理者に相談してください。', en: 'Nothing was deleted. Rebuild it from the copy, or leave it as it is and ask your administrator.' },
  },
  'vault/missing': {
    what: { ja: '保管庫が見つかりません。', en: 'The vault was not found.' },
    why: { ja: 'ブラウザーのデータが消されたか、別の場所・別の利用者で開いています。空になったわけではありません。', en: 'Browser data was cleared, or it is opened by another user or from another place. It is not simply empty.' },
    todo: { ja: '控えのフォルダかバックアップを選んでください。同じ内容に戻せます。', en: 'Choose the copy folder or a back-up; the same content comes back.' },
  },
  'vault/newer-schema': {
    what: { ja: 'この保管庫は、新しい版のアプリで使われています。', en: 'This vault is used by a newer version.' },
    why: { ja: '[[必要な版は {needs} です。]]古い版で書くと内容が欠けるおそれがあります。', en: '[[It needs version {needs}. ]]Writing with an older one could lose content.' },
    todo: { ja: '読むことはできます。書くには、アプリを新しい版にしてください。', en: 'You can read. Update the application to write.' },
  },
  'vault/quota': {
    what: { ja: '保存する場所がいっぱいです。', en: 'There is no room left to save.' },
    why: { ja: 'ディスクの空きが足りません。[[残りは {free:size} です。]][[{need:size} の空きが必要です。]]直前の入力は画面に残っています。', en: 'The disk is full. [[{free:size} are left. ]][[{need:size} are needed. ]]What you just typed is still on the screen.' },
    todo: { ja: '不要なファイルを消して空きを作ってください。空きができると自動で保存します。', en: 'Free some space; saving then continues by itself.' },
  },
  'vault/low-disk': {
    what: { ja: 'ディスクの空きが足りないため、書き込みを止めました。', en: 'Writing is stopped: there is too little disk space.' },
    why: { ja: '[[残りは {free:size}、]][[必要なのは {need:size} です。]]このまま書くと、記録が壊れるおそれがあります。', en: '[[{free:size} are left, ]][[{need:size} are needed. ]]Writing on could damage the records.' },
    todo: { ja: '不要なファイルを消して空きを作ってください。読むこと、ファイルへの書き出し、別のディスクへのバックアップはできます。', en: 'Delete what is not needed. Reading, writing files out and backing up to another disk still work.' },
  },
  'vault/chain-broken': {
    what: { ja: '記録のつながりが途中で切れています[[（{seq}番）]]。', en: 'The chain of records is broken[[ (at {seq})]].' },
    why: { ja: '記録が壊れたか、このアプリの外から書き換えられています。', en: 'A record was damaged or changed from outside this application.' },
    todo: { ja: 'その前までの記録は正しいことを確かめました。控えと照らし合わせて作り直してください。', en: 'Everything before it is proven right. Compare with the copy and rebuild.' },
  },
  'vault/in-use': {
    what: { ja: 'この保管庫は、すでに別の画面で開いています。', en: 'This vault is already open elsewhere.' },
    why: { ja: '同時に二か所で書くと、記録が食い違います。', en: 'Writing from two places would make the records differ.' },
    todo: { ja: '先に開いている画面に戻るか、そちらを閉じてください。', en: 'Go to the other window, or close it.' },
  },
  'vault/clock-jump': {
    what: { ja: 'PCの日付が、前回から大きくずれています。', en: 'The date of this PC has jumped since last time.' },
    why: { ja: '時計が[[ {days}日ぶん]]前に戻っています。このまま書くと、記録の日付が入れ替わります。', en: 'The clock stands[[ {days} days]] before the last entry; writing now would date entries out of order.' },
    todo: { ja: '今日の日付を確かめてください。正しければ「この日付で続ける」、違えばPCの時計を直してください。', en: 'Check today’s date. Continue if it is right, else correct the clock.' },
  },
  'vault/opening-failed': {
    what: { ja: '保管庫を開けませんでした。', en: 'The vault could not be opened.' },
    why: { ja: '保存の仕組み（データベース）が応答しません。三回試しました。何も消していません。', en: 'The database did not answer after three tries. Nothing was deleted.' },
    todo: { ja: 'PCを再起動してから開いてください。だめなときは、控えから開けます。', en: 'Restart the PC and open it again; failing that, open it from the copy.' },
  },
  'vault/weak-password': {
    what: { ja: 'パスワードが弱すぎます。', en: 'The password is too weak.' },
    why: { ja: '短いもの、よく使われるもの、名前や生年月日は、すぐに破られます。', en: 'Short or common ones, names and birthdays are broken at once.' },
    todo: { ja: '12文字以上にするか、「提案を使う」を選んでください。', en: 'Use 12 characters or more, or take the proposed one.' },
  },
  'vault/not-half-width': {
    what: { ja: 'パスワードに全角の文字が入っています。', en: 'The password contains full-width characters.' },
    why: { ja: '次に開くとき、同じように入力できないおそれがあります。', en: 'You might not be able to type it the same way next time.' },
    todo: { ja: '日本語入力をオフにして、半角の英数字と記号で入力してください。', en: 'Switch the input method off and use half-width letters, digits and symbols.' },
  },
  'vault/read-only': {
    what: { ja: 'この保管庫は、読むだけの状態で開いています。', en: 'This vault is open for reading only.' },
    why: { ja: '新しい版で使われたか、別の画面が書き込みを受け持っています。', en: 'A newer version used it, or another window is the one that writes.' },
    todo: { ja: '表示された案内に従って、書ける状態にしてから直してください。', en: 'Follow the notice shown to make it writable first.' },
  },
  'vault/locked': {
    what: { ja: '保管庫がロックされています。', en: 'The vault is locked.' },
    why: { ja: 'しばらく操作がなかったか、ロックを押しました。入力中の内容は残っています。', en: 'It was idle for a while or you locked it. What you were typing is kept.' },
    todo: { ja: 'パスワードを入力して開いてください。', en: 'Enter the password to open it.' },
  },
  'vault/recovery-code': {
    what: { ja: '復旧用紙の番号が合いません。', en: 'The number from the recovery sheet is not right.' },
    why: { ja: '[[{groups}番目の組に打ち間違いがあるようです。]]別の保管庫の用紙かもしれません。', en: '[[Group {groups} seems mistyped. ]]It may be the sheet of another vault.' },
    todo: { ja: '用紙の保管庫名と日付を確かめ、数字を一組ずつ入力し直してください。', en: 'Check vault name and date on the sheet and type group by group.' },
  },
  'vault/mirror-lag': {
    what: { ja: '控えのフォルダへの書き込みが遅れています。', en: 'Writing to the copy folder is delayed.' },
    why: { ja: '保存は済んでいますが、控えがまだ追いついていません。', en: 'Your work is saved; the copy has not caught up yet.' },
    todo: { ja: 'しばらく待ってください。続くときは、控えの場所（USB・共有フォルダ）を確かめてください。', en: 'Please wait; if it goes on, check the place of the copy.' },
  },
  'vault/password-taken': {
    what: { ja: 'このパスワードは使えません。', en: 'This password cannot be used.' },
    why: { ja: 'だれが開いたかをパスワードで見分けるため、ほかの担当者と同じものは使えません。', en: 'The password tells who opened the vault, so no two members may share one.' },
    todo: { ja: '別のパスワードを決めてください。', en: 'Choose another one.' },
  },
  'vault/same-password': {
    what: { ja: '今までと同じパスワードは使えません。', en: 'The password cannot stay the same.' },
    why: { ja: '漏れた控えと今までのパスワードで、新しい鍵まで開けられてしまいます。', en: 'With a leaked copy and the old password the new keys could be opened as well.' },
    todo: { ja: '別のパスワードを決めてください。', en: 'Choose another one.' },
  },
  'vault/member-without-key': {
    what: { ja: '新しい鍵を渡せない担当者がいます[[（{name}さん）]]。', en: 'A member[[ ({name})]] cannot be given the new keys.' },
    why: { ja: 'この方のパスワードは古い形で保存されています。', en: 'This person’s password is stored in an old form.' },
    todo: { ja: '先にその方がこのPCでパスワードを変更してから、もう一度お試しください。', en: 'Let this person change the password on this PC first, then try again.' },
  },
  'vault/keys-changing': {
    what: { ja: '前の「鍵を取り替える」がまだ終わっていません。', en: 'The last change of keys is not finished yet.' },
    why: { ja: '保管庫の中身を新しい鍵で保存し直しているところです。', en: 'The contents are still being saved with the new keys.' },
    todo: { ja: 'そのままお待ちください。終わると画面に表示します。', en: 'Please wait. The screen says when it is done.' },
  },
  'member/last-manager': {
    what: { ja: 'この担当者からは「管理」を外せません。', en: 'This member has to stay a manager.' },
    why: { ja: '管理ができる最後の担当者です。外すと、だれも担当者を追加・変更できなくなります。', en: 'It is the last one who can add or change members.' },
    todo: { ja: '先に、ほかの担当者に「管理」の役割を付けてください。', en: 'Give the manager role to somebody else first.' },
  },
  'member/not-manager': {
    what: { ja: '担当者を変更できません。', en: 'Members cannot be changed.' },
    why: { ja: '「管理」の役割がある担当者だけができます。', en: 'Only members with the manager role may do it.' },
    todo: { ja: '右上の「担当者の切替」で、管理の役割がある担当者に替わってください。', en: 'Switch to a manager by the menu at the top right.' },
  },
  'member/current': {
    what: { ja: 'いま使っている担当者は外せません。', en: 'The member at work cannot be removed.' },
    why: { ja: '外すと、その場で保管庫を使えなくなります。', en: 'The vault would close on them.' },
    todo: { ja: '別の担当者に切り替えてから外してください。', en: 'Switch to another member first.' },
  },
  'vault/already-here': {
    what: { ja: 'この保管庫は、すでにこのPCにあります。', en: 'This vault is already on this PC.' },
    why: { ja: 'バックアップで上書きすると、そのあとの記録が失われます。', en: 'Overwriting it with a back-up would lose what was recorded since.' },
    todo: { ja: 'いまある保管庫を開いてください。開けないときは「控えから作り直す」を選んでください。', en: 'Open the vault that is here. If it does not open, rebuild it from the copy.' },
  },
  'vault/stale': {
    what: { ja: '書く前に、同じ記録が変わりました。', en: 'The same record changed before it was written.' },
    why: { ja: '別の操作が先に保存されました。', en: 'Another act was saved first.' },
    todo: { ja: '新しい内容を表示しました。確かめて、もう一度行ってください。', en: 'The new content is shown. Check it and try again.' },
  },
  'table/empty': {
    what: { ja: '表[[「{name}」]]に行がありません。', en: 'The table [[“{name}” ]]has no rows.' },
    why: { ja: '見出しだけか、別のシートに内容があります。', en: 'It has a heading only, or the content is on another sheet.' },
    todo: { ja: '内容のあるシートを一枚目にして保存し、もう一度選んでください。', en: 'Put the sheet with the content first, save, and choose it again.' },
  },
  'table/encoding': {
    what: { ja: '文字コードが分からず、表[[「{name}」]]を読めません。', en: 'The characters of the table [[“{name}” ]]cannot be read.' },
    why: { ja: 'Shift_JIS（CP932）でも UTF-8 でもない文字が含まれています。', en: 'It is neither Shift_JIS (CP932) nor UTF-8.' },
    todo: { ja: 'Excel で開き、「CSV UTF-8」か「.xlsx」で保存し直してください。', en: 'Open it in Excel and save it as CSV UTF-8 or .xlsx.' },
  },
  'table/not-a-table': {
    what: { ja: 'ファイル[[「{name}」]]は表として読めません。', en: 'The file [[“{name}” ]]cannot be read as a table.' },
    why: { ja: 'CSV でも Excel（.xlsx）でもないようです。', en: 'It is neither CSV nor Excel (.xlsx).' },
    todo: { ja: 'ひな形をダウンロードして、その形に合わせてください。', en: 'Download the template and follow its form.' },
  },
  'table/missing-column': {
    what: { ja: '必要な列[[「{column}」]]がありません。', en: 'A needed column[[, “{column}”,]] is missing.' },
    why: { ja: '見出しの行に、その名前の列が見つかりません。', en: 'No column of that name stands in the heading row.' },
    todo: { ja: '次の画面で、どの列に当たるかを選んでください。', en: 'Choose on the next screen which column it is.' },
  },
  'table/bad-cell': {
    what: { ja: '[[{row}行目の]][[「{column}」が]]読めません。', en: 'A cell cannot be read[[ in row {row}]][[, “{column}”]].' },
    why: { ja: '[[書かれているのは「{text}」です。]]この列の値として読み取れません。', en: '[[It says “{text}”. ]]That is no value of this column.' },
    todo: { ja: '[[書き方の例：{fix}。]]その行だけ直して取り込むか、飛ばして進むことができます。', en: '[[Write for example {fix}. ]]Correct that row, or go on without it.' },
  },
  'table/cut-letter': {
    what: { ja: '[[{row}行目の]][[「{column}」に]]途中で切れた文字があります。', en: 'A letter is cut in two[[ in row {row}]][[, “{column}”]].' },
    why: { ja: '[[ファイルの {offset:number} バイト目が、]]Shift_JIS（CP932）や UTF-8 の文字として読めません。', en: '[[From byte {offset:number} of the file on, ]]it is no letter of Shift_JIS (CP932) or UTF-8.' },
    todo: { ja: '元の表と見比べて、その欄を入力し直してください。直さない行は取り込みません。最後の行のときは、ファイルが途中で切れていないかも確かめてください。', en: 'Type that cell anew from the original table; a row left as it is stays out. If it is the last row, see whether the file itself was cut off.' },
  },
  'table/legacy-excel': {
    what: { ja: '古い形式の Excel（.xls）は読めません。', en: 'The old Excel format (.xls) cannot be read.' },
    why: { ja: '安全のため、古い形式は扱っていません。', en: 'It is not handled, for safety.' },
    todo: { ja: 'Excel で開き、「Excel ブック（.xlsx）」で保存し直してください。', en: 'Open it in Excel and save it as .xlsx.' },
  },
  'table/quotes': {
    what: { ja: '表[[の {line}行目から先]]を読めません。', en: 'The table cannot be read[[ from line {line} on]].' },
    why: { ja: '引用符（"）が閉じられていません。', en: 'A quotation mark (") is not closed.' },
    todo: { ja: 'その行の " を直すか、Excel で開いて .xlsx で保存し直してください。', en: 'Correct the " in that line, or open it in Excel and save it as .xlsx.' },
  },
  'table/empty-cell': {
    what: { ja: '[[{row}行目の]][[「{column}」が]]空です。', en: 'A cell is empty[[ in row {row}]][[, “{column}”]].' },
    why: { ja: 'この列は、どの行にも必要です。', en: 'Every row needs this column.' },
    todo: { ja: 'その行を埋めて取り込むか、飛ばして進むことができます。', en: 'Fill that row, or go on without it.' },
  },
  'table/too-many-cells': {
    what: { ja: '[[{row}行目に、]]見出しより多い列があります。', en: 'There are more cells than headings[[ in row {row}]].' },
    why: { ja: '区切りのコンマが余分にあり、列がずれている可能性があります。', en: 'A comma too many may have moved the columns.' },
    todo: { ja: 'その行を確かめて直すか、飛ばして進むことができます。', en: 'Check and correct that row, or go on without it.' },
  },
  'attachment/too-large': {
    what: { ja: '添付[[「{name}」]]が大きすぎます。', en: 'The attachment [[“{name}” ]]is too large.' },
    why: { ja: '添付できる大きさを超えています。[[上限は {max:size} です。]]', en: 'It is more than can be attached. [[The limit is {max:size}.]]' },
    todo: { ja: '写真は小さくして添付できます。PDF は、必要なページだけにしてください。', en: 'Photos can be attached smaller. Keep only the needed pages of a PDF.' },
  },
  'attachment/type': {
    what: { ja: 'この種類のファイル[[「{name}」]]は添付できません。', en: 'This kind of file[[, “{name}”,]] cannot be attached.' },
    why: { ja: '添付できるのは PDF、JPEG、PNG です。', en: 'Only PDF, JPEG and PNG can be attached.' },
    todo: { ja: 'PDF に変えるか、紙をスキャンしたものを選んでください。', en: 'Turn it into a PDF, or choose a scan.' },
  },
  'attachment/mismatch': {
    what: { ja: '添付[[「{name}」]]の名前と中身の種類が違います。', en: 'Name and content of the attachment [[“{name}” ]]do not agree.' },
    why: { ja: '拡張子と実際の形式が合っていません。', en: 'The ending of the name is not what the content is.' },
    todo: { ja: '元のソフトで正しい形式に保存し直してから添付してください。', en: 'Save it in the right format and attach it again.' },
  },
  'attachment/missing': {
    what: { ja: '添付[[「{name}」]]の本体が見つかりません。', en: 'The content of the attachment [[“{name}” ]]was not found.' },
    why: { ja: '記録はありますが、ファイルの本体がこのPCにありません。', en: 'The record is here, the file itself is not.' },
    todo: { ja: '控えから戻すか、送り主に添付の再送を頼んでください。', en: 'Restore it from the copy, or ask for it again.' },
  },
  'act/not-allowed': {
    what: { ja: 'いまの段階では、この操作はできません。', en: 'This cannot be done at this stage.' },
    why: { ja: '[[この案件は「{state}」です。]]段階ごとにできることが決まっています。', en: '[[The case is “{state}”. ]]Each stage has its own moves.' },
    todo: { ja: '画面の上の「いまここ」を見て、その段階のボタンを使ってください。', en: 'See “you are here” at the top and use the button of that stage.' },
  },
  'act/incomplete': {
    what: { ja: 'まだ記入が必要なところがあります。', en: 'Something still has to be filled in.' },
    why: { ja: '[[必須の項目が {count}か所空いています。]]先方の確認に使う項目です。', en: '[[{count} required entries are empty. ]]The other side needs them.' },
    todo: { ja: '上の一覧から、その欄に移って記入してください。書いた分は保存されています。', en: 'Jump to them from the list above. What you wrote is saved.' },
  },
  'act/not-signed': {
    what: { ja: '署名がないため、この操作を受け付けられません。', en: 'Without a signature this act cannot be accepted.' },
    why: { ja: '提出や決裁には、行う人の署名が必要です。', en: 'Submissions and decisions are signed by the person who makes them.' },
    todo: { ja: '自分の名前で開き直してから、もう一度行ってください。', en: 'Open the vault under your own name and try again.' },
  },
} as const satisfies Readonly<Record<string, ErrorMessage>>;
