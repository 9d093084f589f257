import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { applicationParts } from '../../../src-renderer/features/permits/doctor/application-parts.tsx';
import type { VerdictRowsProps } from '../../../src-renderer/features/permits/verdict-rows.tsx';
import { textsFor } from '../../../src-renderer/i18n/index.ts';
import type { PermitVerdict, VerdictRow } from '../../../src-shared/rules/permit-conditions.ts';

const asks = (...conditionIds: readonly string[]) => ({ rows: conditionIds.map((conditionId) => ({ conditionId, mark: '△', explained: false }) as VerdictRow) }) as unknown as PermitVerdict;
const draft = { values: {}, words: {}, set: () => undefined, flush: () => undefined } as never;

/** Which conditions have a box for an explanation, however often they are drawn. */
function boxes(verdict: PermitVerdict, conditions: readonly string[], times: number): boolean[] {
  const check = applicationParts({ draft, verdict, texts: textsFor('ja'), onPaper: false }).find((part) => part.id === 'check');
  const { explain } = ((check as { after: unknown }).after as ReactElement<VerdictRowsProps>).props;
  let seen: boolean[] = [];
  for (let n = 0; n < times; n++) seen = conditions.map((id) => explain?.(id) !== null);
  return seen;
}

describe('the boxes for explanations under the check', () => {
  it('stand once where two conditions ask for the same one, and are still there when the check is drawn again', () => {
    const conditions = ['days', 'insured', 'purpose'];
    expect(boxes(asks(...conditions), conditions, 1)).toEqual([true, false, true]);
    expect(boxes(asks(...conditions), conditions, 3)).toEqual([true, false, true]);
  });

  it('stand under the second where the first asks for nothing', () => {
    expect(boxes(asks('insured'), ['days', 'insured', 'purpose'], 1)).toEqual([false, true, false]);
  });
});
