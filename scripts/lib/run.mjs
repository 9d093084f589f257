import { spawn } from 'node:child_process';

/** Runs a command with its output visible; resolves with its exit code, or 1 when it could not start. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

export const runNode = (script, args = [], options = {}) => run(process.execPath, [script, ...args], options);
