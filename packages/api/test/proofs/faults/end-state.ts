import { idBytes, idFromBytes, type ClientId, type LearnerId } from '../../../src/kernel/ids.js';
import { rows, type SqlValue } from '../../../src/kernel/sql.js';
import type { Site } from '../../harness/site.js';

/** Says everything a client's rows mean, without the ids: two runs that did the same say the same. */
export async function endState({ database }: Site, client: ClientId, people: readonly LearnerId[]): Promise<Record<string, string[]>> {
  const bytes = idBytes(client);
  const said = await Promise.all(
    Object.entries(MEANINGS).map(async ([name, { sql, times }]): Promise<[string, string[]]> => {
      const found = await rows<Row>(database.reader, sql, Array.from({ length: times }, (): SqlValue => bytes));
      return [name, found.map((row) => meaningOf(row, people)).sort()];
    }),
  );
  return Object.fromEntries(said);
}

type Row = Record<string, unknown> & { learner_id?: Buffer };

const MEANINGS: Readonly<Record<string, { readonly sql: string; readonly times: number }>> = {
  members: {
    sql: `SELECT m.learner_id, m.status, m.joined_through, m.joined_at, m.disabled_at, m.external_id, m.reference, m.last_name_key, l.password_hash IS NULL AS passwordless,
        (SELECT COUNT(*) FROM session n WHERE n.learner_id = l.id) AS sessions, (SELECT COUNT(*) FROM membership_word w WHERE w.membership_id = m.id) AS words
      FROM membership m JOIN learner l ON l.id = m.learner_id WHERE m.client_id = ?`,
    times: 1,
  },
  accesses: {
    sql: `SELECT m.learner_id, s.name, a.status, a.granted_at, a.own_ends_at, a.ended_at, a.revoked_at, a.disabled_from, g.door, g.since, g.withdrawn_at, k.code
      FROM membership m JOIN access a ON a.membership_id = m.id JOIN sublicense s ON s.id = a.sublicense_id
      LEFT JOIN access_ground g ON g.access_id = a.id LEFT JOIN code k ON k.id = g.source_id WHERE m.client_id = ?`,
    times: 1,
  },
  redemptions: {
    sql: 'SELECT r.learner_id, r.redeemed_at, k.code FROM redemption r JOIN code k ON k.id = r.code_id WHERE k.client_id = ?',
    times: 1,
  },
  history: {
    sql: `SELECT m.learner_id, h.action, h.summary, h.changes, h.door, h.at, h.actor_kind FROM history_entry h JOIN membership m ON m.id = h.subject_id
      WHERE h.client_id = ?`,
    times: 1,
  },
  counters: {
    sql: `SELECT 'client' AS name, w.max_taken, w.taken FROM client c JOIN allowance w ON w.id = c.seat_allowance_id WHERE c.id = ?
      UNION ALL SELECT s.name, w.max_taken, w.taken FROM sublicense s JOIN allowance w ON w.id = s.seat_allowance_id WHERE s.client_id = ?
      UNION ALL SELECT k.code, w.max_taken, w.taken FROM code k JOIN allowance w ON w.id = k.use_allowance_id WHERE k.client_id = ?`,
    times: 3,
  },
};

/** People are called by their place among those who take part; anybody else is new. */
function meaningOf({ learner_id: learner, ...row }: Row, people: readonly LearnerId[]): string {
  const who = learner === undefined ? {} : { who: nameOf(people.indexOf(idFromBytes('lrn', learner))) };
  return JSON.stringify({ ...who, ...row });
}

function nameOf(at: number): string {
  return at === -1 ? 'somebody new' : `person ${at + 1}`;
}

/** How many rows every table has. */
export async function rowCounts({ database }: Pick<Site, 'database'>): Promise<Record<string, number>> {
  const tables = database.dataSource.entityMetadatas.map(({ tableName }) => tableName);
  const [counts] = await rows<Record<string, unknown>>(database.reader, `SELECT ${tables.map((table) => `(SELECT COUNT(*) FROM ${table}) AS ${table}`).join(', ')}`, []);
  return Object.fromEntries(Object.entries(counts!).map(([table, count]) => [table, Number(count)]));
}

/** How many rows each table has gained or lost, where it has. */
export function gained(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(after).flatMap(([table, count]) => (count === before[table] ? [] : [[table, count - before[table]!]])));
}
