import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type AllowanceId, type BatchId, type ClientId, type CodeId, type SublicenseId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { insertRows, rows, rowsIn, run, type SqlValue } from '../kernel/sql.js';
import type { Reader } from '../kernel/database.js';
import type { Counts } from './allowance.entity.js';
import type { Standing } from './seats.types.js';

/** An allowance that has less left than was wanted. */
export interface Shortage {
  readonly allowance: AllowanceId;
  /** What is left: never below 0, and less than was wanted. */
  readonly free: number;
}

/** How much of each allowance. */
export type Amounts = ReadonlyMap<AllowanceId, number>;

/** An allowance about to be made. */
export interface NewAllowance {
  readonly id: AllowanceId;
  readonly counts: Counts;
  /** What it belongs to. */
  readonly ownerId: ClientId | SublicenseId | CodeId | BatchId;
  readonly clientId: ClientId;
}

/** Makes an allowance of which nothing is taken. @param maxTaken null: unlimited */
export async function createAllowance(tx: Tx, allowance: NewAllowance, maxTaken: number | null): Promise<void> {
  await createAllowances(tx, [{ ...allowance, maxTaken }]);
}

/** As {@link createAllowance} for many, in as few statements as they fit into. */
export async function createAllowances(tx: Tx, all: readonly (NewAllowance & { readonly maxTaken: number | null })[]): Promise<void> {
  await insertRows(
    tx,
    'allowance',
    ['id', 'max_taken', 'taken', 'counts', 'owner_id', 'client_id'],
    all.map(({ id, maxTaken, counts, ownerId, clientId }) => [idBytes(id), maxTaken, 0, counts, idBytes(ownerId), idBytes(clientId)]),
  );
}

/** Changes a limit. Below what is taken is allowed: it blocks whoever comes next. */
export async function setLimit(tx: Tx, id: AllowanceId, maxTaken: number | null): Promise<void> {
  await run(tx, 'UPDATE allowance SET max_taken = ? WHERE id = ?', [maxTaken, idBytes(id)]);
}

/** Removes an allowance together with what it counted for. */
export async function deleteAllowance(tx: Tx, id: AllowanceId): Promise<void> {
  await run(tx, 'DELETE FROM allowance WHERE id = ?', [idBytes(id)]);
}

/** Removes every allowance of a client that goes: its own, those of its sublicenses and its codes. */
export async function deleteAllowancesOf(tx: Tx, client: ClientId): Promise<void> {
  await run(tx, 'DELETE FROM allowance WHERE client_id = ?', [idBytes(client)]);
}

/**
 * Takes from several allowances, and only for the slice of the gate: after all other writes of people and in id order, so
 * that no two takers wait for each other in a ring. Every one is tried, so that the caller can choose which refusal to tell.
 *
 * @returns those that had too little left; the caller must then roll back
 */
export function take(tx: Tx, amounts: Amounts): Promise<Shortage[]> {
  return exchange(tx, { taken: amounts, given: new Map() });
}

/** Gives back what {@link take} took; under the same rules of order. */
export async function giveBack(tx: Tx, amounts: Amounts): Promise<void> {
  await exchange(tx, { taken: new Map(), given: amounts });
}

/**
 * Takes from some allowances and gives others back, under the rules of {@link take} and in one pass: whoever took all and
 * then gave back would meet in a ring with somebody who exchanges the other way round.
 */
export async function exchange(tx: Tx, { taken, given }: { readonly taken: Amounts; readonly given: Amounts }): Promise<Shortage[]> {
  const short: Shortage[] = [];
  for (const [allowance, amount] of inOrder(taken, given)) {
    if (amount < 0) {
      await run(tx, 'UPDATE allowance SET taken = taken - ? WHERE id = ?', [-amount, idBytes(allowance)]);
      continue;
    }
    const matched = await run(
      tx,
      'UPDATE allowance SET taken = taken + ? WHERE id = ? AND (max_taken IS NULL OR taken + ? <= max_taken)',
      [amount, idBytes(allowance), amount],
    );
    // Somebody may give back between the two statements: what is told must still be the shortage it was.
    if (matched !== 1) short.push({ allowance, free: Math.min(await freeOf(tx, allowance), amount - 1) });
  }
  return short;
}

/** What becomes of each allowance, in id order; what is given back is below 0. */
function inOrder(taken: Amounts, given: Amounts): [AllowanceId, number][] {
  const sums = new Map(taken);
  for (const [allowance, amount] of given) sums.set(allowance, (sums.get(allowance) ?? 0) - amount);
  return [...sums].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

async function freeOf(tx: Tx, allowance: AllowanceId): Promise<number> {
  const [row] = await rows<{ max_taken: number | null; taken: number }>(
    tx,
    'SELECT max_taken, taken FROM allowance WHERE id = ?',
    [idBytes(allowance)],
  );
  return row === undefined || row.max_taken === null ? 0 : Math.max(0, row.max_taken - row.taken);
}

/** Reads how allowances stand. */
export async function standingOf(reader: Reader, ids: readonly AllowanceId[]): Promise<Map<AllowanceId, Standing>> {
  const found = await rowsIn<{ id: Buffer; max_taken: number | null; taken: number }>(
    reader,
    ids.map((id): SqlValue => idBytes(id)),
    (marks) => `SELECT id, max_taken, taken FROM allowance WHERE id IN (${marks})`,
  );
  return new Map(found.map((row) => [idFromBytes('alw', row.id), { maxTaken: row.max_taken, taken: row.taken }]));
}

/** {@link standingOf} as a request's loader. */
export function loadingStandings(reader: Reader): (ids: readonly AllowanceId[], ctx: RequestContext) => Promise<Map<AllowanceId, Standing>> {
  return (ids) => standingOf(reader, ids);
}
