import { idBytes, idFromBytes, type AllowanceId, type ClientId, type LearnerId } from '../../src/kernel/ids.js';
import type { Reader } from '../../src/kernel/database.js';
import { marks, rows, type SqlValue } from '../../src/kernel/sql.js';

/** What is recounted, and how far an allowance may be over. */
export interface Recount {
  /** Only this client; left out: the whole site. */
  readonly client?: ClientId;
  /** The highest limit an allowance has had, where it was lowered meanwhile. Left out: the one it has. */
  readonly highest?: ReadonlyMap<AllowanceId, number | null>;
  /** Who was removed from a client after redeeming: of that only the redemption is left. */
  readonly removed?: readonly LearnerId[];
}

/**
 * Recounts everything the gate counts and looks for anybody half in. Only for sites at rest.
 *
 * @returns what does not agree, a sentence each; empty when all is well
 */
export async function drift(reader: Reader, { client, highest = new Map(), removed = [] }: Recount = {}): Promise<string[]> {
  const scope: Scope = client === undefined ? { sql: '1 = 1', bound: [] } : { sql: 'c.id = ?', bound: [idBytes(client)] };
  const counted = await Promise.all(COUNTS.map((count) => miscounts(reader, count, { scope, highest })));
  const broken = await Promise.all([...BROKEN, barren(removed)].map((rule) => breaches(reader, rule, scope)));
  return [...counted.flat(), ...broken.flat()];
}

/** Which clients `c` are looked at. */
interface Scope {
  readonly sql: string;
  readonly bound: readonly SqlValue[];
}

interface Count {
  readonly of: string;
  /** Answers `id`, `max_taken`, `taken` of allowances and `counted`, the rows they stand for. */
  readonly sql: string;
}

const HOLDS = "status IN ('ACTIVE', 'RESERVED')";

const COUNTS: readonly Count[] = [
  {
    of: 'seats of a sublicense',
    sql: `SELECT w.id, w.max_taken, w.taken, (SELECT COUNT(*) FROM access a WHERE a.sublicense_id = s.id AND a.${HOLDS}) AS counted
      FROM sublicense s JOIN client c ON c.id = s.client_id LEFT JOIN allowance w ON w.id = s.seat_allowance_id`,
  },
  {
    of: 'seats of a client',
    sql: `SELECT w.id, w.max_taken, w.taken, (SELECT COUNT(DISTINCT m.id) FROM membership m JOIN access a ON a.membership_id = m.id
        WHERE m.client_id = c.id AND a.${HOLDS}) AS counted
      FROM client c LEFT JOIN allowance w ON w.id = c.seat_allowance_id`,
  },
  {
    of: 'uses of a code',
    sql: `SELECT w.id, w.max_taken, w.taken, (SELECT COUNT(*) FROM redemption r WHERE r.code_id = k.id) AS counted
      FROM code k JOIN client c ON c.id = k.client_id AND k.kind = 'REGISTRATION' LEFT JOIN allowance w ON w.id = k.use_allowance_id`,
  },
  {
    of: 'codes of a batch',
    sql: `SELECT w.id, w.max_taken, w.taken, (SELECT COUNT(*) FROM redemption r JOIN code k ON k.id = r.code_id WHERE k.batch_id = b.id) AS counted
      FROM redemption_code_batch b JOIN client c ON c.id = b.client_id LEFT JOIN allowance w ON w.id = b.use_allowance_id`,
  },
];

interface CountRow {
  readonly id: Buffer | null;
  readonly max_taken: number | null;
  readonly taken: number;
  readonly counted: number;
}

async function miscounts(reader: Reader, { of, sql }: Count, { scope, highest }: { scope: Scope; highest: NonNullable<Recount['highest']> }): Promise<string[]> {
  const found = await rows<CountRow>(reader, `${sql} WHERE ${scope.sql}`, scope.bound);
  return found.flatMap(({ id, max_taken, taken, counted }) => {
    if (id === null) return [`The ${of} have no allowance.`];
    const allowance = idFromBytes('alw', id);
    const limit = highest.has(allowance) ? highest.get(allowance)! : max_taken;
    const wrong = [];
    if (taken !== Number(counted)) wrong.push(`${taken} ${of} are taken and ${counted} held (${allowance}).`);
    if (limit !== null && Number(counted) > limit) wrong.push(`${counted} ${of} are held and there were never more than ${limit} (${allowance}).`);
    return wrong;
  });
}

interface Rule {
  /** What somebody who breaks it is. */
  readonly is: string;
  /** Answers the ids of whoever breaks it. */
  readonly sql: string;
  readonly bound?: readonly SqlValue[];
}

