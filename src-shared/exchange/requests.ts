import type { Json } from '../kernel/json.ts';
import { z } from '../kernel/zod.ts';
import { idShape, timeShape } from './certificate.ts';

/** Line kind: what a party asks of the other about numbered files. */
export const REQUEST_KIND = 'request';

/**
 * `resend`: make exactly these files of yours again, they never came (再送の依頼) ·
 * `receipt`: say whether these files of mine arrived (受領の連絡の依頼). `device` is whose numbers they are.
 */
export const requestShape = z.object({
  what: z.enum(['resend', 'receipt']),
  device: idShape,
  numbers: z.array(z.number().int().positive()).min(1).max(500),
  at: timeShape,
});
export type FileRequest = z.infer<typeof requestShape>;

export function readRequest(value: Json): FileRequest | null {
  const read = requestShape.safeParse(value);
  return read.success ? { ...read.data, numbers: [...new Set(read.data.numbers)].sort((a, b) => a - b) } : null;
}
