import type { CallName } from '../../src-shared/desktop/call-names.ts';
import { type CallOutput, type DeskError, type DeskResult, contract } from '../../src-shared/desktop/contract.ts';
import type { Result } from '../../src-shared/kernel/result.ts';
import type { z } from '../../src-shared/kernel/zod.ts';
import { fileError } from '../files/file-error.ts';

type Checked<K extends CallName> = z.output<(typeof contract)[K]['input']>;
export type Handlers<K extends CallName = CallName> = {
  readonly [N in K]: (input: Checked<N>) => Promise<Result<CallOutput<N>, DeskError>>;
};

/** Codes only: a message or a stack could carry a path or a name. */
export type Note = (code: string, facts: Readonly<Record<string, string | number>>) => void;

/** Input checked, handler run, output checked; whatever happens, the answer is a plain value without a path. */
export async function answerCall<K extends CallName>(
  handlers: Handlers,
  name: K,
  input: unknown,
  note: Note,
): Promise<DeskResult<K>> {
  const shape = contract[name];
  const asked = shape.input.safeParse(input);
  if (!asked.success) return failure({ code: 'desktop/bad-call', params: { call: name } });
  const handler = handlers[name] as (input: unknown) => Promise<Result<unknown, DeskError>>;
  try {
    const answer = await handler(asked.data);
    if (!answer.ok) return failure(answer.error);
    const told = shape.output.safeParse(answer.value);
    if (told.success) return { ok: true, value: told.data as CallOutput<K> };
    note('desktop/bad-answer', { call: name });
    return failure({ code: 'desktop/failed', params: { call: name } });
  } catch (error) {
    const known = fileError(error);
    note(known.code, { call: name, kind: error instanceof Error ? error.name : typeof error, ...known.params });
    return failure(known);
  }
}

/** Rebuilt field by field, so that a cause, a stack or a path in a parameter stays behind. */
function failure(error: DeskError): { ok: false; error: DeskError } {
  const params: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(error.params)) {
    if (typeof value === 'number' || !/[\\/]/.test(value)) params[key] = value;
  }
  return { ok: false, error: { code: error.code, params } };
}
