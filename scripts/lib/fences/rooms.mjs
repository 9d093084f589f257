/**
 * Who may import whom, in one table. A room is the longest folder below that contains the file;
 * a room may always import itself. Anything not listed is forbidden.
 */
const shared = (name) => `src-shared/${name}`;
const renderer = (name) => `src-renderer/${name}`;

const kernel = shared('kernel');
const text = shared('text');
const time = shared('time');
const records = shared('records');
const below = [kernel, text, time];
const facts = [...below, records];
const wholeShared = [
  ...facts,
  ...['rules', 'journal', 'merge', 'exchange', 'sealing', 'acts', 'people', 'tables', 'desktop'].map(shared),
];

/** Screens' own rooms below the features. */
const support = ['state', 'vault', 'worker', 'platform', 'i18n'].map(renderer);

/** Libraries that run wherever JavaScript runs. */
const pure = {
  packages: [
    'zod',
    '@internationalized/date',
    '@scure/bip39',
    '@noble/hashes',
    'age-encryption',
    'hash-wasm',
    'encoding-japanese',
    'papaparse',
    'qrcode-generator',
    'read-excel-file',
    'write-excel-file',
  ],
};

const dom = { packages: 'any but node, electron and dexie' };
const node = { packages: ['node:'] };

export const ROOMS = {
  [kernel]: { rooms: [], packages: ['zod'] },
  [text]: { rooms: [kernel], ...pure },
  [time]: { rooms: [kernel, text], ...pure },
  [records]: { rooms: below, ...pure },
  [shared('rules')]: { rooms: facts, ...pure },
  [shared('people')]: { rooms: facts, ...pure },
  [shared('merge')]: { rooms: facts, ...pure },
  [shared('journal')]: { rooms: facts, ...pure },
  [shared('sealing')]: { rooms: [kernel, text], ...pure },
  [shared('tables')]: { rooms: facts, ...pure },
  [shared('exchange')]: { rooms: [...facts, ...['rules', 'journal', 'merge', 'sealing'].map(shared)], ...pure },
  // Signed acts stand above the file: their certificates and signatures are the same ones.
  [shared('acts')]: { rooms: [...facts, ...['rules', 'journal', 'merge', 'sealing', 'exchange'].map(shared)], ...pure },
  // Official acts are signed by a member whom a party's card certifies: above the container.
  [shared('acts')]: { rooms: [...facts, ...['rules', 'journal', 'exchange', 'sealing'].map(shared)], ...pure },
  [shared('people')]: { rooms: facts, ...pure },
  [shared('desktop')]: { rooms: [kernel], ...pure },

  'src-main': { rooms: [kernel, shared('desktop')], packages: ['node:', 'electron'] },
  'src-main/preload': { rooms: [shared('desktop')], packages: ['electron'] },
  // The command line says a failure in the words of the screens; its types (no DOM) keep all else of that room out.
  'src-cli': { rooms: [...wholeShared, renderer('i18n'), 'assets'], ...node },

  [renderer('ui')]: { rooms: [...below, renderer('i18n')], ...dom },
  [renderer('i18n')]: { rooms: wholeShared, ...dom },
  [renderer('platform')]: { rooms: [kernel, shared('desktop'), renderer('i18n')], ...dom },
  [renderer('worker')]: { rooms: [...wholeShared, 'assets'], ...dom },
  [renderer('vault')]: { rooms: [...wholeShared, renderer('worker'), renderer('platform'), renderer('state')], packages: 'any but node and electron' },
  [renderer('state')]: { rooms: [...wholeShared, ...['vault', 'worker', 'platform', 'i18n', 'ui'].map(renderer), 'assets'], ...dom },
  // Forms and rows drawn from a record's definition: above ui, which knows no record, below the features.
  [renderer('record-view')]: { rooms: [...wholeShared, ...support, renderer('ui')], ...dom },
  // Password, recovery sheet, second place: first run and settings show the same.
  [renderer('vault-view')]: { rooms: [...wholeShared, ...support, renderer('ui')], ...dom },
  [renderer('features')]: { rooms: [...wholeShared, ...support, ...['ui', 'record-view', 'vault-view'].map(renderer), 'assets'], ...dom },
  [renderer('app')]: { rooms: [...wholeShared, ...support, ...['ui', 'record-view', 'vault-view', 'features'].map(renderer), 'assets'], ...dom },
};

/** The server of the browser edition runs under plain Node: nothing it reaches may need Electron. */
export const WITHOUT_ELECTRON = 'src-main/local-server/start-local-server.ts';

/** Rooms whose direct sub-folders are strangers to each other. */
export const SEPARATE_INSIDE = [renderer('features')];

const names = Object.keys(ROOMS).sort((a, b) => b.length - a.length);

/** The room of a file, or undefined where no fence stands (configs, tests, scripts). */
export function roomOf(file) {
  if (file.startsWith('assets/')) return 'assets';
  const room = names.find((name) => file.startsWith(`${name}/`));
  if (room !== undefined) return room;
  // A new folder must be given its arrows in the table before anything can live in it.
  return /^src-[a-z]+\//.test(file) ? file.split('/').slice(0, 2).join('/') : undefined;
}

const isNode = (specifier) => specifier.startsWith('node:');
const isPackage = (specifier, name) => specifier === name || specifier.startsWith(`${name}/`);

/** Whether a room may import a package; `electron` and `dexie` have one home each. */
export function mayUsePackage(room, specifier) {
  const { packages } = ROOMS[room];
  if (packages === 'any but node and electron') return !isNode(specifier) && !isPackage(specifier, 'electron');
  if (packages === 'any but node, electron and dexie')
    return !isNode(specifier) && !isPackage(specifier, 'electron') && !isPackage(specifier, 'dexie');
  return packages.some((name) => (name === 'node:' ? isNode(specifier) : isPackage(specifier, name)));
}
