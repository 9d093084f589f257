import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { ErrorMessage } from './catalog/error-message.ts';
import { errors } from './catalog/errors.ts';
import { gatewayErrors } from './catalog/errors-gateway.ts';
import { fileKinds } from './catalog/file-kinds.ts';
import { fillMessage } from './fill-message.ts';
import type { Language, Message, Value } from './message.ts';

export interface ErrorText {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

/** Some values are codes of their own: said in words, or left out where there is no word. */
function inWords(params: AppError['params'], language: Language): Readonly<Record<string, Value | undefined>> {
  const kinds: Readonly<Record<string, Message>> = fileKinds;
  const { looksLike, expected } = params;
  return {
    ...params,
    looksLike: looksLike === undefined ? undefined : kinds[looksLike]?.[language],
    // 0 means that the file's name did not say how large it should be
    expected: expected === 0 ? undefined : expected,
  };
}

/** The text of a code, or the more exact one where the failure recognised whose work it was. */
function textOf({ code, params }: AppError): ErrorMessage {
  for (const mark of [params['looksLike'], params['where'], params['hint']]) {
    const exact = mark === undefined ? undefined : gatewayErrors[`${code} ${mark}`];
    if (exact !== undefined) return exact;
  }
  return errors[code];
}

/** What happened, why, what to do. Values the failure does not carry leave no hole in the sentence. */
export function errorWords(error: AppError, language: Language): ErrorText {
  const text = textOf(error);
  const params = inWords(error.params, language);
  const say = (part: keyof ErrorText): string => fillMessage(text[part][language], params, language).trim();
  return { what: say('what'), why: say('why'), todo: say('todo') };
}
