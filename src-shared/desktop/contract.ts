import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import type { z } from '../kernel/zod.ts';
import { appCalls } from './app-calls.ts';
import type { CallShape } from './call.ts';
import type { CallName, EventName } from './call-names.ts';
import type { DeskEvent } from './events.ts';
import { fileCalls } from './file-calls.ts';
import { keyCalls } from './key-calls.ts';
import { mirrorCalls } from './mirror-calls.ts';
import { placeCalls } from './place-calls.ts';
import { windowCalls } from './window-calls.ts';

/** Everything the screens may ask of the desktop, in one table. Zod in, zod out. */
export const contract = {
  ...appCalls,
  ...mirrorCalls,
  ...placeCalls,
  ...fileCalls,
  ...keyCalls,
  ...windowCalls,
} as const satisfies Record<CallName, CallShape>;

type NoOtherNames = keyof typeof contract extends CallName ? true : never;
export const contractIsComplete: NoOtherNames = true;

export type CallInput<K extends CallName> = z.input<(typeof contract)[K]['input']>;
export type CallOutput<K extends CallName> = z.output<(typeof contract)[K]['output']>;

/** A failure that crosses the border: a code and counts; no cause, no stack, no path. */
export type DeskError = Pick<AppError, 'code' | 'params'>;
export type DeskResult<K extends CallName> = Result<CallOutput<K>, DeskError>;

export type DeskCalls = { readonly [K in CallName]: (input: CallInput<K>) => Promise<DeskResult<K>> };

/** The one object that both editions give to the renderer. */
export interface Desk extends DeskCalls {
  /** Returns the way to stop listening. */
  on<K extends EventName>(event: K, listener: (payload: DeskEvent<K>) => void): () => void;
}
