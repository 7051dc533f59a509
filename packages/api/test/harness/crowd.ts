import type { Tx } from '../../src/kernel/database.js';
import { idBytes, newId, type ClientId, type LearnerId, type SublicenseId } from '../../src/kernel/ids.js';
import { sha256 } from '../../src/kernel/keys.js';
import { insertRows, type SqlValue } from '../../src/kernel/sql.js';
import { wordsOfExternalId } from '../../src/learners/membership-words.js';
import { nameKey, wordsOfLearner } from '../../src/learners/learner-keys.js';
import { NOW } from './listed-rows.js';
import type { Seeded } from './seeded.js';
import { timeText } from '../../src/kernel/clock.js';

/** A client to crowd, and the sublicense everybody gets. */
export interface Ground {
  readonly client: ClientId;
  readonly sublicense: SublicenseId;
}

const at = (chance: Seeded) => timeText(new Date(NOW.getTime() - chance.below(100_000) * 60_000));

/** Fills a client with learners straight into the tables: thousands a second, for what only a crowd shows. */
export async function crowd(tx: Tx, { client, sublicense }: Ground, { chance, count }: { readonly chance: Seeded; readonly count: number }): Promise<LearnerId[]> {
  const people = Array.from({ length: count }, () => {
    const id = newId('lrn');
    const [firstName, lastName] = [`First${chance.below(500)}`, `Last${chance.below(2_000)}`];
    return { id, firstName, lastName, emailKey: `p${chance.below(1_000_000)}.${id.slice(-8)}@crowd${chance.below(5)}.test`, seen: at(chance), joined: at(chance) };
  });
  const keys = (one: (typeof people)[number]): SqlValue[] => [nameKey(one.lastName), nameKey(one.firstName)];
  await insertRows(
    tx,
    'learner',
    ['id', 'email', 'email_key', 'first_name', 'last_name', 'turn', 'created_at', 'last_seen_at', 'last_name_key', 'first_name_key'],
    people.map((one) => [idBytes(one.id), one.emailKey, one.emailKey, one.firstName, one.lastName, 0, one.joined, one.seen, ...keys(one)]),
  );
  await insertRows(tx, 'learner_word', ['learner_id', 'word'], people.flatMap((one) => wordsOfLearner(one).map((word): SqlValue[] => [idBytes(one.id), word])));
  const members = people.map((one, number) => ({ one, id: newId('mem'), externalId: `Emp-${number}` }));
  await insertRows(
    tx,
    'membership',
    ['id', 'client_id', 'learner_id', 'status', 'joined_through', 'joined_at', 'last_name_key', 'first_name_key', 'email_key', 'last_seen_key', 'external_id', 'external_id_key'],
    members.map(({ one, id, externalId }) => [idBytes(id), idBytes(client), idBytes(one.id), chance.below(50) === 0 ? 'DISABLED' : 'ACTIVE', 'STAFF', one.joined, ...keys(one), one.emailKey, one.seen, externalId, sha256(externalId)]),
  );
  const words = members.flatMap(({ id, externalId }) => wordsOfExternalId(externalId).map((word): SqlValue[] => [idBytes(id), word, idBytes(client)]));
  await insertRows(tx, 'membership_word', ['membership_id', 'word', 'client_id'], words);
  await insertRows(
    tx,
    'access',
    ['id', 'membership_id', 'sublicense_id', 'status', 'granted_at'],
    members.map(({ one, id }) => [idBytes(newId('acc')), idBytes(id), idBytes(sublicense), 'ACTIVE', one.joined]),
  );
  return people.map(({ id }) => id);
}
