import type { Door, HistoryRowFragment } from '@portico/shared/admin';
import type { ReactNode } from 'react';
import type { HistoryEntryFacts } from './HistoryList.js';

/** Through which door, as the rest of a sentence. */
const THROUGH: Record<Door, string> = {
  INVITE: 'through an invite',
  BULK_IMPORT: 'through a bulk import',
  REGISTRATION_CODE: 'through a registration code',
  REDEMPTION_CODE: 'through a redemption code',
  SINGLE_SIGN_ON: 'through single sign-on',
  STAFF: 'by the hand of staff',
};

/**
 * What the API tells of what was done, as it is shown.
 *
 * @param aboutOf what an entry was done to, where the list is about more than one thing
 */
export function historyEntries(rows: readonly HistoryRowFragment[], aboutOf: (row: HistoryRowFragment) => ReactNode = () => undefined): HistoryEntryFacts[] {
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    summary: row.summary,
    changes: row.changes,
    door: row.door === null ? null : THROUGH[row.door],
    actor: row.actor.name,
    requestId: row.requestId,
    about: aboutOf(row),
  }));
}
