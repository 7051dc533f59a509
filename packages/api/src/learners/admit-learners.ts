import { take, type Amounts } from '../allowances/allowances.api.js';
import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { readTime, timeText, timeTextOrNull, type StoredTime } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, newId, type AccessId, type AllowanceId, type GroundId, type LearnerId } from '../kernel/ids.js';
import { insertRows, rowsIn, runIn } from '../kernel/sql.js';
import { deedsOf } from './admission-history.js';
import { AdmissionPlan, type Change, type Outcome, type Way } from './admission-plan.js';
import { ShortOfSeats } from './short-of-seats.js';
import { membersOf } from './standing.js';
import { writeMembers } from './new-members.js';
import type { Turn } from './turns.js';

/**
 * Remembers, outside of what may run again, which grounds a call makes and how it went: so that after a COMMIT whose
 * answer was lost the same call knows its own work and gives the answer it would have given.
 */
export class AdmissionMemory {
  readonly #grounds = new Map<string, GroundId>();
  readonly #outcomes = new Map<LearnerId, Outcome>();

  groundOf({ access, way, person }: AdmissionPlan['grounds'][number]): GroundId {
    const key = `${access} ${way.door} ${way.sourceOf(person).toString('hex')}`;
    const id = this.#grounds.get(key) ?? newId('gnd');
    this.#grounds.set(key, id);
    return id;
  }

  remember(person: LearnerId, outcome: Outcome): void {
    this.#outcomes.set(person, outcome);
  }

  recall(person: LearnerId): Outcome | undefined {
    return this.#outcomes.get(person);
  }
}

/** What a door asks of the gate. */
export interface Admission {
  readonly ways: readonly Way[];
  readonly act: Act;
  readonly memory: AdmissionMemory;
  /** Writes what must stand before the allowances are taken: the redemptions of a code. */
  readonly record?: (plan: AdmissionPlan) => Promise<void>;
}

/**
 * THE GATE. Lets the people of a turn in by every way asked for, in one transaction and a number of statements that
 * does not grow with them: memberships and accesses that are missing are made, ended ones revived, later ends taken
 * over, grounds added, what was done written into history, and last, in id order, the allowances taken. Whoever holds an access gets the same access back
 * and no second seat. No door writes accesses or takes allowances by itself; besides the gate only its ways back do, all
 * in this slice: `giveUpSeats`, `enableMembership`, `moveAccesses`, `moveHolders`, `removeMembers`.
 *
 * @throws ShortOfSeats when a seat or use is missing; the transaction then rolls back and nobody is in
 */
export async function admit(turn: Turn, { ways, act, memory, record }: Admission): Promise<AdmissionPlan> {
  const { now } = act;
  const clients = [...new Set(ways.flatMap((way) => way.places.map((place) => place.clientId)))].sort();
  const plan = new AdmissionPlan(await membersOf(turn, clients));
  for (const way of ways) for (const person of turn.people) plan.letIn(way, person);
  await writeMembers(turn.tx, plan, now);
  await writeAccesses(turn.tx, plan, now);
  await writeGrounds(turn.tx, plan, { now, memory });
  await record?.(plan);
  await recordHistory(turn.tx, act, deedsOf(plan));
  const short = await take(turn.tx, together(plan));
  if (short.length > 0) throw new ShortOfSeats(short, plan.needs, ways.flatMap((way) => way.places));
  return plan;
}

function together(plan: AdmissionPlan): Amounts {
  const all = new Map<AllowanceId, number>();
  for (const needs of plan.needs.values()) {
    for (const [allowance, amount] of needs) all.set(allowance, (all.get(allowance) ?? 0) + amount);
  }
  return all;
}

async function writeAccesses(tx: Tx, plan: AdmissionPlan, now: Date): Promise<void> {
  await insertRows(
    tx,
    'access',
    ['id', 'membership_id', 'sublicense_id', 'status', 'granted_at', 'own_ends_at', 'reserved_until'],
    [...plan.newAccesses].map(([id, { member, place, ownEndsAt, reservedUntil }]) => [
      idBytes(id),
      idBytes(member.id),
      idBytes(place.sublicenseId),
      reservedUntil === null ? 'ACTIVE' : 'RESERVED',
      timeText(now),
      timeTextOrNull(ownEndsAt),
      timeTextOrNull(reservedUntil),
    ]),
  );
  const changes = [...plan.changes.values()];
  for (const alike of grouped(changes)) await change(tx, alike, now);
}

