import path from 'node:path';
import { parseArgs } from 'node:util';

export const DEFAULT_PORT = 21480;

/** Below 32768, where systems hand out their own ports; the address is the identity of the vault's storage. */
export function startOptions(args, env) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      browser: { type: 'boolean', default: false },
      electron: { type: 'boolean', default: false },
      'change-edition': { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string' },
    },
  });
  if (values.browser && values.electron) throw new Error('--browser と --electron は同時に使えません。 / --browser and --electron exclude each other.');
  const port = Number(values.port ?? env.CAREER_DESK_PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port >= 32768 || (port > 0 && port < 1024))
    throw new Error('--port は 1024〜32767 で指定してください。 / --port must lie between 1024 and 32767.');
  return {
    asked: values.browser ? 'browser' : values.electron ? 'electron' : null,
    changeEdition: values['change-edition'],
    open: !values['no-open'],
    port,
    files: positionals.map((file) => path.resolve(file)),
  };
}

/** Which edition this start is for, and what to tell: a vault keeps the edition it was made in. */
export function chooseEdition({ asked, changeEdition }, marker) {
  const kept = marker?.edition ?? null;
  if (kept === null || asked === null || asked === kept || changeEdition)
    return { edition: asked ?? kept ?? 'electron', notice: null };
  const [ja, en] = kept === 'electron' ? ['Electron 版', 'Electron edition'] : ['ブラウザー版', 'browser edition'];
  return {
    edition: kept,
    notice: `データは${ja}にあります。移すときは、バックアップを作り、--change-edition を付けて開き、そこで復元してください。 / Your data is in the ${en}. To move it: make a back-up, start with --change-edition, restore there.`,
  };
}
