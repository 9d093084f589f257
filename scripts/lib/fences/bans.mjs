import { walk } from './read-source.mjs';

/** Things that may be done through one named door only. `door` is a prefix of the files that may. */
const inRenderer = (file) => file.startsWith('src-renderer/');
const inShared = (file) => file.startsWith('src-shared/');
const inMain = (file) => file.startsWith('src-main/');
const anywhere = (file) => file.startsWith('src-');

const isMember = (node, object, property) =>
  node.type === 'MemberExpression' &&
  node.object.name === object &&
  (node.property.name ?? node.property.value) === property;

const memberName = (node) => (node.type === 'MemberExpression' ? (node.property.name ?? node.property.value) : undefined);
const RAW_WRITES = ['writeFile', 'writeFileSync', 'appendFile', 'appendFileSync', 'createWriteStream'];

export const BANS = [
  {
    where: inRenderer,
    door: 'src-renderer/ui/',
    hit: (node) => node.type === 'JSXOpeningElement' && ['input', 'textarea', 'select'].includes(node.name.name),
    message: 'a raw text control leaves typed text on disk: use a field of src-renderer/ui',
  },
  {
    where: inRenderer,
    door: 'src-renderer/ui/',
    hit: (node) =>
      node.type === 'BinaryExpression' &&
      [node.left, node.right].some((side) => side.type === 'Literal' && side.value === 'Enter') &&
      [node.left, node.right].some((side) => ['key', 'code'].includes(memberName(side))),
    message: 'a raw Enter key handler fires while an input method is converting: use src-renderer/ui',
  },
  {
    where: anywhere,
    hit: (node) =>
      (node.type === 'JSXAttribute' && node.name.name === 'dangerouslySetInnerHTML') ||
      (node.type === 'Property' && (node.key.name ?? node.key.value) === 'dangerouslySetInnerHTML') ||
      (node.type === 'AssignmentExpression' && ['innerHTML', 'outerHTML'].includes(memberName(node.left))) ||
      (node.type === 'CallExpression' && memberName(node.callee) === 'insertAdjacentHTML'),
    message: 'text never becomes HTML',
  },
  {
    where: inRenderer,
    door: 'src-renderer/platform/',
    hit: (node) => ['window', 'globalThis', 'self'].some((name) => isMember(node, name, 'desk')),
    message: 'window.desk is reached through src-renderer/platform only',
  },
  {
    where: inMain,
    door: 'src-main/files/atomic-write.ts',
    hit: (node) =>
      (node.type === 'CallExpression' && RAW_WRITES.includes(memberName(node.callee))) ||
      (node.type === 'ImportSpecifier' && RAW_WRITES.includes(node.imported.name)),
    message: 'files are written through src-main/files/atomic-write.ts only',
  },
  {
    where: inMain,
    door: 'src-main/ipc/',
    hit: (node) => (node.type === 'ImportSpecifier' && node.imported.name === 'ipcMain') || memberName(node) === 'ipcMain',
    message: 'ipcMain is used in src-main/ipc only, where sender, input and output are checked',
  },
  {
    where: inShared,
    hit: (node) =>
      isMember(node, 'Date', 'now') ||
      isMember(node, 'performance', 'now') ||
      (node.type === 'NewExpression' && node.callee.name === 'Date' && node.arguments.length === 0) ||
      (node.type === 'CallExpression' && node.callee.name === 'Date'),
    message: 'src-shared has no clock of its own: take the Clock port',
  },
  {
    where: inShared,
    hit: (node) => isMember(node, 'Math', 'random') || isMember(node, 'crypto', 'randomUUID'),
    message: 'src-shared has no randomness of its own: take the Random port',
  },
];

export function bannedCode(source) {
  const active = BANS.filter((ban) => ban.where(source.file) && !(ban.door && source.file.startsWith(ban.door)));
  if (active.length === 0) return [];
  const faults = [];
  walk(source.program, (node) => {
    for (const ban of active)
      if (ban.hit(node)) faults.push({ file: source.file, line: source.line(node.start), message: ban.message });
  });
  return faults;
}
