import { useQuery } from '@apollo/client/react';
import { JobsDocument, type JobRowFragment } from '@portico/shared/admin';
import { Suspense, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { onStartedElsewhere } from '../server/started-jobs.js';
import { lazySoon } from '../ui/overlay/lazy-soon.js';
import { counted } from '../ui/words/numbers.js';
import { isUnderWay } from './job-words.js';
import './jobs.css';
import { useJobEnds } from './use-job-ends.js';

const JobsDrawer = lazySoon(async () => (await import('./JobsDrawer.js')).JobsDrawer);

/** How many jobs are looked at: more are seldom under way at once. */
const WATCHED = 20;
/** Milliseconds between two looks while something is under way. */
const LOOK_MS = 700;

const NONE: readonly JobRowFragment[] = [];

function useWatched(): readonly JobRowFragment[] {
  const { data, previousData, startPolling, stopPolling, refetch } = useQuery(JobsDocument, { variables: { first: WATCHED }, fetchPolicy: 'cache-and-network', skipPollAttempt: () => document.visibilityState === 'hidden' });
  const jobs = (data ?? previousData)?.jobs.nodes ?? NONE;
  const isBusy = jobs.some(isUnderWay);
  useEffect(() => {
    if (!isBusy) return undefined;
    startPolling(LOOK_MS);
    return stopPolling;
  }, [isBusy, startPolling, stopPolling]);
  // A job of another tab is news here: from then on it is looked at here, too.
  useEffect(() => onStartedElsewhere(() => void refetch().catch(() => undefined)), [refetch]);
  useJobEnds(jobs);
  return jobs;
}

/** How far all that is under way has got, 0 to 100. */
function percentOf(jobs: readonly JobRowFragment[]): number {
  const sum = (part: 'done' | 'total') => jobs.reduce((all, { progress }) => all + progress[part], 0);
  return Math.floor((100 * sum('done')) / Math.max(1, sum('total')));
}

/** Long work, seen from every page: how far it is, and the way to all of it. Not there while there never was any. */
export function JobsButton() {
  const [params, setParams] = useSearchParams();
  const jobs = useWatched();
  const underWay = jobs.filter(isUnderWay);
  const percent = percentOf(underWay);
  const show = (open: boolean) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        next.delete('jobs-after');
        if (open) next.set('jobs', '1');
        else next.delete('jobs');
        return next;
      },
      { preventScrollReset: true },
    );
  const busy = counted(underWay.length, 'job');
  return (
    <>
      {jobs.length > 0 && (
        <button type="button" className="pt-jobs" data-busy={underWay.length > 0 || undefined} aria-label={underWay.length === 0 ? 'Jobs' : `Jobs: ${busy} under way, ${percent} %`} onClick={() => show(true)}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <circle cx="8" cy="8" r="6" pathLength="100" />
            {underWay.length > 0 && <circle cx="8" cy="8" r="6" pathLength="100" strokeDasharray={`${Math.max(4, percent)} 100`} data-done />}
          </svg>
          <span className="pt-number">{underWay.length === 0 ? 'Jobs' : busy}</span>
        </button>
      )}
      <span className="pt-hidden" role="status">
        {underWay.length > 0 && `${busy} under way`}
      </span>
      <Suspense>{params.get('jobs') !== null && <JobsDrawer onClose={() => show(false)} />}</Suspense>
    </>
  );
}
