import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { keepTypedWords, typedWordsOf } from '../../../src-renderer/state/typed-words.ts';
import { aDoctor, foundDesk, testDesk } from '../../kit/desk-session.ts';
import { value } from '../../kit/vault-kit.ts';

describe('words that cannot be read yet', () => {
  beforeEach(async () => {
    await testDesk();
    await foundDesk(aDoctor());
  });
  const application = async () => value(await createRecord('permitApplication', { institutionName: '見本病院' }, { parties: { author: session().identity.party } }));

  it('are kept per record and field, and forgotten once they can be read', async () => {
    const [one, other] = [await application(), await application()];
    value(await keepTypedWords(one.id, { startOn: 'R8.13.', endOn: 'さらいねん' }));
    expect(typedWordsOf(one.id)).toEqual({ startOn: 'R8.13.', endOn: 'さらいねん' });
    expect(typedWordsOf(other.id)).toEqual({});
    value(await keepTypedWords(one.id, { startOn: '', endOn: 'さらいねん' }));
    expect(typedWordsOf(one.id)).toEqual({ endOn: 'さらいねん' });
  });

  it('write nothing for a form in which everything can be read', async () => {
    const one = await application();
    const before = session().vault.seq;
    value(await keepTypedWords(one.id, { startOn: '' }));
    expect(session().vault.seq).toBe(before);
  });
});
