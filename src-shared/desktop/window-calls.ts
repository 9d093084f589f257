import { call } from './call.ts';
import { nothing } from './fields.ts';

export const windowCalls = {
  /** The answer to `quitAsked`: everything is saved, the window may close. */
  quitReady: call(nothing, nothing),
} as const;
