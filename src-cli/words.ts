import { catalog } from '../src-renderer/i18n/message.ts';

/** What the command line says besides the failures, whose words are those of the screens. */
export const words = catalog({
  help: {
    ja: `使い方: npm run cdesk -- 操作 ファイル… [設定]

  inspect ファイル…           鍵がなくても分かること（種類・大きさ・宛先の数・名前の手がかり）を示します。
                              鍵かパスワードがあれば、だれが・いつ・何番のファイルかも示します。
  verify ファイル…            署名・証明書・宛先・件数・添付・すべての行を確かめます。
  open ファイル --out フォルダ  確かめてから、中身を新しいフォルダに書き出します。上書きはしません。

  .1of3 のような分割ファイルは、全部を並べて渡すと元に戻して扱います。メールの文面のままの .txt も読めます。

  --identity-file F      age 形式の鍵ファイル（アプリの「設定 → 安全」で書き出せます）
  --passphrase-file F    パスワードを1行目に書いたファイル（鍵ファイル自体がパスワード付きのときはそのパスワード）
  --out フォルダ          open の書き出し先。新しいフォルダか空のフォルダ
  --json                 1ファイルにつき1行の JSON で答えます
  --lang ja|en           言語（指定がなければPCの言語）

  終了コード  0 問題なし / 1 PC側の理由 / 2 使い方 / 3 この鍵では開けない / 4 このパスワードでは開けない /
              5 壊れている・正しくない / 6 新しい版が必要
`,
    en: `Usage: npm run cdesk -- COMMAND FILE… [OPTIONS]

  inspect FILE…          what can be known without a key (kind, size, recipients, hints of the name);
                         with a key or passphrase also who made it, when, and which number it is
  verify FILE…           checks signature, certificates, addressee, counts, attachments and every line
  open FILE --out DIR    checks it, then writes its content into a new folder; overwrites nothing

  Give all parts (.1of3 …) together and they are joined. Armoured text is read as it came in a mail.

  --identity-file F      a key file in age's format (Settings → Security in the application writes one)
  --passphrase-file F    a file with the passphrase on its first line (of the key file, if that one is sealed)
  --out DIR              where open writes: a new or empty folder
  --json                 answers in one line of JSON per file
  --lang ja|en           language (the computer's if not given)

  Exit codes  0 fine / 1 the computer refused / 2 usage / 3 cannot be opened with this key /
              4 cannot be opened with this passphrase / 5 damaged or not right / 6 needs a newer version
`,
  },
  noCommand: { ja: '操作（inspect・verify・open）を最初に書いてください。', en: 'Begin with inspect, verify or open.' },
  unknownOption: { ja: '分からない設定か、値のない設定があります。', en: 'There is an option that is unknown or lacks its value.' },
  noFile: { ja: 'ファイルを指定してください。', en: 'Name a file.' },
  noOut: { ja: '--out で書き出し先のフォルダを指定してください。', en: 'Name a folder with --out.' },
  outElsewhere: { ja: '--out は open でだけ使います。', en: '--out goes with open only.' },
  badLanguage: { ja: '--lang は ja か en です。', en: '--lang is ja or en.' },
  oneFile: { ja: 'open に渡せるのは、1つのファイル（またはその分割ファイルの全部）です。', en: 'open takes one file, or all the parts of one.' },
  noIdentity: { ja: '鍵ファイルの中に鍵（AGE-SECRET-KEY-1…）がありません。', en: 'There is no key (AGE-SECRET-KEY-1…) in the identity file.' },
  noPassphrase: { ja: 'パスワードのファイルの1行目が空です。', en: 'The first line of the passphrase file is empty.' },
  keyFileLarge: { ja: '鍵やパスワードのファイルにしては大きすぎます（64 KB まで）。--identity-file と --passphrase-file の指定を確かめてください。', en: 'That is too large for a key or passphrase file (64 KB at most). Check --identity-file and --passphrase-file.' },
  keyFileSealed: { ja: '鍵ファイル自体がパスワードで封がされています。そのパスワードを --passphrase-file で付けてください。', en: 'The identity file is itself sealed by a passphrase. Give that one with --passphrase-file.' },
  sealedByPassphrase: { ja: 'このファイルは、鍵ではなくパスワードで封がされています。', en: 'The file is sealed by a passphrase, not to a key.' },
  sealedByPassphraseWhy: { ja: '渡された鍵（--identity-file）では開きません。壊れているかどうかは、開くまで分かりません。', en: 'The key that was given (--identity-file) cannot open it. Whether it is damaged is not known until it opens.' },
  sealedByPassphraseTodo: { ja: '作成者から聞いたパスワードを --passphrase-file で付けてください。', en: 'Ask its maker for the passphrase and give it with --passphrase-file.' },
  sealedToKeys: { ja: 'このファイルは、パスワードではなく鍵で封がされています。', en: 'The file is sealed to keys, not by a passphrase.' },
  sealedToKeysWhy: { ja: '渡されたパスワード（--passphrase-file）では開きません。壊れているかどうかは、開くまで分かりません。', en: 'The passphrase that was given (--passphrase-file) cannot open it. Whether it is damaged is not known until it opens.' },
  sealedToKeysTodo: { ja: '宛先の方の鍵を --identity-file で付けてください。', en: 'Give the key of its addressee with --identity-file.' },
  wantsKey: { ja: 'このファイルは封がされています。--identity-file か --passphrase-file を付けてください。', en: 'The file is sealed. Add --identity-file or --passphrase-file.' },
  outTaken: { ja: '書き出し先に、すでに何かがあります。上書きはしません。新しいフォルダか空のフォルダを指定してください。', en: 'Something is there already and nothing is overwritten. Name a new or empty folder.' },
  outImpossible: { ja: '書き出し先のフォルダを作れません。途中がフォルダではなくファイルになっているか、名前が長すぎます。別の場所を --out で指定してください。', en: 'No folder can be made there: a file stands where a folder should, or the name is too long. Name another place with --out.' },
  usageHint: { ja: 'くわしくは --help', en: 'More with --help' },

  file: { ja: '{n}番目のファイル', en: 'File {n}' },
  more: { ja: '符号', en: 'Code' },
  place: { ja: '場所', en: 'Where' },
  placeBytes: { ja: '{from:number}〜{to:number} バイト目のどこか', en: 'somewhere in bytes {from:number} to {to:number}' },
  placeNear: { ja: '圧縮した中身の {near:number} バイト目あたり', en: 'near byte {near:number} of the packed content' },
  placeLine: { ja: '{line:number} 行目', en: 'line {line:number}' },
  placePart: { ja: '分割の {part} 番', en: 'part {part}' },
  placeParts: { ja: '足りない分割: {missing}（全 {parts}）', en: 'missing parts: {missing} (of {parts})' },
  placeEnd: { ja: '{at:number} バイト目で終わっています', en: 'it ends at byte {at:number}' },
  placeHeader: { ja: '封の見出し（先頭の部分）', en: 'the header of the seal, at the beginning' },
  placeArmor: { ja: '文字にした部分（BEGIN と END の間）', en: 'the armoured text between BEGIN and END' },
  placeFirstLine: { ja: '1 行目（見出し）', en: 'line 1 (the header)' },
  placeLastLine: { ja: '最後の行（署名）。どの行が変わったかは署名からは分かりません', en: 'the last line (signature); it cannot tell which line was changed' },

  layer: { ja: '包み方', en: 'Wrapping' },
  layerSealed: { ja: '封あり（age）', en: 'sealed (age)' },
  layerPacked: { ja: '圧縮のみ（だれでも読める）', en: 'packed only, anybody can read it' },
  layerPlain: { ja: 'そのまま（だれでも読める）', en: 'plain, anybody can read it' },
  armoured: { ja: '文字の形', en: 'As text' },
  yes: { ja: 'はい', en: 'yes' },
  size: { ja: '大きさ', en: 'Size' },
  sizeOf: { ja: '{bytes:number} バイト', en: '{bytes:number} bytes' },
  digest: { ja: '照合番号（SHA-256）', en: 'SHA-256' },
  openedBy: { ja: '開けるもの', en: 'Opened by' },
  byKeys: { ja: '鍵 {count} 本（{kinds}）', en: '{count} key(s) ({kinds})' },
  byPassphrase: { ja: 'パスワード（強さ 2^{factor}）', en: 'a passphrase (work factor 2^{factor})' },
  nameSays: { ja: '名前の手がかり', en: 'The name says' },
  nameVerdict: { ja: '名前と中身', en: 'Name and content' },
  nameIntact: { ja: '大きさも照合番号も一致', en: 'size and digest agree' },
  nameShorter: { ja: '{missing:number} バイト足りない', en: '{missing:number} bytes are missing' },
  nameLonger: { ja: '{extra:number} バイト多い', en: '{extra:number} bytes too many' },
  nameAltered: { ja: '名前の照合番号と違う（途中で変わったか、名前が別のもの）', en: 'differs from the digest in the name: altered, or renamed' },
  nameUnknown: { ja: '名前には照合番号がない', en: 'the name carries no digest' },
  part: { ja: '分割', en: 'Part' },
  partOf: { ja: '{part} / {parts}（元は {bytes:number} バイト、{offset:number} バイト目から）', en: '{part} of {parts} (of {bytes:number} bytes, from byte {offset:number})' },

  kind: { ja: '種類', en: 'Kind' },
  exchange: { ja: '交換ファイル', en: 'exchange file' },
  transfer: { ja: '引き継ぎファイル', en: 'transfer file' },
  receipt: { ja: '受領の連絡', en: 'receipts only' },
  returned: { ja: '控え一式', en: 'returned copy' },
  invitation: { ja: '案内ファイル', en: 'invitation' },
  distribution: { ja: '配布ファイル', en: 'distribution file' },
  roster: { ja: '名簿', en: 'roster' },
  card: { ja: '連絡先カード', en: 'contact card' },
  purpose: { ja: '目的', en: 'Purpose' },
  sender: { ja: '作成者', en: 'From' },
  senderOf: { ja: '{name}（自称: {role}）', en: '{name} (calls itself {role})' },
  telephone: { ja: '電話', en: 'Telephone' },
  member: { ja: '担当者', en: 'Member' },
  six: { ja: '確認語', en: 'Six words' },
  madeAt: { ja: '作成日時', en: 'Made' },
  number: { ja: '番号', en: 'Number' },
  cancelled: { ja: '取りやめた番号', en: 'Cancelled numbers' },
  contains: { ja: '中身を含む番号', en: 'Contains numbers' },
  addressees: { ja: '宛先の数', en: 'Addressees' },
  count: { ja: '内容', en: 'Content' },
  countOf: { ja: '{lines:number} 行、記録 {records:number} 件、添付 {attachments:number} 件（{bytes:number} バイト）', en: '{lines:number} lines, {records:number} records, {attachments:number} attachments ({bytes:number} bytes)' },
  app: { ja: '作成したアプリ', en: 'Made with' },
  devices: { ja: '端末の証明書', en: 'Device certificates' },
  members: { ja: '担当者の証明書', en: 'Member certificates' },
  revoked: { ja: '失効した端末', en: 'Revoked devices' },
  rulePacks: { ja: 'ルールパック', en: 'Rule packs' },
  listed: { ja: '名簿に載る連絡先', en: 'Contacts listed' },
  formPack: { ja: '様式パック', en: 'Form pack' },
  signed: { ja: '署名', en: 'Signature' },
  signedFine: { ja: '正しい。作られたときのままです', en: 'holds; nothing was changed since it was made' },
  trustNote: { ja: '作成者の鍵が本人のものかは、確認語を電話などで読み合わせて確かめてください', en: 'Whose key it is must be confirmed by reading the six words to each other' },

  allFine: { ja: '問題ありません。署名・証明書・宛先・件数・添付と、{lines:number} 行すべてを確かめました。', en: 'Fine. Signature, certificates, addressee, counts, attachments and all {lines:number} lines were checked.' },
  someBad: { ja: '署名は正しいのですが、{bad:number} 行が正しくありません。作成したアプリの不具合か、手で作られたファイルです。', en: 'The signature holds, but {bad:number} line(s) are not right: a fault of the program that made it, or made by hand.' },
  badLine: { ja: '{line:number} 行目（{byte:number} バイト目から）: {what}', en: 'Line {line:number} (from byte {byte:number}): {what}' },
  unknownLines: { ja: '新しい版の行が {count:number} 行あります（読み飛ばしました）', en: '{count:number} line(s) are of a newer version and were passed over' },
  laterUnits: { ja: 'この版の知らない値が {count:number} か所あります', en: '{count:number} value(s) are unknown to this version' },
  otherActs: { ja: 'ほかの人の署名が {count:number} 件あります（その人のカードがないので確かめていません）', en: '{count:number} act(s) are signed by others and were not checked without their cards' },
  stripped: { ja: '文字でない制御符号を {count:number} 個取り除きました', en: '{count:number} control characters were taken out' },
  written: { ja: '{count:number} 個のファイルを書き出しました。', en: '{count:number} files were written.' },
  writtenWithout: { ja: '正しくない {bad:number} 行を除いて書き出しました（bad-lines.ndjson に行番号）。', en: '{bad:number} bad line(s) were left out (numbers in bad-lines.ndjson).' },

  colFile: { ja: 'ファイル', en: 'File' },
  colLabel: { ja: '元の名前', en: 'Original name' },
  colClaimed: { ja: '申告された種類', en: 'Type as stated' },
  colFound: { ja: '中身から見た種類', en: 'Type by content' },
  colBytes: { ja: '大きさ', en: 'Bytes' },
  colId: { ja: '記録番号', en: 'Record' },
  colPerson: { ja: '本人', en: 'Person' },
  colDeleted: { ja: '削除', en: 'Deleted' },
  colConflicts: { ja: '食い違い', en: 'Conflicts' },
  own: { ja: '自分の端末へ', en: 'own devices' },
});
