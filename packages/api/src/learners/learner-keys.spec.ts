import { beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { idBytes } from '../kernel/ids.js';
import { rows, run } from '../kernel/sql.js';
import { onEachDatabase } from '../../test/harness/databases.js';
import { fillLists, makePeople, NOW, grantSome } from '../../test/harness/listed-rows.js';
import { Seeded } from '../../test/harness/seeded.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { LearnerAccounts } from './learner-accounts.js';
import { renewKeys, wordsOfLearner } from './learner-keys.js';
import { takeTurns } from './turns.js';

describe('The words of a learner', () => {
  it('are those of both names and of the address, but not the last label of its domain, and what pairs of them begin with', () => {
    expect(wordsOfLearner({ firstName: 'Ada', lastName: 'Byron King', emailKey: 'ada.king@acme.test' })).toEqual([
      '@acme.test', 'ada.king@acme.test', 'byron', 'king@acme.test', '=adabyr', '=adakin', '=byrkin',
    ]);
  });

  it('keep a name that is also the last label', () => {
    expect(wordsOfLearner({ firstName: 'Test', lastName: 'T', emailKey: 'x@y.test' })).toEqual(['@y.test', 'test', 'x@y.test', '=tesx@y']);
  });
});

onEachDatabase((open) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
  });

  const keysOf = async (id: Buffer) => {
    const memberships = await rows<Record<string, unknown>>(database.reader, 'SELECT last_name_key, first_name_key, email_key, last_seen_key FROM membership WHERE learner_id = ?', [id]);
    const words = await rows<{ word: string }>(database.reader, 'SELECT word FROM learner_word WHERE learner_id = ? ORDER BY word', [id]);
    return { memberships, words: words.map(({ word }) => word) };
  };

  describe('The keys of a learner', () => {
    it('follow a changed name and address into every membership, and a sign-in its time', async () => {
      const chance = new Seeded(7);
      const { sublicenses } = await fillLists(database, chance, { learners: 0, codes: 0 });
      const [person] = await makePeople(database, chance, 1);
      for (let round = 0; round < 6; round += 1) await grantSome(database, chance, { people: [person!], sublicenses });
      const id = idBytes(person!);
      await database.inTransaction(async (tx) => {
        await takeTurns(tx, [person!]);
        await run(tx, 'UPDATE learner SET first_name = ?, last_name = ?, email = ?, email_key = ? WHERE id = ?', ['Éva', 'Nagy-Tóth', 'E@New.test', 'e@new.test', id]);
        await renewKeys(tx, [person!]);
        await new LearnerAccounts().seen(tx, person!, NOW);
      });
      const { memberships, words } = await keysOf(id);
      expect(words).toEqual(['=e@neva', '=e@nnag', '=e@ntot', '=evanag', '=evatot', '=nagtot', '@new.test', 'e@new.test', 'eva', 'nagy-toth', 'toth']);
      expect(memberships.length).toBeGreaterThan(1);
      for (const keys of memberships) {
        expect(keys).toMatchObject({ last_name_key: 'nagy-toth', first_name_key: 'eva', email_key: 'e@new.test' });
        const seen = keys['last_seen_key'];
        expect(seen instanceof Date ? seen : new Date(`${String(seen)}Z`)).toEqual(NOW);
      }
    });
  });
});
