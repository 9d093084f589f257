import type { Json } from '../kernel/json.ts';
import { z } from '../kernel/zod.ts';
import { idShape, timeShape } from './certificate.ts';
import { digestShape } from './header.ts';

export const RECEIPT_KIND = 'receipt';

/** `opened`: it arrived and is sound (到達) · `accepted`: its content was taken in (受付). */
const receiptShape = z.object({
  of: digestShape,
  device: idShape,
  number: z.number().int().nonnegative(),
  state: z.enum(['opened', 'accepted']),
  at: timeShape,
});
export type Receipt = z.infer<typeof receiptShape>;

export function readReceipt(value: Json): Receipt | null {
  const read = receiptShape.safeParse(value);
  return read.success ? read.data : null;
}
