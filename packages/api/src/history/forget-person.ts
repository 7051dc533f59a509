import type { Tx } from '../kernel/database.js';
import { idBytes, type Id, type IdType } from '../kernel/ids.js';
import { rowsIn, updateEach } from '../kernel/sql.js';
import type { Change } from './changes.js';

/** The fields whose values say who somebody is. */
const PERSONAL: ReadonlySet<string> = new Set(['firstName', 'lastName', 'email', 'externalId', 'reference']);

interface EntryRow {
  id: Buffer;
  changes: string;
}

/** Takes out of entries what says who somebody is; the entries stay, with what was done and when. @param subjects what the person was to history: their account, their memberships */
export async function forgetPerson(tx: Tx, subjects: readonly Id<IdType>[]): Promise<void> {
  const found = await rowsIn<EntryRow>(tx, subjects.map(idBytes), (marks) => `SELECT id, changes FROM history_entry WHERE changes IS NOT NULL AND subject_id IN (${marks})`);
  const updates = found.flatMap(({ id, changes }) => {
    const all = JSON.parse(changes) as Change[];
    const left = all.filter(({ field }) => !PERSONAL.has(field));
    return left.length === all.length ? [] : [{ id, values: [left.length === 0 ? null : JSON.stringify(left)] }];
  });
  await updateEach(tx, 'history_entry', ['changes'], updates);
}
