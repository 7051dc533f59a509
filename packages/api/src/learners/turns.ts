import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, type LearnerId } from '../kernel/ids.js';
import { sha256 } from '../kernel/keys.js';
import { rowsIn, run, runIn, runInPortions } from '../kernel/sql.js';

declare const turnBrand: unique symbol;

/**
 * Proof that this transaction has the turn of these people: nobody else admits or withdraws them until it ends.
 * Without it the client seat drifts: two grants to one member would both see "holds no seat yet", and no unique
 * index can catch that.
 */
export interface Turn {
  readonly [turnBrand]: true;
  readonly tx: Tx;
  readonly people: readonly LearnerId[];
}

function turnOf(tx: Tx, people: readonly LearnerId[]): Turn {
  // The brand exists for the compiler alone.
  return { tx, people } as unknown as Turn;
}

/**
 * Takes the turn of people who have an account. The first statement of its transaction that touches a learner, and a
 * real write: writing a row to its own value locks it on one server but tells the other nodes of a cluster nothing.
 *
 * @throws NotFound when one of them is gone, or erased
 */
export async function takeTurns(tx: Tx, people: readonly LearnerId[]): Promise<Turn> {
  const distinct = [...new Set(people)].sort();
  const locked = await runIn(tx, distinct.map(idBytes), (marks) => `UPDATE learner SET turn = turn + 1 WHERE erased_at IS NULL AND id IN (${marks})`);
  if (locked !== distinct.length) throw new NotFound('learner');
  return turnOf(tx, distinct);
}

/** As {@link takeTurns} for people of whom some may be gone meanwhile: they have nothing any more, and nobody is told. */
export async function takeTurnsOfAny(tx: Tx, people: readonly LearnerId[]): Promise<Turn> {
  await takeTurnsOfThoseLeft(tx, people);
  return turnOf(tx, [...new Set(people)].sort());
}

/** As {@link takeTurns} for whoever of them is still there: whose account went meanwhile need not be waited for. */
export async function takeTurnsOfThoseLeft(tx: Tx, people: readonly LearnerId[]): Promise<void> {
  const distinct = [...new Set(people)].sort();
  await runInPortions(tx, distinct.map(idBytes), (marks) => `UPDATE learner SET turn = turn + 1 WHERE id IN (${marks})`);
}

/** The turn of people who have an account and of newcomers together. */
export async function takeTurnsWith(tx: Tx, known: readonly LearnerId[], newcomers: readonly LearnerId[]): Promise<Turn> {
  const { people } = known.length === 0 ? { people: [] } : await takeTurns(tx, known);
  return turnOf(tx, [...people, ...newcomers].sort());
}

/** The turn of people whose accounts this very transaction made: nobody else can see them yet. */
export function turnOfNewcomers(tx: Tx, people: readonly LearnerId[]): Turn {
  return turnOf(tx, [...people].sort());
}

const ADDRESS_TURNS = 256;

/**
 * Finds the accounts of addresses. If some have none, takes the turn of those addresses and looks again, so that the
 * caller may make the missing accounts without meeting anybody else who makes them.
 */
export async function findOrAwaitAddresses(tx: Tx, emailKeys: readonly string[]): Promise<Map<string, LearnerId>> {
  const known = await learnersByEmail(tx, emailKeys);
  const missing = emailKeys.filter((key) => !known.has(key));
  if (missing.length === 0) return known;
  const turns = [...new Set(missing.map((key) => sha256(key)[0]! % ADDRESS_TURNS))].sort((a, b) => a - b);
  await run(tx, `UPDATE learner_turn SET turn = turn + 1 WHERE id IN (${turns.join(', ')})`, []);
  return learnersByEmail(tx, emailKeys);
}

async function learnersByEmail(tx: Tx, emailKeys: readonly string[]): Promise<Map<string, LearnerId>> {
  const found = await rowsIn<{ id: Buffer; email_key: string }>(
    tx,
    emailKeys,
    (marks) => `SELECT id, email_key FROM learner WHERE email_key IN (${marks})`,
  );
  return new Map(found.map((row) => [row.email_key, idFromBytes('lrn', row.id)]));
}
