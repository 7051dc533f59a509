import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import type { Door } from '../kernel/door.js';
import { idBytes, newId, type ClientId, type Id, type IdType, type SublicenseId } from '../kernel/ids.js';
import { insertRows, type SqlValue } from '../kernel/sql.js';
import type { Change } from './changes.js';

/** Something that was done. */
export interface Deed {
  /** Noun and verb, such as `client.updated`. */
  readonly action: string;
  /** Whose history it is part of; null for what concerns the whole site. */
  readonly clientId: ClientId | null;
  /** What it was done to. */
  readonly subject: Id<IdType>;
  /** The one sublicense it concerns; left out when it concerns none or several. */
  readonly sublicenseId?: SublicenseId | undefined;
  /** In a sentence that names no person; longer ones are cut. */
  readonly summary: string;
  readonly changes?: readonly Change[];
  readonly door?: Door;
}

const COLUMNS = [
  'id',
  'at',
  'client_id',
  'subject_id',
  'subject_type',
  'sublicense_id',
  'actor_kind',
  'actor_id',
  'action',
  'door',
  'summary',
  'changes',
  'request_id',
];

const LONGEST_SUMMARY = 500;

/**
 * Writes down what was done, in the transaction that does it: one statement, however many. A transaction that runs again
 * after its COMMIT was lost finds its work done, and so has nothing to write down.
 */
export async function recordHistory(tx: Tx, act: Act, deeds: readonly Deed[]): Promise<void> {
  await insertRows(tx, 'history_entry', COLUMNS, deeds.map((deed) => rowOf(act, deed)));
}

function rowOf({ by, now, requestId }: Act, deed: Deed): SqlValue[] {
  const { clientId, subject, sublicenseId, action, door, summary, changes = [] } = deed;
  return [
    idBytes(newId('hst')),
    timeText(now),
    clientId === null ? null : idBytes(clientId),
    idBytes(subject),
    subject.slice(0, 3),
    sublicenseId === undefined ? null : idBytes(sublicenseId),
    by.kind,
    by.id === null ? null : idBytes(by.id),
    action,
    door ?? null,
    summary.length > LONGEST_SUMMARY ? `${summary.slice(0, LONGEST_SUMMARY - 1)}…` : summary,
    changes.length === 0 ? null : JSON.stringify(changes),
    requestId,
  ];
}
