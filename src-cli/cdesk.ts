import type { AppError } from '../src-shared/kernel/app-error.ts';
import type { Ask } from './answer.ts';
import { EXIT, exitOf, type Exit } from './exit-code.ts';
import { placeError, placeFor } from './new-folder.ts';
import { languageOf, readOptions } from './options.ts';
import { readInputs } from './read-inputs.ts';
import { readKeys } from './read-keys.ts';
import { runCommand } from './run-command.ts';
import { failureText, saidFailure, speaker, type Word } from './say.ts';

/** Where answers and failures go; results to one, everything else to the other. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The whole command line: resolves with its exit code. */
export async function cdesk(args: readonly string[], terminal: Terminal): Promise<number> {
  const language = languageOf(args, terminal.env);
  const say = speaker(language);
  const json = args.includes('--json');
  const line = (facts: object): void => (json ? terminal.out(`${JSON.stringify(facts)}\n`) : undefined);
  const failing = (error: AppError): Exit => {
    const said = saidFailure(error, language);
    line({ exit: exitOf(error), error: said });
    terminal.err(failureText(said, say));
    return exitOf(error);
  };
  const usage = (why: Word): Exit => {
    line({ exit: EXIT.usage, error: { code: 'usage', why } });
    terminal.err(`${say(why)}\n${say('usageHint')}\n`);
    return EXIT.usage;
  };

  const read = readOptions(args);
  if (!read.ok) return usage(read.error);
  if (read.value === 'help') {
    terminal.out(say('help'));
    return EXIT.fine;
  }
  const options = read.value;
  const keys = await readKeys(options);
  if (!keys.ok) {
    if ('fault' in keys.error) return usage(keys.error.fault);
    return failing(keys.error.error);
  }
  const place = options.out === null ? 'free' : placeFor(options.out);
  if (typeof place !== 'string') return failing(placeError(place.cause));
  if (place !== 'free') return usage(place === 'taken' ? 'outTaken' : 'outImpossible');
  const inputs = await readInputs(options.files);
  if (options.command === 'open' && inputs.length !== 1) return usage('oneFile');

  const ask: Ask = { options, keys: keys.value, say, language };
  let worst: Exit = EXIT.fine;
  for (const [i, input] of inputs.entries()) {
    const answer = await runCommand(input, ask);
    const title = inputs.length === 1 ? '' : `— ${say('file', { n: i + 1 })}\n`;
    line({ file: i + 1, command: options.command, exit: answer.exit, ...answer.facts });
    if (!json && answer.text !== '') terminal.out(`${title}${answer.text}`);
    if (answer.trouble !== '') terminal.err(`${title}${answer.trouble}`);
    if (answer.exit > worst) worst = answer.exit;
  }
  return worst;
}
