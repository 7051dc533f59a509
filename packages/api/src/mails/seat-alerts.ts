import { timeText, type Clock } from '../kernel/clock.js';
import type { Database, Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, newId, type AllowanceId, type ClientId, type OutboxId } from '../kernel/ids.js';
import { rows, run } from '../kernel/sql.js';
import type { Letter, Post } from './post.js';

/** When staff are told, in per cent of the seats. */
const LEVELS = [100, 95, 80] as const;
type Level = (typeof LEVELS)[number];

/** What {@link SeatAlerts} works with. */
export interface SeatAlertsParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly post: Post;
}

/** Seats of a client or sublicense that are running out. */
interface Running {
  readonly allowance: AllowanceId;
  readonly clientId: ClientId;
  readonly client: string;
  readonly slug: string;
  /** Null: the client's own seats. */
  readonly sublicense: string | null;
  readonly taken: number;
  readonly limit: number;
  readonly level: Level;
}

interface RunningRow {
  id: Buffer;
  client_id: Buffer;
  client: string;
  slug: string;
  sublicense: string | null;
  taken: number;
  max_taken: number;
}

/** Full to 80 per cent and not told of it, or more than was told; and what was told and is not so full any more. */
const DUE = `SELECT w.id, c.id AS client_id, c.name AS client, c.slug, s.name AS sublicense, w.taken, w.max_taken
  FROM allowance w JOIN client c ON c.id = w.client_id LEFT JOIN sublicense s ON s.id = w.owner_id LEFT JOIN seat_alert t ON t.allowance_id = w.id
  WHERE w.counts IN ('CLIENT_SEATS', 'SUBLICENSE_SEATS') AND w.max_taken > 0 AND w.taken * 100 >= w.max_taken * 80
    AND (t.level IS NULL OR (t.level < 95 AND w.taken * 100 >= w.max_taken * 95) OR (t.level < 100 AND w.taken >= w.max_taken))
  ORDER BY w.id LIMIT 200`;

/** Tells those who look after a client when its seats run out: at 80, 95 and 100 per cent, each once until there is room again. */
export class SeatAlerts {
  readonly #parts: SeatAlertsParts;

  constructor(parts: SeatAlertsParts) {
    this.#parts = parts;
  }

  /** Tells what there is to tell. Several processes may do so at once. */
  async run(): Promise<void> {
    const { database, clock } = this.#parts;
    const now = clock.now();
    await database.inTransaction((tx) => forgetThoseWithRoom(tx));
    for (const running of (await rows<RunningRow>(database.reader, DUE, [])).map(read)) {
      const readers = await lookersAfter(database.reader, running.clientId);
      const letters = readers.map((reader) => letterTo(reader, running, newId('out')));
      await database.inTransaction(async (tx) => {
        if (await note(tx, running, now)) await this.#parts.post.write(tx, letters, now);
      });
    }
  }
}

function read(row: RunningRow): Running {
  const { client, slug, sublicense, taken, max_taken: limit } = row;
  const level = LEVELS.find((one) => taken * 100 >= limit * one)!;
  return { allowance: idFromBytes('alw', row.id), clientId: idFromBytes('cli', row.client_id), client, slug, sublicense, taken, limit, level };
}

/** Where seats came free or were added, the next time they run out is news again. */
async function forgetThoseWithRoom(tx: Tx): Promise<void> {
  await run(tx, 'DELETE FROM seat_alert WHERE NOT EXISTS (SELECT 1 FROM allowance w WHERE w.id = seat_alert.allowance_id AND w.max_taken > 0 AND w.taken * 100 >= w.max_taken * 80)', []);
}

/** @returns false when somebody else has told it, or more, meanwhile */
async function note(tx: Tx, { allowance, level }: Running, now: Date): Promise<boolean> {
  const [before] = await rows<{ level: number }>(tx, 'SELECT level FROM seat_alert WHERE allowance_id = ?', [idBytes(allowance)]);
  if (before === undefined) {
    await run(tx, 'INSERT INTO seat_alert (allowance_id, level, told_at) VALUES (?, ?, ?)', [idBytes(allowance), level, timeText(now)]);
    return true;
  }
  return (await run(tx, 'UPDATE seat_alert SET level = ?, told_at = ? WHERE allowance_id = ? AND level < ?', [level, timeText(now), idBytes(allowance), level])) === 1;
}

interface Lookout {
  readonly name: string;
  readonly email: string;
}

/** The admins of a client; where it has none, the owners of the site. */
async function lookersAfter(reader: Reader, client: ClientId): Promise<Lookout[]> {
  const admins = await rows<Lookout>(
    reader,
    "SELECT f.name, f.email FROM staff_client g JOIN staff f ON f.id = g.staff_id WHERE g.client_id = ? AND f.role = 'CLIENT_ADMIN' AND f.joined_at IS NOT NULL ORDER BY f.id LIMIT 50",
    [idBytes(client)],
  );
  return admins.length > 0 ? admins : rows<Lookout>(reader, "SELECT name, email FROM staff WHERE role = 'OWNER' AND joined_at IS NOT NULL ORDER BY id LIMIT 50", []);
}

function letterTo({ name, email }: Lookout, { client, slug, sublicense, level, taken, limit }: Running, id: OutboxId): Letter {
  return {
    id,
    to: { name, address: email },
    about: null,
    client: null,
    facts: { kind: 'SEATS', client, sublicense, level, taken, limit },
    path: `/admin/clients/${slug}/sublicenses`,
    token: null,
  };
}
