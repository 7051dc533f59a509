import { useApolloClient } from '@apollo/client/react';
import type { JobRowFragment } from '@portico/shared/admin';
import { useEffect, useEffectEvent } from 'react';
import { takeStarted } from '../server/started-jobs.js';
import { askAgain } from '../server/under-way.js';
import { useStaffId } from '../server/use-staff-id.js';
import { sayDone } from '../ui/notices/say-done.js';
import { isUnderWay, jobEnded, jobOutcome } from './job-words.js';
import { useJobWays } from './use-job-ways.js';

/** Tells the end of each job that whoever is signed in started in this browser, once, whichever tab it was; what the page shows is then asked for anew. */
export function useJobEnds(jobs: readonly JobRowFragment[]): void {
  const client = useApolloClient();
  const { undo } = useJobWays();
  const staffId = useStaffId();
  const tell = useEffectEvent((ended: readonly JobRowFragment[]) => {
    const told = takeStarted(staffId, ended.map(({ id }) => id));
    for (const job of ended.filter(({ id }) => told.includes(id))) sayDone({ title: jobEnded(job), meaning: jobOutcome(job), ...(job.undoable && { undo: () => undo(job) }) });
    if (told.length > 0) void askAgain(client).catch(() => undefined);
  });
  useEffect(() => tell(jobs.filter((job) => !isUnderWay(job))), [jobs]);
}
