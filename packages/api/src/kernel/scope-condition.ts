import { idBytes } from './ids.js';
import { marks, type SqlValue } from './sql.js';
import type { Scope } from './viewer.js';

/** A condition of SQL with what is bound to it. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/**
 * True for the rows of a list that are in scope. A scope of nothing is true for nothing.
 *
 * @param clientColumn the column that says whose a row is, such as `m.client_id`
 * @param within true for rows that lie within the given sublicenses; gets the marks their ids are bound to
 */
export function inScope(scope: Scope, clientColumn: string, within: (marks: string) => string): Condition {
  if (scope.everything) return { sql: '1 = 1', parameters: [] };
  const clients = [...scope.clients].map(idBytes);
  const sublicenses = [...scope.sublicenses.keys()].map(idBytes);
  const whole = clients.length === 0 ? '1 = 0' : `${clientColumn} IN (${marks(clients.length)})`;
  const partly = sublicenses.length === 0 ? '1 = 0' : within(marks(sublicenses.length));
  return { sql: `(${whole} OR ${partly})`, parameters: [...clients, ...sublicenses] };
}
