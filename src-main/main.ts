import { join } from 'node:path';
import { app, dialog } from 'electron';
import { startApp } from './start-app.ts';

// Packed as dist/main/main.cjs beside dist/main/preload.cjs and dist/renderer/.
startApp({
  preload: join(__dirname, 'preload.cjs'),
  renderer: join(__dirname, '..', 'renderer'),
  icon: join(__dirname, '..', '..', 'assets', 'icons', 'icon.png'),
}).catch((error: unknown) => {
  const kind = error instanceof Error ? error.name : typeof error;
  console.error('desk', 'desktop/start-failed', kind);
  dialog.showErrorBox(
    '医師キャリアデスクを開けませんでした',
    'プログラムの準備中に止まりました。保存したデータはそのまま残っています。\nPCを再起動してもう一度開いてください。続くときは、プログラムを入れ直してください（データは消えません）。',
  );
  app.exit(1);
});
