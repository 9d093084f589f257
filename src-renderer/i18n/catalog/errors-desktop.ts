import type { ErrorMessage } from './error-message.ts';

/** What the computer refuses. */
export const desktopErrors = {
  'desktop/refused': {
    what: { ja: 'この操作は許可されていません。', en: 'This is not permitted.' },
    why: { ja: '安全のため、アプリの外への操作を止めました。', en: 'For safety, acting outside the application was stopped.' },
    todo: { ja: 'もう一度、画面のボタンから行ってください。続くときは管理者に知らせてください。', en: 'Try again by the buttons on the screen; tell your administrator if it goes on.' },
  },
  'desktop/not-found': {
    what: { ja: 'ファイル[[「{name}」]]が見つかりません。', en: 'The file [[“{name}” ]]was not found.' },
    why: { ja: '移動されたか、名前が変わったか、USB が外れています。', en: 'It was moved or renamed, or the USB stick was removed.' },
    todo: { ja: '場所を確かめて、選び直してください。', en: 'Check the place and choose it again.' },
  },
  'desktop/no-space': {
    what: { ja: '空きが足りず、ファイル[[「{name}」]]を保存できませんでした。', en: 'There was no room to save the file[[ “{name}”]].' },
    why: { ja: 'ディスクか USB の空きが足りません。[[残りは {free:size}、]][[必要なのは {need:size} です。]]', en: 'The disk or USB stick is full.[[ {free:size} are left,]][[ {need:size} are needed.]]' },
    todo: { ja: '空きを作るか、別の場所を選んでください。書きかけのファイルは残していません。', en: 'Free some space or choose another place. No half-written file was left.' },
  },
  'desktop/locked-file': {
    what: { ja: 'ファイル[[「{name}」]]は、ほかのソフトが使っています。', en: 'The file [[“{name}” ]]is in use by another program.' },
    why: { ja: 'ウイルス対策ソフトの検査中か、別のソフトで開かれています。何度か試しました。', en: 'A virus scanner or another program has it open. Several tries were made.' },
    todo: { ja: 'そのファイルを閉じるか、少し待ってからもう一度行ってください。', en: 'Close it, or wait a little and try again.' },
  },
  'desktop/failed': {
    what: { ja: 'PCの操作がうまくいきませんでした。', en: 'The computer could not do it.' },
    why: { ja: '[[{name}: ]]予期しない理由で止まりました。記録には影響ありません。', en: '[[{name}: ]]it stopped for an unexpected reason. Your records are not affected.' },
    todo: { ja: 'もう一度行ってください。続くときは、設定の「診断の記録」を管理者に渡してください。', en: 'Try again; if it goes on, give the diagnostic log in settings to your administrator.' },
  },
  'desktop/name-too-long': {
    what: { ja: '保存先の場所か名前が長すぎます。', en: 'The place or the name is too long.' },
    why: { ja: 'フォルダーの名前とファイルの名前を合わせた長さが、このパソコンで扱える長さを超えています。', en: 'Folders and file name together are longer than this computer can take.' },
    todo: { ja: 'デスクトップなど浅いフォルダーを選ぶか、名前を短くして、もう一度保存してください。', en: 'Choose a folder nearer to the top, such as the desktop, or a shorter name, and save again.' },
  },
  'desktop/cancelled': {
    what: { ja: '途中でやめました。', en: 'It was cancelled.' },
    why: { ja: '選ぶ画面が閉じられました。', en: 'The dialog was closed.' },
    todo: { ja: '何も変わっていません。必要なときにもう一度行ってください。', en: 'Nothing has changed. Do it again whenever you like.' },
  },
  'desktop/bad-call': {
    what: { ja: 'アプリの中のやり取りが正しくありません。', en: 'A call inside the application was not right.' },
    why: { ja: 'アプリの不具合です。記録には影響ありません。', en: 'This is a fault of the application. Your records are not affected.' },
    todo: { ja: '開き直してください。続くときは、設定の「診断の記録」を管理者に渡してください。', en: 'Open it again; if it goes on, give the diagnostic log to your administrator.' },
  },
  'desktop/not-here': {
    what: { ja: 'この使い方では、この機能はありません。', en: 'This is not available in this edition.' },
    why: { ja: 'ブラウザーで開いているため、PCの機能を直接は使えません。', en: 'It runs in a browser, which cannot reach that part of the computer.' },
    todo: { ja: '画面に出ている別の方法（保存、ダウンロード）を使ってください。', en: 'Use the other way shown on the screen (save, download).' },
  },
  'desktop/no-rights': {
    what: { ja: 'この場所[[「{name}」]]に書く権限がありません。', en: 'You may not write to this place[[ “{name}”]].' },
    why: { ja: '共有フォルダの設定か、書き込み禁止の USB です。', en: 'It is a setting of the shared folder, or a write-protected USB stick.' },
    todo: { ja: '別の場所を選ぶか、管理者に書き込みの許可を頼んでください。', en: 'Choose another place or ask your administrator.' },
  },
  'desktop/mirror-differs': {
    what: { ja: '控えのフォルダの内容が、保管庫と違います。', en: 'The copy folder differs from the vault.' },
    why: { ja: '控えが外から書き換えられたか、古いものに置き換わっています。[[（{segment}）]]', en: 'It was changed from outside or replaced by an older one. [[({segment})]]' },
    todo: { ja: '保管庫は無事です。控えを作り直します。前の控えは別の名前で残します。', en: 'The vault is fine. The copy is made anew; the old one is kept under another name.' },
  },
  'desktop/place-gone': {
    what: { ja: '控えの場所[[「{name}」]]につながりません。', en: 'The place of the copy[[ “{name}”]] cannot be reached.' },
    why: { ja: 'USB が外れているか、共有フォルダに接続していません。', en: 'The USB stick is out or the shared folder is not connected.' },
    todo: { ja: 'つなぎ直してください。つながると自動で追いつきます。', en: 'Connect it again; the copy then catches up by itself.' },
  },
  'desktop/read-back': {
    what: { ja: '書いたファイル[[「{name}」]]を読み直すと、中身が違いました。', en: 'The file [[“{name}” ]]read back differently from what was written.' },
    why: { ja: 'USB やディスクが傷んでいる可能性があります。', en: 'The USB stick or disk may be failing.' },
    todo: { ja: 'このファイルは渡さず、別の USB か場所に保存してください。', en: 'Do not hand it over; save it to another stick or place.' },
  },
  'desktop/key-store': {
    what: { ja: '「このPCで記憶する」を使えません。', en: '“Remember on this PC” cannot be used.' },
    why: { ja: 'PCの鍵の保管機能が使えないか、設定が変わっています。', en: 'The key store of the system is missing or has changed.' },
    todo: { ja: 'パスワードで開いてください。保管庫には影響ありません。', en: 'Open it with the password. The vault is not affected.' },
  },
  'desktop/key-store-later': {
    what: { ja: 'PCの鍵の保管機能が、まだ準備中です。', en: 'The key store of the system is not ready yet.' },
    why: { ja: '起動した直後や、画面ロック中には使えないことがあります。', en: 'It may be unavailable just after start or while the screen is locked.' },
    todo: { ja: '少し待つか、パスワードで開いてください。', en: 'Wait a little, or open it with the password.' },
  },
  'desktop/no-answer': {
    what: { ja: 'アプリの本体から返事がありません。', en: 'The main part of the application does not answer.' },
    why: { ja: '本体が止まったか、起動用の画面が閉じられています。', en: 'It stopped, or the window that started it was closed.' },
    todo: { ja: 'アプリを開き直してください。保存済みの内容は残っています。', en: 'Start the application again. What was saved is kept.' },
  },
} as const satisfies Readonly<Record<string, ErrorMessage>>;
