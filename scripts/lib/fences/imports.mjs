import path from 'node:path';
import { ROOMS, SEPARATE_INSIDE, WITHOUT_ELECTRON, mayUsePackage, roomOf } from './rooms.mjs';

/** Imports that cross a fence in the wrong direction. */
export function forbiddenImports(source) {
  const from = roomOf(source.file);
  if (from === undefined || from === 'assets') return [];
  if (ROOMS[from] === undefined)
    return [fault(source, 1, `the room ${from} is not in scripts/lib/fences/rooms.mjs: say there what it may import`)];
  return source.imports.flatMap(({ specifier, line }) => {
    if (specifier === undefined) return [fault(source, line, `${from}: an import must name its target in plain text`)];
    if (!specifier.startsWith('.')) {
      if (isBundlerModule(specifier) || mayUsePackage(from, specifier)) return [];
      return [fault(source, line, `${from} may not import the package ${specifier}`)];
    }
    const target = targetOf(source.file, specifier);
    const to = roomOf(target);
    if (to === from) return strangers(source, target, line, from);
    if (to !== undefined && ROOMS[from].rooms.includes(to)) return [];
    return [fault(source, line, `${from} may not import ${to ?? target}`)];
  });
}

function strangers(source, target, line, room) {
  if (!SEPARATE_INSIDE.includes(room)) return [];
  const inner = (file) => file.slice(room.length + 1).split('/');
  const [own, other] = [inner(source.file), inner(target)];
  if (other.length < 2 || own[0] === other[0]) return [];
  return [fault(source, line, `${room}/${own[0]} may not import ${room}/${other[0]}`)];
}

/** Groups of files that import each other in a ring. Type-only imports count: a ring is a ring. */
export function importRings(sources) {
  const known = new Map(sources.map((source) => [source.file, source]));
  const state = new Map();
  const rings = [];
  const visit = (file, trail) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      const ring = [...trail.slice(trail.indexOf(file)), file];
      rings.push({ file, line: 1, message: `these files import each other in a ring: ${ring.join(' → ')}` });
      return;
    }
    state.set(file, 'open');
    const source = known.get(file);
    for (const { specifier } of source.imports) {
      if (specifier === undefined || !specifier.startsWith('.')) continue;
      const target = targetOf(file, specifier);
      if (known.has(target)) visit(target, [...trail, file]);
    }
    state.set(file, 'done');
  };
  for (const source of sources) visit(source.file, []);
  return rings;
}

/** Electron in anything that the browser edition's server reaches. */
export function electronUnderPlainNode(sources) {
  const known = new Map(sources.map((source) => [source.file, source]));
  const reached = new Set(known.has(WITHOUT_ELECTRON) ? [WITHOUT_ELECTRON] : []);
  const faults = [];
  for (const file of reached) {
    for (const { specifier, line } of known.get(file).imports) {
      if (specifier === 'electron') faults.push({ file, line, message: 'the browser edition\'s server reaches this file, so it may not import the package electron' });
      if (!specifier?.startsWith('.')) continue;
      const target = targetOf(file, specifier);
      if (known.has(target)) reached.add(target);
    }
  }
  return faults;
}

const targetOf = (file, specifier) =>
  path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier.replace(/[?#].*$/, '')));

const isBundlerModule = (specifier) => specifier === 'vite/client' || specifier.startsWith('virtual:');

const fault = (source, line, message) => ({ file: source.file, line, message });
