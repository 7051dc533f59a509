import type { Reader, Tx } from '../kernel/database.js';
import type { Kept } from '../kernel/idempotency.js';
import { idBytes, idFromBytes, type ClientId, type JobId, type LearnerId, type MembershipId } from '../kernel/ids.js';
import { insertRows, rows, rowsIn, run } from '../kernel/sql.js';
import type { LearnersReads } from '../learners/learners.api.js';
import type { Ticked } from './action-request.js';
import type { RowOutcome } from './learner-action-row.entity.js';

/** A row that waits for its turn. */
export interface ActionRow {
  readonly line: number;
  readonly membershipId: MembershipId;
  readonly clientId: ClientId;
  readonly learnerId: LearnerId | null;
  readonly email: string | null;
  /** Of a row that is to be undone: what was done. */
  readonly made: Kept;
}

/** What became of a row. */
export interface RowResult {
  readonly outcome: RowOutcome;
  /** In words for staff. */
  readonly message: string;
  /** What undoing has to know; null when there is nothing to undo. */
  readonly made: Kept;
}

/** A row as its report tells it. */
export type ReportedRow = Pick<ActionRow, 'line' | 'membershipId' | 'email'> & { readonly outcome: RowOutcome | null; readonly message: string | null };

interface StoredRow {
  line: number;
  membership_id: Buffer;
  client_id: Buffer;
  learner_id: Buffer | null;
  email: string | null;
  made: string | null;
}

/** How many rows one statement deletes. */
const PORTION = 1_000;

const COLUMNS = ['job_id', 'line', 'membership_id', 'client_id', 'learner_id', 'email', 'outcome', 'message', 'made'];

/** Somebody who is about to be written down. */
export type Addressed = Ticked & Pick<ActionRow, 'email'>;

/** The people with their addresses of now. To be read before the transaction that writes them down. */
export async function addressed(reads: LearnersReads, people: readonly Ticked[]): Promise<Addressed[]> {
  const learners = await reads.learners(people.map(({ learnerId }) => learnerId));
  return people.map(({ id, clientId, learnerId }) => ({ id, clientId, learnerId, email: learners.get(learnerId)?.email ?? null }));
}

/** Writes down whom a job is about, behind a line; who stands in it already stays where they are. @returns how many there were */
export async function fixRows(tx: Tx, job: JobId, { people, behind }: { readonly people: readonly Addressed[]; readonly behind: number }): Promise<number> {
  const there = await rowsIn<{ membership_id: Buffer }>(
    tx,
    people.map(({ id }) => idBytes(id)),
    (marks) => `SELECT membership_id FROM learner_action_row WHERE job_id = ? AND membership_id IN (${marks})`,
    [idBytes(job)],
  );
  const known = new Set(there.map((row) => idFromBytes('mem', row.membership_id)));
  const fresh = people.filter(({ id }) => !known.has(id));
  const values = fresh.map(({ id, clientId, learnerId, email }, at) => [idBytes(job), behind + at + 1, idBytes(id), idBytes(clientId), idBytes(learnerId), email, null, null, null]);
  await insertRows(tx, 'learner_action_row', COLUMNS, values);
  return fresh.length;
}

/** Writes down for a job that undoes another what there is to undo, so many rows behind a line. @returns the last line there is now, and how many came */
export async function fixUndone(tx: Tx, job: JobId, { of, behind, most }: { readonly of: JobId; readonly behind: number; readonly most: number }): Promise<{ readonly last: number; readonly count: number }> {
  const found = await rows<StoredRow>(
    tx,
    `SELECT line, membership_id, client_id, learner_id, email, made FROM learner_action_row WHERE job_id = ? AND line > ? AND made IS NOT NULL ORDER BY line LIMIT ${most}`,
    [idBytes(of), behind],
  );
  await insertRows(tx, 'learner_action_row', COLUMNS, found.map(({ line, membership_id, client_id, learner_id, email, made }) => [idBytes(job), line, membership_id, client_id, learner_id, email, null, null, made]));
  return { last: found.at(-1)?.line ?? behind, count: found.length };
}