function barren(removed: readonly LearnerId[]): Rule {
  return {
    is: 'a redemption that gave no ground',
    sql: `SELECT r.id FROM redemption r JOIN code k ON k.id = r.code_id JOIN client c ON c.id = k.client_id WHERE NOT EXISTS (
      SELECT 1 FROM membership m JOIN access a ON a.membership_id = m.id JOIN access_ground g ON g.access_id = a.id
      WHERE m.client_id = k.client_id AND m.learner_id = r.learner_id AND g.door IN ('REGISTRATION_CODE', 'REDEMPTION_CODE') AND g.source_id = k.id)
      AND r.learner_id NOT IN (${marks(removed.length + 1)})`,
    bound: [Buffer.alloc(16), ...removed.map(idBytes)],
  };
}

const MEMBER = 'FROM access a JOIN membership m ON m.id = a.membership_id JOIN client c ON c.id = m.client_id';

const BROKEN: readonly Rule[] = [
  {
    is: 'a membership of which history does not tell how it came to be',
    sql: `SELECT m.id FROM membership m JOIN client c ON c.id = m.client_id
      WHERE NOT EXISTS (SELECT 1 FROM history_entry h WHERE h.subject_id = m.id AND h.action IN ('learner.admitted', 'learner.reserved'))`,
  },
  {
    is: 'a membership without any access',
    sql: `SELECT m.id FROM membership m JOIN client c ON c.id = m.client_id WHERE NOT EXISTS (SELECT 1 FROM access a WHERE a.membership_id = m.id)`,
  },
  {
    is: 'an access that holds a seat without a standing ground',
    sql: `SELECT a.id ${MEMBER} WHERE a.${HOLDS} AND NOT EXISTS (SELECT 1 FROM access_ground g WHERE g.access_id = a.id AND g.withdrawn_at IS NULL)`,
  },
  {
    is: 'a standing ground under a revoked access',
    sql: `SELECT g.id ${MEMBER} JOIN access_ground g ON g.access_id = a.id WHERE a.status = 'REVOKED' AND g.withdrawn_at IS NULL`,
  },
  {
    is: 'an access without membership',
    sql: `SELECT a.id FROM access a JOIN sublicense s ON s.id = a.sublicense_id JOIN client c ON c.id = s.client_id
      LEFT JOIN membership m ON m.id = a.membership_id WHERE m.id IS NULL`,
  },
  { is: "an access to another client's sublicense", sql: `SELECT a.id ${MEMBER} JOIN sublicense s ON s.id = a.sublicense_id WHERE s.client_id <> m.client_id` },
  { is: 'an access that holds a seat while its membership is disabled', sql: `SELECT a.id ${MEMBER} WHERE m.status = 'DISABLED' AND a.${HOLDS}` },
  {
    is: 'an access marked by a disabling that is over, or that it survived',
    sql: `SELECT a.id ${MEMBER} WHERE a.disabled_from IS NOT NULL AND (m.status = 'ACTIVE' OR a.status <> 'ENDED')`,
  },
  {
    is: 'a redemption code that is marked as redeemed and is not, or is and is not marked',
    sql: `SELECT k.id FROM code k JOIN client c ON c.id = k.client_id WHERE k.kind = 'REDEMPTION'
      AND (SELECT COUNT(*) FROM redemption r WHERE r.code_id = k.id) <> CASE WHEN k.standing IN (2, 3, 6, 7) THEN 1 ELSE 0 END`,
  },
  {
    is: 'a redemption code that is marked as handed out or switched off and is not, or is and is not marked',
    sql: `SELECT k.id FROM code k JOIN client c ON c.id = k.client_id WHERE k.kind = 'REDEMPTION'
      AND ((k.standing >= 4) <> (k.enabled = 0) OR (EXISTS (SELECT 1 FROM handed_code h WHERE h.code_id = k.id) AND MOD(k.standing, 2) = 0))`,
  },
  {
    is: 'a batch whose codes are not as many as it says',
    sql: `SELECT b.id FROM redemption_code_batch b JOIN client c ON c.id = b.client_id JOIN allowance w ON w.id = b.use_allowance_id
      WHERE (SELECT COUNT(*) FROM code k WHERE k.batch_id = b.id) <> w.max_taken`,
  },
  {
    is: 'a ground from a code that was never redeemed',
    sql: `SELECT g.id ${MEMBER} JOIN access_ground g ON g.access_id = a.id WHERE g.withdrawn_at IS NULL AND g.door IN ('REGISTRATION_CODE', 'REDEMPTION_CODE')
      AND NOT EXISTS (SELECT 1 FROM redemption r WHERE r.code_id = g.source_id AND r.learner_id = m.learner_id)`,
  },
];

async function breaches(reader: Reader, { is, sql, bound = [] }: Rule, scope: Scope): Promise<string[]> {
  const found = await rows<{ id: Buffer }>(reader, `${sql} AND ${scope.sql}`, [...bound, ...scope.bound]);
  return found.map(({ id }) => `There is ${is}: ${id.toString('hex')}.`);
}
