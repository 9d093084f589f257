import type { ErrorMessage } from './error-message.ts';

/** The exchange file from outside, its seal, and what stands inside. */
export const fileErrors = {
  'file/empty': {
    what: { ja: 'ファイル[[「{name}」]]の中身が空です。', en: 'The file [[“{name}” ]]is empty.' },
    why: {
      ja: 'コピーやダウンロードが途中で止まったか、クラウド上にだけ本体が残っています。[[本来の大きさは {expected:size} です。]]',
      en: 'Copying or downloading stopped half way, or the content is still in the cloud only. [[It should have {expected:size}.]]',
    },
    todo: { ja: '元の場所からもう一度コピーするか、先方に同じファイルの再送を頼んでください。', en: 'Copy it again from where it came from, or ask the sender for the same file.' },
  },
  'file/not-cdesk': {
    what: { ja: 'ファイル[[「{name}」]]は、このアプリの交換ファイル（.cdesk）ではありません。', en: 'The file [[“{name}” ]]is not an exchange file (.cdesk) of this application.' },
    why: { ja: '[[中身は {looksLike} のようです。]]ファイルの種類は、名前ではなく中身で確かめています。', en: '[[It looks like {looksLike}. ]]What counts is the content, whatever the name says.' },
    todo: { ja: '先方から受け取った .cdesk ファイルを選んでください。圧縮ファイル（zip）の中にある場合は、先に取り出してください。', en: 'Choose the .cdesk file you received. If it is inside a zip file, take it out first.' },
  },
  'file/too-large': {
    what: { ja: 'ファイル[[「{name}」]]が大きすぎるため、開きませんでした。', en: 'The file [[“{name}” ]]is too large and was not opened.' },
    why: { ja: '一度に扱える大きさを超えています。[[大きさは {bytes:size}、]][[上限は {max:size} です。]]', en: 'It is more than can be taken at once. [[It has {bytes:size}; ]][[the limit is {max:size}.]]' },
    todo: { ja: '先方に、期間や人を分けて複数のファイルで送るよう頼んでください。', en: 'Ask the sender to split it by period or by person.' },
  },
  'file/truncated': {
    what: { ja: 'ファイル[[「{name}」]]が途中で切れています。', en: 'The file [[“{name}” ]]is cut off.' },
    why: {
      ja: 'メールや USB へのコピーが最後まで終わらなかったようです。[[分割の {part}番です。]][[{missing:size} 足りません。]][[本来の大きさは {expected:size} です。]]',
      en: 'The mail or the copy to USB did not finish. [[It is part {part}. ]][[{missing:size} are missing. ]][[It should have {expected:size}.]]',
    },
    todo: { ja: 'もう一度コピーしてください。それでも同じなら、先方に同じ番号のファイルの再送を頼んでください。何も取り込まれていません。', en: 'Copy it again. If it stays the same, ask for the same file number once more. Nothing was taken in.' },
  },
  'file/name-mismatch': {
    what: { ja: 'ファイルの名前と中身が合いません。', en: 'The name of the file and its content do not agree.' },
    why: { ja: '[[名前「{name}」は別のファイルのものです。]]名前を変えたか、別のファイルを上書きした可能性があります。', en: '[[The name “{name}” belongs to another file. ]]It may have been renamed or overwritten.' },
    todo: { ja: '中身の番号と作成者を確かめてから取り込んでください。不安なときは先方に番号を電話で確かめてください。', en: 'Check number and sender inside before taking it in; ring the sender if unsure.' },
  },
  'file/changed-while-reading': {
    what: { ja: '読んでいる間に、ファイル[[「{name}」]]が変わりました。', en: 'The file [[“{name}” ]]changed while it was being read.' },
    why: { ja: '別の人かソフトが、同じファイルを書き換えています（共有フォルダの同期など）。', en: 'Another person or program is writing it, for instance a synchronising folder.' },
    todo: { ja: '同期が終わるのを待ってから、もう一度開いてください。', en: 'Wait until that is finished and open it again.' },
  },
  'file/unreadable': {
    what: { ja: 'ファイル[[「{name}」]]を読めませんでした。', en: 'The file [[“{name}” ]]could not be read.' },
    why: { ja: 'USB が外れたか、読む権限がないか、本体がまだクラウドからダウンロードされていません。', en: 'The USB stick was removed, reading is not allowed, or the content is still in the cloud.' },
    todo: { ja: 'ファイルをデスクトップなど自分のフォルダにコピーしてから、もう一度開いてください。', en: 'Copy it to a folder of your own, such as the desktop, and open it again.' },
  },
  'file/not-a-file': {
    what: { ja: '指定されたものは、ファイルではありません。', en: 'What was named is not a file.' },
    why: { ja: 'フォルダか、ファイルでない特別なものです。一つのファイルとして読めません。', en: 'It is a folder, or something else that cannot be read as one file.' },
    todo: { ja: 'フォルダの中の .cdesk ファイルを指定してください。', en: 'Name the .cdesk file in the folder.' },
  },
  'file/part-missing': {
    what: { ja: '分割されたファイルがそろっていません。', en: 'Parts of the divided file are missing.' },
    why: { ja: '分けて送られたファイルが、まだそろっていません。[[全部で {parts}個のうち、]][[{missing}番が見つかりません。]][[足りないのは {bytes:number} バイトです。]]', en: 'Not all parts of the file are here yet. [[Of {parts} parts, ]][[number {missing} was not found. ]][[{bytes:number} bytes are missing.]]' },
    todo: { ja: '足りない番号のファイルを、この画面に置いてください。届いた分はここで待っています。', en: 'Drop the missing parts here. Those that came wait for them.' },
  },
  'file/part-other': {
    what: { ja: '別のファイルの一部が混ざっています。', en: 'A part of another file is among them.' },
    why: { ja: '[[{part}番は、]]ほかの番号と違うファイルを分けたものです。', en: '[[Part {part} ]]comes from a different file.' },
    todo: { ja: '同じ名前で始まるものだけを選び直してください。', en: 'Choose only parts whose names begin alike.' },
  },
  'seal/not-for-us': {
    what: { ja: 'このファイルは、こちら宛てではありません。', en: 'This file is not addressed to you.' },
    why: { ja: '壊れてはいませんが、こちらの鍵では開きません。別の宛先か、こちらの以前の保管庫宛てに作られています。', en: 'It is undamaged, but your key does not open it: it was made for someone else or for a former vault of yours.' },
    todo: { ja: 'いまの連絡先カードを先方に渡し、こちら宛てに作り直してもらってください。', en: 'Give the sender your present contact card and ask for a new file.' },
  },
  'seal/not-for-us-or-damaged': {
    what: { ja: 'このファイルを開けませんでした。', en: 'This file could not be opened.' },
    why: { ja: 'こちら宛てでないか、途中で壊れています。外からはどちらか見分けられません。', en: 'It is not addressed to you, or it is damaged. From outside the two look alike.' },
    todo: { ja: '先方に、宛先とファイルの番号を確かめてください。宛先が合っていれば、同じファイルの再送を頼んでください。', en: 'Ask the sender for addressee and number; if they are right, ask for the same file again.' },
  },
  'seal/wrong-passphrase': {
    what: { ja: 'パスワードが違います。', en: 'The password is wrong.' },
    why: { ja: 'ファイルは壊れていません。入力したパスワードが、作成時のものと違います。', en: 'The file is undamaged, but it was made with another password.' },
    todo: { ja: '大文字・小文字と全角・半角を確かめて、もう一度入力してください。', en: 'Check capital letters and half-width typing, and try again.' },
  },
  'seal/wrong-passphrase-or-damaged': {
    what: { ja: 'パスワードで開けませんでした。', en: 'The password did not open the file.' },
    why: { ja: 'パスワードが違うか、ファイルが壊れています。', en: 'The password is wrong or the file is damaged.' },
    todo: { ja: 'パスワードをもう一度確かめてください。それでも開かないときは、再送を頼んでください。', en: 'Check the password; if it still fails, ask for the file again.' },
  },
  'seal/damaged': {
    what: { ja: 'ファイル[[「{name}」]]が壊れています。', en: 'The file [[“{name}” ]]is damaged.' },
    why: { ja: '中身の一部が、作成されたときと違います。[[余分なデータが {extra:size} あります。]][[分割の {part}番です。]][[{from:number}〜{to:number} バイト目のどこかです。]]', en: 'Some of its content is not as it was made. [[{extra:size} are too many. ]][[It is part {part}. ]][[It is somewhere in bytes {from:number} to {to:number}.]]' },
    todo: { ja: '元の場所からコピーし直すか、先方に同じ番号のファイルの再送を頼んでください。何も取り込まれていません。', en: 'Copy it again, or ask for the same number once more. Nothing was taken in.' },
  },
  'seal/work-factor': {
    what: { ja: 'このファイルは、開くのに異常な計算量を求めています。', en: 'This file demands an abnormal amount of computing to open.' },
    why: { ja: '計算の強さが上限を超えています[[（{factor}、上限 {max}）]]。PCを止める目的の細工かもしれません。', en: 'Its setting is beyond the limit[[ ({factor}, limit {max})]]; it may be meant to stall this PC.' },
    todo: { ja: '開かずに、先方に標準の設定で作り直すよう頼んでください。', en: 'Do not open it; ask the sender to make it with the standard setting.' },
  },
  'seal/too-many-recipients': {
    what: { ja: '宛先が多すぎます。', en: 'There are too many recipients.' },
    why: { ja: '宛先の数が多すぎます。[[宛先は {count}件、]][[上限は {max}件です。]]', en: 'It names too many recipients. [[There are {count}; ]][[the limit is {max}.]]' },
    todo: { ja: '宛先を分けて、複数のファイルにしてください。', en: 'Divide the recipients among several files.' },
  },
  'seal/expands-too-much': {
    what: { ja: '広げると異常に大きくなるファイルのため、開くのをやめました。', en: 'This file would grow abnormally when unpacked, so opening was stopped.' },
    why: { ja: '圧縮の比率か大きさが上限を超えました。', en: 'The ratio or the size is beyond the limit.' },
    todo: { ja: '取り込まずに、先方に確かめてください。PCの中のものには何も起きていません。', en: 'Do not take it in; ask the sender. Nothing on this PC was touched.' },
  },
  'seal/unsupported-age': {
    what: { ja: '暗号の方式が、このアプリで扱えるものと違います。', en: 'The file is sealed in a way this application does not handle.' },
    why: { ja: 'ほかのソフトで作られたファイルのようです。', en: 'It seems to have been made by another program.' },
    todo: { ja: '先方に、このアプリの「送る」から作り直すよう頼んでください。', en: 'Ask the sender to make it with this application.' },
  },
  'seal/weak-passphrase': {
    what: { ja: 'パスワードが弱すぎます。', en: 'The password is too weak.' },
    why: { ja: '短いもの、よく使われるもの、名前や日付は、短い時間で破られます。', en: 'Short or common ones, names and dates are broken quickly.' },
    todo: { ja: '「提案を使う」を選ぶか、関係のない言葉を四つ以上つないでください。', en: 'Take the proposed one, or join four or more unrelated words.' },
  },
  'seal/bad-signature': {
    what: { ja: '署名が合いません。作成後に書き換えられた可能性があります。', en: 'The signature does not fit: the file may have been altered after it was made.' },
    why: { ja: '署名は、作成されたときの中身とだけ合います。壊れた場合も同じ結果になります。', en: 'A signature fits only the content as it was made. Damage gives the same result.' },
    todo: { ja: '取り込まずに、先方に電話などで確かめてください。何も取り込まれていません。', en: 'Do not take it in; ask the sender by telephone. Nothing was taken in.' },
  },
  'seal/no-signature': {
    what: { ja: '署名がありません。', en: 'There is no signature.' },
    why: { ja: 'だれが作ったかを確かめられません。', en: 'Nobody can tell who made it.' },
    todo: { ja: '先方に、このアプリの「送る」から作り直すよう頼んでください。', en: 'Ask the sender to make it with this application.' },
  },
  'seal/gzip': {
    what: { ja: 'ファイルの中身を広げられませんでした。', en: 'The content could not be unpacked.' },
    why: { ja: '圧縮された部分が壊れています。', en: 'The compressed part is damaged.' },
    todo: { ja: '先方に同じファイルの再送を頼んでください。', en: 'Ask for the same file again.' },
  },
  'exchange/newer-version': {
    what: { ja: 'このファイルは、新しい版のアプリで作られています。', en: 'This file was made by a newer version of the application.' },
    why: { ja: 'この版では読めない形の内容があります。[[必要な版は {needs}、]][[このPCの版は {have} です。]]', en: 'It holds what this version cannot read. [[It needs version {needs}; ]][[this PC has {have}.]]' },
    todo: { ja: 'アプリを新しい版にしてから開いてください。ファイルは「届いたもの」に残っています。', en: 'Update the application and open it then. The file is kept under Received.' },
  },
  'exchange/bad-header': {
    what: { ja: 'ファイルの見出し（作成者・宛先・番号）を読めません。', en: 'The heading of the file (sender, recipient, number) cannot be read.' },
    why: { ja: '見出しに必要な項目がないか、形が違います。', en: 'Something it needs is missing or has another form.' },
    todo: { ja: '先方に、もう一度ファイルを作るよう頼んでください。', en: 'Ask the sender to make the file again.' },
  },
  'exchange/bad-line': {
    what: { ja: 'ファイルの中に読めない行があります[[（{line}行目）]]。', en: 'A line in the file cannot be read[[ (line {line})]].' },
    why: { ja: 'その行の形が決まりと違います。ほかの行はそれぞれ確かめています。', en: 'Its form is not as agreed. Every other line is checked by itself.' },
    todo: { ja: '行の番号を添えて先方に知らせてください。読めた分だけを取り込むこともできます。', en: 'Tell the sender the line number. You may take in what could be read.' },
  },
  'exchange/line-too-long': {
    what: { ja: 'ファイルの中に長すぎる行があります[[（{line}行目）]]。', en: 'A line in the file is too long[[ (line {line})]].' },
    why: { ja: '一行の上限[[（{max:size}）]]を超えています。', en: 'It is beyond the limit of a line[[ ({max:size})]].' },
    todo: { ja: '取り込まずに、先方に作り直すよう頼んでください。', en: 'Do not take it in; ask the sender to make it again.' },
  },
  'exchange/too-deep': {
    what: { ja: 'ファイルの中身の入れ子が深すぎます[[（{line}行目）]]。', en: 'The content is nested too deeply[[ (line {line})]].' },
    why: { ja: '決まりの深さ[[（{max}）]]を超えています。壊れているか、細工されています。', en: 'It is beyond the agreed depth[[ ({max})]]: damaged or tampered with.' },
    todo: { ja: '取り込まずに、先方に確かめてください。', en: 'Do not take it in; ask the sender.' },
  },
  'exchange/too-many-rows': {
    what: { ja: '一つのファイルに入っている件数が多すぎます。', en: 'There are too many entries in one file.' },
    why: { ja: '一度に扱える行の数を超えています。[[上限は {max:number}件です。]]', en: 'It has more lines than can be taken at once. [[The limit is {max:number}.]]' },
    todo: { ja: '先方に、分けて送るよう頼んでください。', en: 'Ask the sender to split it.' },
  },
  'exchange/duplicate-key': {
    what: { ja: '同じ項目が二度書かれています[[（{line}行目）]]。', en: 'The same entry is written twice[[ (line {line})]].' },
    why: { ja: 'どちらが正しいか決められないため、この行は読みません。', en: 'Which of the two is right cannot be told, so the line is not read.' },
    todo: { ja: '先方に、作り直すよう頼んでください。', en: 'Ask the sender to make it again.' },
  },
  'exchange/counts-differ': {
    what: { ja: 'ファイルに書かれた件数と、実際の件数が違います。', en: 'The number of entries is not what the file says.' },
    why: { ja: 'ファイルの見出しに書かれた数と違います。[[行は {listed:number}行のはずが {found:number}行、]][[記録は {listedRecords:number}件のはずが {records:number}件です。]]', en: 'The header of the file says otherwise. [[It lists {listed:number} lines, there are {found:number}; ]][[{listedRecords:number} records, there are {records:number}.]]' },
    todo: { ja: '先方に、同じファイルの再送を頼んでください。何も取り込まれていません。', en: 'Ask for the same file again. Nothing was taken in.' },
  },
  'exchange/not-addressed-to-us': {
    what: { ja: 'このファイルの宛先は、こちらではありません。', en: 'This file is addressed to somebody else.' },
    why: { ja: '開くことはできましたが、署名された宛先にこちらが含まれていません。[[番号は No. {number} です。]]', en: 'It opens, but the signed addressees do not include you. [[It is No. {number}.]]' },
    todo: { ja: '取り込まずに、先方に知らせてください。', en: 'Do not take it in; tell the sender.' },
  },
  'exchange/unknown-signer': {
    what: { ja: 'まだ確認していない相手からのファイルです。', en: 'This file comes from somebody not confirmed yet.' },
    why: { ja: '署名は正しいものの、この相手の連絡先カードを確認した記録がありません。', en: 'The signature is right, but this contact card was never confirmed here.' },
    todo: { ja: '内容は読めます。確認語（六語）を電話などで照らし合わせ、相手を確認してから取り込んでください。', en: 'You can read it. Compare the six words, for instance by telephone, and then take it in.' },
  },
  'exchange/revoked-signer': {
    what: { ja: '使われなくなった鍵で署名されています。', en: 'It is signed with a key no longer in use.' },
    why: { ja: '相手がこの鍵を取り消したあとに作られたファイルです。', en: 'It was made after the sender had withdrawn that key.' },
    todo: { ja: '取り込まずに、相手に電話などで確かめてください。', en: 'Do not take it in; ask the sender by telephone.' },
  },
  'exchange/revoked-device': {
    what: { ja: '使用停止になったPCで作られたファイルです。', en: 'It was made on a PC that is no longer in use.' },
    why: { ja: '相手が「なくした」と届け出たあとの日時で作られています。だれかがそのPCを使っているおそれがあります。', en: 'It is dated after its owner reported the PC lost. Somebody else may be using it.' },
    todo: { ja: '取り込まずに、こちらで控えた電話番号で相手に確かめてください。相手が今使っているPCから、もう一度送ってもらえます。', en: 'Do not take it in. Call the number in your own list; they can send it again from their present PC.' },
  },
  'exchange/code-not-valid': {
    what: { ja: '招待コードは、もう使えなくなっています。', en: 'The invitation code does not count any more.' },
    why: { ja: '確認している間に、ほかのPCで使われたか、取りやめになりました。', en: 'Meanwhile it was used or withdrawn, perhaps on another PC.' },
    todo: { ja: 'ファイルはそのままです。確認語（六語）を確かめて連絡先に加えるか、確認待ちに置いてください。', en: 'The file is untouched. Compare the six words, or keep it until confirmed.' },
  },
  'exchange/own-device': {
    what: { ja: 'これは、このPCで作ったファイルです。', en: 'This file was made on this very PC.' },
    why: { ja: '自分が送ったものを自分で開いています。[[番号は No. {number} です。]]', en: 'It is one you made yourself. [[It is No. {number}.]]' },
    todo: { ja: '取り込む必要はありません。先方から届いたファイルを選んでください。', en: 'There is nothing to take in. Choose the file that came from the other side.' },
  },
  'exchange/same-number-other-content': {
    what: { ja: '同じ番号で中身の違うファイルが、すでに届いています。', en: 'A file with the same number but other content has already arrived.' },
    why: { ja: '先方のPCが複製されたか、古いバックアップから戻された可能性があります。[[番号は No. {number} です。]]', en: 'The sender’s PC may have been copied or restored from an old back-up. [[It is No. {number}.]]' },
    todo: { ja: 'どちらも残してあります。先方に、どちらが正しいかを確かめてください。', en: 'Both are kept. Ask the sender which one is right.' },
  },
  'exchange/attachment-mismatch': {
    what: { ja: '添付ファイル[[「{name}」]]の中身が、記録と合いません。', en: 'The attachment [[“{name}” ]]does not agree with its record.' },
    why: { ja: '途中で壊れたか、別のものに入れ替わっています。', en: 'It was damaged or exchanged on the way.' },
    todo: { ja: 'この添付は取り込みません。先方に添付の再送を頼んでください。', en: 'This attachment is not taken in. Ask for it again.' },
  },
  'exchange/nothing-to-send': {
    what: { ja: '送るものがありません。', en: 'There is nothing to send.' },
    why: { ja: '前に渡したファイルのあと、この相手に渡す変更がありません。', en: 'Nothing for this partner has changed since the last file.' },
    todo: { ja: '内容を直してから作るか、前と同じファイルをもう一度渡してください。', en: 'Change something first, or hand over the last file again.' },
  },
  'exchange/unclassified-unit': {
    what: { ja: 'この版では種類の分からない項目があるため、送りません。', en: 'Some entries are of a kind this version does not know, so they are not sent.' },
    why: { ja: '新しい版で書かれた項目です。外に出してよいか判断できません。', en: 'A newer version wrote them; whether they may leave cannot be told.' },
    todo: { ja: 'アプリを新しい版にしてから送ってください。項目は失われていません。', en: 'Update the application and send then. Nothing is lost.' },
  },
  'exchange/sealed-unit': {
    what: { ja: '非公開の項目は送れません。', en: 'Private entries cannot be sent.' },
    why: { ja: '非公開メモなどは、自分のPCの外に出ない決まりです。', en: 'Private notes never leave your own PCs.' },
    todo: { ja: '伝えたい内容は、共有する欄に書き写してください。', en: 'Write what you want to share into the shared field.' },
  },
  'exchange/taken-in-elsewhere': {
    what: { ja: 'このPCでは、この取り込みを取り消せません。', en: 'This import cannot be undone on this PC.' },
    why: { ja: 'このファイルは、ほかの自分のPC[[（{pc}）]]で取り込まれました。このPCには、PCどうしのやり取りで届いています。', en: 'Another PC of yours[[ ({pc})]] took this file in; it reached this one through the exchange between your PCs.' },
    todo: { ja: '取り込んだPCで取り消してください。このPCに届いた分は残りますので、要らない記録はこのPCで削除してください。', en: 'Undo it on the PC that took it in. What reached this PC stays: delete here what is not wanted.' },
  },
  'exchange/plan-stale': {
    what: { ja: '確認している間に、こちらの記録が変わりました。', en: 'Your records changed while you were looking at the preview.' },
    why: { ja: '見ていた内容と取り込む内容が食い違うため、止めました。', en: 'What you saw would not be what is taken in, so it was stopped.' },
    todo: { ja: '新しい内容で作り直しました。もう一度確かめて「取り込む」を押してください。', en: 'A new preview was made. Please look again and press take in.' },
  },
  'exchange/kind': {
    what: { ja: 'ここで開く種類のファイルではありません。', en: 'This kind of file does not belong here.' },
    why: { ja: '案内ファイル、連絡先カード、交換ファイルは、それぞれ開く場所が違います。', en: 'Invitations, contact cards and exchange files each have their own place.' },
    todo: { ja: '「送付・受取」の「届いたもの」にドロップしてください。種類に合わせて開きます。', en: 'Drop it under Received; it is opened according to its kind.' },
  },
  'exchange/setup-file': {
    what: { ja: '新しいPCで使い始めるためのファイルです。', en: 'This file is for starting on a new PC.' },
    why: { ja: 'このPCにはもう保管庫があり、引き継ぎは終わっています。', en: 'This PC has a vault already.' },
    todo: { ja: '新しいPCの最初の画面で「別のPCから引き継ぐ」から開いてください。使い終わったら消してください。', en: 'Open it on the new PC under "Take over from another PC", and delete it afterwards.' },
  },
  'exchange/not-setup': {
    what: { ja: '引き継ぎのファイルではありません。', en: 'This is no file for taking over.' },
    why: { ja: '別のPCの「設定」→「このPC以外でも使う」で作ったファイルだけを、ここで開けます。', en: 'Only a file made under Settings → Use it on other PCs on the other PC opens here.' },
    todo: { ja: 'ファイル名に「引き継ぎ」と入ったファイルを選んでください。', en: 'Choose the file that the other PC made for taking over.' },
  },
  'unit/not-owner': {
    what: { ja: '書く立場にない人が変えた項目のため、取り込みません。', en: 'Changed by somebody who may not write it, so it is not taken in.' },
    why: { ja: '[[「{field}」は {owner} が書く項目です。]]この項目は、持ち主からの変更だけを受け入れます。', en: '[[“{field}” is written by {owner}. ]]Only its owner may change it.' },
    todo: { ja: 'こちらの内容はそのままです。必要なら持ち主に変更を頼んでください。', en: 'Yours stays as it is. Ask the owner for the change if needed.' },
  },
  'unit/other-office': {
    what: { ja: 'この案件の担当でない事務局からの内容のため、取り込みません。', en: 'It comes from an office not in charge of this case, so it is not taken in.' },
    why: { ja: '署名は正しいものの、担当の事務局と違います。', en: 'The signature is right, but this is another office.' },
    todo: { ja: '担当が変わった場合は、移管のファイルを受け取ってください。', en: 'If the case has moved, ask for the transfer file.' },
  },
  'unit/role-claimed': {
    what: { ja: '事務局と名乗っていますが、確認できていません。', en: 'It calls itself an office, but that is not confirmed.' },
    why: { ja: 'カードに書かれた立場は、表示のためだけのものです。', en: 'The role on a card is for display only.' },
    todo: { ja: '本当に事務局なら、連絡先で「事務局として認める」を選んでください。', en: 'If it really is an office, confirm it as one under contacts.' },
  },
  'unit/immutable': {
    what: { ja: '一度出された提出・決裁の記録は、書き換えられません。', en: 'A submission or decision once made cannot be rewritten.' },
    why: { ja: 'ファイルの中の同じ記録が、こちらにあるものと違います。', en: 'The same record in the file differs from the one here.' },
    todo: { ja: 'こちらの記録はそのままです。先方に、訂正は新しい記録で行うよう伝えてください。', en: 'Yours stays. Corrections are made by a new record.' },
  },
  'unit/future-clock': {
    what: { ja: '一日以上先の日時で書かれた項目を、いったん脇に置きました。', en: 'An entry dated more than a day ahead was set aside.' },
    why: { ja: '先方のPCの時計が進んでいるようです。', en: 'The sender’s clock seems to run ahead.' },
    todo: { ja: '中身は失われていません。先方に時計を直してもらい、確かめてから受け入れてください。', en: 'Nothing is lost. Have the clock corrected, check, and then accept it.' },
  },
  'unit/bad-value': {
    what: { ja: '[[「{field}」の]]値が決まりに合わないため、この項目は取り込みません。', en: 'A value [[of “{field}” ]]is not allowed, so this entry is not taken in.' },
    why: { ja: '形や範囲が違います。ほかの項目には影響しません。', en: 'Its form or range is wrong. Other entries are not affected.' },
    todo: { ja: '先方に、その項目を直して送り直すよう頼んでください。', en: 'Ask the sender to correct it and send again.' },
  },
  'unit/stale-basis': {
    what: { ja: '行き違いです。前の提出に対する返事が届きました。', en: 'The answers crossed: this one refers to an earlier submission.' },
    why: { ja: 'この返事が作られたあとに、出し直しや取下げがありました。', en: 'Something was submitted or withdrawn after it was made.' },
    todo: { ja: 'どちらも残してあります。先方と話して、どう扱うかを選んでください。', en: 'Both are kept. Talk to the other side and choose what stands.' },
  },
  'unit/erased': {
    what: { ja: '以前に、先方の依頼で消去した内容です。', en: 'This was erased here at its owner’s request.' },
    why: { ja: '消去より前に作られたファイルなどには、まだ入っています。', en: 'Files from before the erasure still contain it.' },
    todo: { ja: '取り込まないままでかまいません。必要なときだけ、確認の画面で「消去した記録も取り込む」を選んでください。', en: 'It can stay out. Only if it is needed, choose “take the erased records as well” in the preview.' },
  },
  'unit/fork': {
    what: { ja: '同じPCの記録が、二つに分かれています。', en: 'The records of one PC have split in two.' },
    why: { ja: '保管庫が複製されたか、古いバックアップから戻して使われています。', en: 'The vault was copied or restored from an old back-up.' },
    todo: { ja: '送り主に、複製された保管庫を新しい端末として登録し直すよう伝えてください。', en: 'Ask the sender to register the copy as a new device.' },
  },
  'unit/hostile-key': {
    what: { ja: '使ってはならない名前の項目があるため、この行は読みません。', en: 'A name that must not be used appears, so this line is not read.' },
    why: { ja: 'プログラムを乱す目的で使われる名前です。', en: 'Such names are used to disturb programs.' },
    todo: { ja: 'ほかの項目には影響しません。先方に知らせてください。', en: 'Other entries are not affected. Tell the sender.' },
  },
  'unit/bad-signature': {
    what: { ja: 'この記録の署名が合わないため、取り込みません。', en: 'The signature of this record does not fit, so it is not taken in.' },
    why: { ja: '作った人を確かめられません。', en: 'Who made it cannot be proven.' },
    todo: { ja: '先方に、記録を作り直して送るよう頼んでください。', en: 'Ask the sender to make it again.' },
  },
} as const satisfies Readonly<Record<string, ErrorMessage>>;
