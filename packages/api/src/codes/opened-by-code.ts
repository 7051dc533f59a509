import { inScope, type Condition } from '../kernel/scope-condition.js';
import type { Scope } from '../kernel/viewer.js';

/**
 * Joins to a code `k` the sublicenses `s` it opens: its own, or for a redemption code those of its batch. Two looks at a primary
 * key, one of which finds nothing.
 */
export const OPENED_BY_CODE = openedBy('k');

function openedBy(code: string): string {
  return `LEFT JOIN code_sublicense ks ON ks.code_id = ${code}.id LEFT JOIN redemption_code_batch_sublicense bs ON bs.batch_id = ${code}.batch_id
    JOIN sublicense s ON s.id = COALESCE(bs.sublicense_id, ks.sublicense_id)`;
}

/** True for codes `k` in scope: of a client given whole, or opening nothing but sublicenses given. */
export function codeInScope(scope: Scope): Condition {
  const opens = `SELECT 1 FROM code q ${openedBy('q')} WHERE q.id = k.id`;
  return inScope(scope, 'k.client_id', (given) => `(EXISTS (${opens}) AND NOT EXISTS (${opens} AND s.id NOT IN (${given})))`);
}