/** The next rows whose turn it is. */
export async function nextRows(reader: Reader, job: JobId, { behind, most }: { readonly behind: number; readonly most: number }): Promise<ActionRow[]> {
  const found = await rows<StoredRow>(
    reader,
    `SELECT line, membership_id, client_id, learner_id, email, made FROM learner_action_row WHERE job_id = ? AND line > ? AND outcome IS NULL ORDER BY line LIMIT ${most}`,
    [idBytes(job), behind],
  );
  return found.map(({ line, membership_id, client_id, learner_id, email, made }) => ({
    line,
    membershipId: idFromBytes('mem', membership_id),
    clientId: idFromBytes('cli', client_id),
    learnerId: learner_id === null ? null : idFromBytes('lrn', learner_id),
    email,
    made: made === null ? null : (JSON.parse(made) as Kept),
  }));
}

/** Writes what became of rows. They are written anew, so that it is two statements for all of them; those whose client was deleted meanwhile stay gone. */
export async function noteResults(tx: Tx, job: JobId, results: ReadonlyMap<ActionRow, RowResult>): Promise<void> {
  const lines = [...results.keys()].map(({ line }) => line);
  const there = await run(tx, `DELETE FROM learner_action_row WHERE job_id = ? AND line IN (${lines.join(', ')})`, [idBytes(job)]);
  if (there === 0) return;
  if (there !== lines.length) throw new Error('Some of the rows went meanwhile: to be read again.');
  const values = [...results].map(([{ line, membershipId, clientId, learnerId, email }, { outcome, message, made }]) => [
    idBytes(job),
    line,
    idBytes(membershipId),
    idBytes(clientId),
    learnerId === null ? null : idBytes(learnerId),
    email,
    outcome,
    message.slice(0, 500),
    made === null ? null : JSON.stringify(made),
  ]);
  await insertRows(tx, 'learner_action_row', COLUMNS, values);
}

/** The report of a job, so many rows behind a line. */
export async function reportedRows(reader: Reader, job: JobId, { behind, most }: { readonly behind: number; readonly most: number }): Promise<ReportedRow[]> {
  const found = await rows<StoredRow & { outcome: RowOutcome | null; message: string | null }>(
    reader,
    `SELECT line, membership_id, email, outcome, message FROM learner_action_row WHERE job_id = ? AND line > ? ORDER BY line LIMIT ${most}`,
    [idBytes(job), behind],
  );
  return found.map(({ line, membership_id, email, outcome, message }) => ({ line, membershipId: idFromBytes('mem', membership_id), email, outcome, message }));
}

/** Deletes a portion of the rows of a job. @returns how many */
export async function forgetRows(tx: Tx, job: JobId): Promise<number> {
  const found = await rows<{ line: number }>(tx, `SELECT line FROM learner_action_row WHERE job_id = ? ORDER BY line LIMIT ${PORTION}`, [idBytes(job)]);
  if (found.length === 0) return 0;
  return run(tx, 'DELETE FROM learner_action_row WHERE job_id = ? AND line <= ?', [idBytes(job), found.at(-1)!.line]);
}

/** Deletes what jobs keep about the learners of a client that goes. A job that is not done with them has nothing left to do there. */
export async function removeActionsOfClient(tx: Tx, client: ClientId): Promise<void> {
  const found = await rows<{ job_id: Buffer; last: number }>(tx, 'SELECT job_id, MAX(line) AS last FROM learner_action_row WHERE client_id = ? GROUP BY job_id ORDER BY job_id', [idBytes(client)]);
  for (const { job_id: job, last } of found) {
    // By portions: SQLite runs a statement to its end in the one thread there is.
    for (let line = 0; line < Number(last); line += PORTION) {
      await run(tx, 'DELETE FROM learner_action_row WHERE job_id = ? AND line > ? AND line <= ? AND client_id = ?', [job, line, line + PORTION, idBytes(client)]);
    }
  }
}

/** Leaves nothing of a person in the reports of jobs but that there was somebody. */
export async function forgetPersonInActions(tx: Tx, learner: LearnerId): Promise<void> {
  await run(tx, 'UPDATE learner_action_row SET email = NULL, learner_id = NULL WHERE learner_id = ?', [idBytes(learner)]);
}
