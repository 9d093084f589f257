// npm start: from a bare clone to the open application. Loads nothing more before Node's version is known.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node.js 20.19 以上が必要です（この PC は ${process.versions.node}）。 / Node.js 20.19 or newer is needed (this is ${process.versions.node}).`,
  );
  process.exitCode = 1;
} else {
  const { start } = await import('./lib/start.mjs');
  process.exitCode = await start(process.argv.slice(2));
}
