import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type AccessId, type LearnerId, type MembershipId } from '../kernel/ids.js';
import { anyRow } from '../kernel/list-paths.js';
import { inScope, type Condition } from '../kernel/scope-condition.js';
import { rowsIn } from '../kernel/sql.js';
import type { Scope } from '../kernel/viewer.js';

/** True for memberships `m` in scope: of a client given whole, or with an access to a sublicense given. */
function membershipInScope(scope: Scope): Condition {
  return inScope(scope, 'm.client_id', (given) => `EXISTS (SELECT 1 FROM access seen WHERE seen.membership_id = m.id AND seen.sublicense_id IN (${given}))`);
}

/** True for the learner in a column who has a membership in scope. Tried row by row, so that a list keeps its order. */
export function learnerInScope(scope: Scope, learnerColumn: string): Condition {
  const seen = membershipInScope(scope);
  return anyRow('membership m', `m.learner_id = ${learnerColumn} AND ${seen.sql}`, seen.parameters);
}

/** Those of the given learners who are in scope: who has a membership in it, or everybody for who sees everything. */
export async function learnersInScope(reader: Reader, scope: Scope, ids: readonly LearnerId[]): Promise<Set<LearnerId>> {
  const seen = membershipInScope(scope);
  const select = scope.everything
    ? (list: string) => `SELECT id FROM learner WHERE erased_at IS NULL AND id IN (${list})`
    : (list: string) => `SELECT DISTINCT m.learner_id AS id FROM membership m WHERE ${seen.sql} AND m.learner_id IN (${list})`;
  const found = await rowsIn<{ id: Buffer }>(reader, ids.map(idBytes), select, seen.parameters);
  return new Set(found.map((row) => idFromBytes('lrn', row.id)));
}

/** Those of the given memberships that are in scope, with their learners. */
export async function membershipsInScope(reader: Reader, scope: Scope, ids: readonly MembershipId[]): Promise<Map<MembershipId, LearnerId>> {
  const seen = membershipInScope(scope);
  const found = await rowsIn<{ id: Buffer; learner_id: Buffer }>(
    reader,
    ids.map(idBytes),
    (list) => `SELECT m.id, m.learner_id FROM membership m WHERE ${seen.sql} AND m.id IN (${list})`,
    seen.parameters,
  );
  return new Map(found.map((row) => [idFromBytes('mem', row.id), idFromBytes('lrn', row.learner_id)]));
}

/** Those of the given accesses that are in scope, with their learners. */
export async function accessesInScope(reader: Reader, scope: Scope, ids: readonly AccessId[]): Promise<Map<AccessId, LearnerId>> {
  const seen = inScope(scope, 'm.client_id', (given) => `a.sublicense_id IN (${given})`);
  const found = await rowsIn<{ id: Buffer; learner_id: Buffer }>(
    reader,
    ids.map(idBytes),
    (list) => `SELECT a.id, m.learner_id FROM access a JOIN membership m ON m.id = a.membership_id WHERE ${seen.sql} AND a.id IN (${list})`,
    seen.parameters,
  );
  return new Map(found.map((row) => [idFromBytes('acc', row.id), idFromBytes('lrn', row.learner_id)]));
}
