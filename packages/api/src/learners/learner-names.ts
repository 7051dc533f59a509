import { changesBetween, recordHistory, type Deed } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type LearnerId } from '../kernel/ids.js';
import { rows, run } from '../kernel/sql.js';
import { renewKeys } from './learner-keys.js';
import { takeTurns, type Turn } from './turns.js';

/** Names of a learner; what is left out stays. */
export interface LearnerNames {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}

/** As {@link renameUnderTurn}, for somebody whose turn is not taken yet. @throws NotFound when they are gone */
export async function renameLearner(tx: Tx, act: Act, id: LearnerId, names: LearnerNames): Promise<void> {
  await renameUnderTurn(await takeTurns(tx, [id]), act, names);
}

/** Changes the names by which the one learner of a turn goes in every client they are in, and tells the history of each. */
export async function renameUnderTurn({ tx, people: [id] }: Turn, act: Act, names: LearnerNames): Promise<void> {
  if (id === undefined) return;
  const [row] = await rows<{ first_name: string; last_name: string }>(tx, 'SELECT first_name, last_name FROM learner WHERE id = ?', [idBytes(id)]);
  const before = { firstName: row!.first_name, lastName: row!.last_name };
  const after = { firstName: names.firstName?.trim() ?? before.firstName, lastName: names.lastName?.trim() ?? before.lastName };
  const changes = changesBetween(before, after);
  if (changes.length === 0) return;
  await run(tx, 'UPDATE learner SET first_name = ?, last_name = ? WHERE id = ?', [after.firstName, after.lastName, idBytes(id)]);
  await renewKeys(tx, [id]);
  const deed = { action: 'learner.renamed', summary: 'Changed the name.', changes } as const;
  const everywhere = await subjectsOf(tx, id);
  await recordHistory(tx, act, (everywhere.length === 0 ? [{ clientId: null, subject: id }] : everywhere).map((where) => ({ ...deed, ...where })));
}

/** The learner within each client they are in, and not only invited to: there it is nobody's business yet. */
export async function subjectsOf(tx: Tx, id: LearnerId): Promise<Pick<Deed, 'clientId' | 'subject'>[]> {
  const found = await rows<{ id: Buffer; client_id: Buffer }>(tx, 'SELECT id, client_id FROM membership WHERE learner_id = ? AND invited_last_name IS NULL ORDER BY id', [idBytes(id)]);
  return found.map((row) => ({ clientId: idFromBytes('cli', row.client_id), subject: idFromBytes('mem', row.id) }));
}
