import type { z } from '../kernel/zod.ts';

/** One named call: what goes in and what comes out, both checked where the call is answered. */
export interface CallShape<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): CallShape<I, O> => ({
  input,
  output,
});
