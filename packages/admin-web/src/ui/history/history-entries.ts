import type { HistoryRowFragment } from '@portico/shared/admin';
import type { ReactNode } from 'react';
import { DOOR_WORDS } from '../words/door-words.js';
import type { HistoryEntryFacts } from './HistoryList.js';

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
    door: row.door === null ? null : `through the door ${DOOR_WORDS[row.door]}`,
    actor: row.actor.name,
    requestId: row.requestId,
    about: aboutOf(row),
  }));
}
