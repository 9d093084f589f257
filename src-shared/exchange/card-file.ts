import type { Result } from '../kernel/result.ts';
import { writeContainer, type Signer, type WrittenContainer } from './write-container.ts';

/** `.cdesk-card`: the header with the card, and the signature. Plain text that any editor shows. */
export const writeCardFile = (signer: Signer, made: { readonly app: string; readonly createdAt: number }): Promise<Result<WrittenContainer>> =>
  writeContainer({
    header: { kind: 'card', purpose: 'card', ...made, number: 0, previous: null, to: [] },
    signer,
    lines: [],
  });
