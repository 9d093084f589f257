// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecord, deleteRecord } from '../../../src-renderer/state/commands.ts';
import { atOneRevision } from '../../../src-renderer/state/exchange/at-one-revision.ts';
import type { ExportWish } from '../../../src-renderer/state/exchange/plan-export.ts';
import { previewSteps } from '../../../src-renderer/state/exchange/send-preview.ts';
import { whileWindowTurns, withinOneFrame } from '../../../src-renderer/state/exchange/use-in-steps.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { allSteps, type Steps } from '../../../src-shared/kernel/steps.ts';
import { at, desks, type Desks, sendTo } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const goal = async (text: string, family = '') => value(await createRecord('careerGoal', { horizon: '5', goal: text, ...(family === '' ? {} : { family }) }, { parties: { subject: here.doctor.identity.party } })).id;
const wish = (more: Partial<ExportWish> = {}): ExportWish => ({ purpose: 'career', recipient: here.office.identity.party, about: [], without: new Set(), ticked: new Set(), ...more });

describe('the preview of a file', () => {
  test('says by person, by time, by tick and of deletions what the screen draws, without a list to walk', async () => {
    at(here.doctor);
    const gone = await goal('消すもの');
    await goal('地域医療', '介護のため');
    await sendTo(here.office, 'career');
    value(await deleteRecord(gone));
    const plain = value(allSteps(previewSteps(wish())));
    expect(plain.people.map(({ name, rows }) => [name, rows.length])).toEqual([[here.doctor.identity.name, plain.draft.rows.length]]);
    expect(plain.subjects.map(({ person }) => person)).toEqual([here.doctor.identity.party]);
    expect(plain.deletions).toEqual({ count: 1, many: true });
    expect([plain.hasTimes, [...plain.ticked]]).toEqual([false, []]);
    value(await createRecord('posting', { organisation: '医政局', startOn: '2024-04-01' }, { parties: { subject: here.doctor.identity.party } }));
    const ticked = value(allSteps(previewSteps(wish({ ticked: new Set(['careerGoal.family']) }))));
    expect([ticked.hasTimes, [...ticked.ticked]]).toEqual([true, [['careerGoal.family', 1]]]);
  });
});

/** Work that never ends by itself within one frame. */
function* long<T>(answer: T, ms = 60): Steps<T> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const piece = performance.now() + 1;
    while (performance.now() < piece);
    yield;
  }
  return answer;
}

describe('what a screen works out in steps', () => {
  test('little is there at once, much is not waited for', () => {
    expect(withinOneFrame(long('quick', 0))).toEqual({ value: 'quick' });
    const start = performance.now();
    expect(withinOneFrame(long('slow', 10_000))).toBeNull();
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('the window has its turns in between', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const shown = await new Promise((resolve, reject) => whileWindowTurns(long('done', 300), resolve, reject));
    clearInterval(timer);
    expect(shown).toBe('done');
    expect(turns).toBeGreaterThan(3);
  });

  test('what was given up for another choice is never shown, and is not worked out to its end', async () => {
    const shown: string[] = [];
    let steps = 0;
    function* first(): Steps<string> {
      for (; steps < 1_000; steps++) {
        const end = performance.now() + 1;
        while (performance.now() < end);
        yield;
      }
      return 'first';
    }
    const giveUp = whileWindowTurns(first(), (text) => shown.push(text), () => shown.push('failed'));
    giveUp();
    await new Promise((resolve) => whileWindowTurns(long('second', 30), (text) => resolve(shown.push(text)), resolve));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(shown).toEqual(['second']);
    // no further than to its next pause
    expect(steps).toBeLessThan(100);
  });

  test('a mistake is told, not swallowed', async () => {
    function* wrong(): Steps<never> {
      yield;
      throw new Error('may not leave');
    }
    expect(await new Promise((resolve) => whileWindowTurns(wrong(), resolve, resolve))).toEqual(new Error('may not leave'));
  });
});

describe('what is read in steps is of one moment', () => {
  const countOf = () => session().vault.workingSet.ofType('careerGoal').size;

  /** Says how much there was at its beginning and at its end. */
  function* slowly(): Steps<readonly number[]> {
    const before = countOf();
    yield;
    yield;
    return [before, countOf()];
  }

  test('where a commit comes in between it is read anew', async () => {
    at(here.doctor);
    const before = countOf();
    let written = 0;
    const once = () => (written++ === 0 ? goal('途中で書いたもの').then(() => undefined) : null);
    expect(await atOneRevision(slowly, once)).toEqual([before + 1, before + 1]);
  });

  test('where commits never cease it is read in one go', async () => {
    at(here.doctor);
    const before = countOf();
    let written = 0;
    const always = () => goal(`次々に ${++written}`).then(() => undefined);
    const [first, last] = await atOneRevision(slowly, always);
    expect(first).toBe(last);
    expect([first, written]).toEqual([before + written, 6]);
  });
});
