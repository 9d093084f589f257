import type { MenuItemConstructorOptions } from 'electron';
import type { MENU_COMMANDS } from '../src-shared/desktop/events.ts';

type Command = (typeof MENU_COMMANDS)[number];

/** No reload, no developer tools, no zoom reset by accident: what a person uses, in their words. */
export function menuTemplate(mac: boolean, choose: (command: Command) => void): MenuItemConstructorOptions[] {
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => choose(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: '医師キャリアデスクを終了' };
  return [
    ...(mac
      ? [
          {
            label: '医師キャリアデスク',
            submenu: [
              { role: 'about', label: '医師キャリアデスクについて' },
              line,
              item('設定…', 'settings', 'Cmd+,'),
              line,
              { role: 'hide', label: '医師キャリアデスクを隠す' },
              { role: 'hideOthers', label: 'ほかを隠す' },
              { role: 'unhide', label: 'すべてを表示' },
              line,
              quit,
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: 'ファイル',
      submenu: [
        item('受け取ったファイルを開く…', 'open', 'CmdOrCtrl+O'),
        item('送るファイルを作る…', 'send'),
        line,
        item('印刷…', 'print', 'CmdOrCtrl+P'),
        line,
        item('画面をロックする', 'lock', 'CmdOrCtrl+Shift+L'),
        ...(mac ? [] : [item('設定…', 'settings'), line, quit]),
      ],
    },
    {
      label: '編集',
      submenu: [
        { role: 'undo', label: '元に戻す' },
        { role: 'redo', label: 'やり直す' },
        line,
        { role: 'cut', label: '切り取り' },
        { role: 'copy', label: 'コピー' },
        { role: 'paste', label: '貼り付け' },
        { role: 'selectAll', label: 'すべて選択' },
        line,
        item('検索…', 'search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '表示',
      submenu: [
        { role: 'zoomIn', label: '文字を大きく' },
        { role: 'zoomOut', label: '文字を小さく' },
        { role: 'resetZoom', label: '文字の大きさを元に戻す' },
        line,
        { role: 'togglefullscreen', label: '全画面' },
      ],
    },
    { label: 'ヘルプ', role: 'help', submenu: [item('使い方', 'help', 'F1')] },
  ];
}
