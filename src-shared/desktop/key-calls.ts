import { z } from '../kernel/zod.ts';
import { call } from './call.ts';
import { bytesIn, bytesOut, nothing, secretIn } from './fields.ts';

/** A further wrap by the operating system ("remember on this PC"), never the only way in. */
export const keyCalls = {
  keyStoreStatus: call(
    nothing,
    z.strictObject({
      available: z.boolean(),
      /** `basic_text` protects nothing and is reported as not available. */
      backend: z.string().max(40),
    }),
  ),
  keyStoreWrap: call(z.strictObject({ secret: secretIn }), z.strictObject({ wrapped: bytesOut })),
  /** `rewrapped` is given when the system changed its key: keep it instead of the old one. */
  keyStoreUnwrap: call(
    z.strictObject({ wrapped: bytesIn }),
    z.strictObject({ secret: bytesOut, rewrapped: bytesOut.nullable() }),
  ),
} as const;