/** Changes that set the same end in the same way go into one statement. */
function grouped(changes: readonly Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const one of changes) {
    const key = `${one.revives} ${timeTextOrNull(one.ownEndsAt)} ${timeTextOrNull(one.reservedUntil)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

async function change(tx: Tx, alike: readonly Change[], now: Date): Promise<void> {
  const { revives, ownEndsAt, reservedUntil } = alike[0]!;
  const status = reservedUntil === null ? 'ACTIVE' : 'RESERVED';
  const ends = [timeTextOrNull(ownEndsAt), timeTextOrNull(reservedUntil)];
  const ids = alike.map((one) => idBytes(one.id));
  const changed = revives
    ? await runIn(
        tx,
        ids,
        (marks) => `UPDATE access SET status = ?, own_ends_at = ?, reserved_until = ?, granted_at = ?, ended_at = NULL, revoked_at = NULL,
          disabled_from = NULL WHERE status IN ('ENDED', 'REVOKED') AND id IN (${marks})`,
        [status, ...ends, timeText(now)],
      )
    : await runIn(
        tx,
        ids,
        (marks) => `UPDATE access SET status = ?, own_ends_at = ?, reserved_until = ? WHERE status IN ('ACTIVE', 'RESERVED') AND id IN (${marks})`,
        [status, ...ends],
      );
  if (changed !== alike.length) throw new Error('An access changed under the turn of its learner.');
}

async function writeGrounds(tx: Tx, plan: AdmissionPlan, { now, memory }: Pick<Admission, 'memory'> & { readonly now: Date }): Promise<void> {
  for (const way of new Set(plan.grounds.map((ground) => ground.way))) {
    const wanted = plan.grounds.filter((ground) => ground.way === way);
    const there = await groundsOf(tx, way, wanted.filter(({ access }) => !plan.newAccesses.has(access)));
    const outcomes = plan.outcomes.get(way)!;
    // A ground that stands and now gives more is written anew too: by its id the memory knows this call's own work.
    const anew = wanted.filter(({ access, person }) => there.get(access)?.withdrawn !== false || outcomes.get(person) === 'ADMITTED');
    const old = anew.flatMap(({ access }) => there.get(access) ?? []);
    await runIn(tx, old.map((ground) => idBytes(ground.id)), (marks) => `DELETE FROM access_ground WHERE id IN (${marks})`);
    await insertRows(
      tx,
      'access_ground',
      ['id', 'access_id', 'door', 'source_id', 'since', 'withdrawn_at'],
      anew.map((ground) => {
        const before = there.get(ground.access);
        const since = before?.withdrawn === false ? before.since : now;
        return [idBytes(memory.groundOf(ground)), idBytes(ground.access), way.door, way.sourceOf(ground.person), timeText(since), null];
      }),
    );
    for (const { access } of anew) there.delete(access);
    settleOutcomes(plan, way, { wanted, standing: there, memory });
  }
}

interface GroundThere {
  readonly id: GroundId;
  readonly since: Date;
  readonly withdrawn: boolean;
}

/** The grounds of a way's own sources on accesses that were there before. */
async function groundsOf(tx: Tx, way: Way, wanted: AdmissionPlan['grounds']): Promise<Map<AccessId, GroundThere>> {
  const sources = new Map(wanted.map(({ access, person }) => [access, way.sourceOf(person)]));
  const found = await rowsIn<{ id: Buffer; access_id: Buffer; source_id: Buffer; since: StoredTime; withdrawn_at: unknown }>(
    tx,
    [...sources.keys()].map(idBytes),
    (marks) => `SELECT id, access_id, source_id, since, withdrawn_at FROM access_ground WHERE door = ? AND access_id IN (${marks})`,
    [way.door],
  );
  const own = found.filter((row) => sources.get(idFromBytes('acc', row.access_id))!.equals(row.source_id));
  return new Map(
    own.map((row) => [
      idFromBytes('acc', row.access_id),
      { id: idFromBytes('gnd', row.id), since: readTime(row.since), withdrawn: row.withdrawn_at !== null },
    ]),
  );
}

/** Where this very call made the ground in a try whose COMMIT answer was lost, the outcome is the one of that try. */
function settleOutcomes(
  plan: AdmissionPlan,
  way: Way,
  { wanted, standing, memory }: { wanted: AdmissionPlan['grounds']; standing: ReadonlyMap<AccessId, GroundThere>; memory: AdmissionMemory },
): void {
  const outcomes = plan.outcomes.get(way)!;
  for (const ground of wanted) {
    const { access, person } = ground;
    const own = standing.get(access)?.id === memory.groundOf(ground);
    const before = own ? memory.recall(person) : undefined;
    if (before === undefined) memory.remember(person, outcomes.get(person)!);
    else outcomes.set(person, before);
  }
}
