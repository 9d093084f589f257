import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** One parsed source: its imports (static, re-exported, dynamic, in type positions) and its tree. */
export function readSource(root, file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const { program, module, errors } = parseSync(file, text);
  const fatal = errors.find((error) => error.severity === 'Error');
  if (fatal) throw new Error(`${file}: ${fatal.message}`);
  const imports = [];
  const add = (specifier, at) => imports.push({ specifier, line: lineOf(text, at) });
  for (const entry of module.staticImports) add(entry.moduleRequest.value, entry.start);
  for (const entry of module.staticExports)
    for (const one of entry.entries) if (one.moduleRequest) add(one.moduleRequest.value, entry.start);
  walk(program, (node) => {
    if (node.type === 'ImportExpression') add(literal(node.source), node.start);
    if (node.type === 'TSImportType') add(literal(node.source ?? node.argument), node.start);
    if (node.type === 'CallExpression' && node.callee.name === 'require') add(literal(node.arguments[0]), node.start);
    // new Worker(new URL('./x.ts', import.meta.url)) loads a module too.
    if (node.type === 'NewExpression' && node.callee.name === 'URL' && isImportMetaUrl(node.arguments[1]))
      add(literal(node.arguments[0]), node.start);
  });
  return { file, text, program, imports, line: (at) => lineOf(text, at) };
}

/** An import whose target is computed cannot be fenced, so it has no name and is refused. */
const literal = (node) => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TSLiteralType') return literal(node.literal);
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
};

const isImportMetaUrl = (node) =>
  node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && node.property.name === 'url';

const lineOf = (text, at) => text.slice(0, at).split('\n').length;

export function walk(node, visit, parent) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit, parent);
    return;
  }
  const isNode = typeof node.type === 'string';
  if (isNode) visit(node, parent);
  for (const [key, value] of Object.entries(node))
    if (key !== 'parent' && typeof value === 'object') walk(value, visit, isNode ? node : parent);
}
