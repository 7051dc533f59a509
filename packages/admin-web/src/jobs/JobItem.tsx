import type { JobRowFragment } from '@portico/shared/admin';
import { useRights } from '../server/rights.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { PlainButton } from '../ui/page/PlainButton.js';
import { momentIn } from '../ui/words/dates.js';
import { isUnderWay, jobName, jobOutcome, jobState } from './job-words.js';
import { useJobWays } from './use-job-ways.js';

/** The zone of whoever looks: a job may be about several clients. */
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** One job: how it stands, what came of it, and what can be done about it. */
export function JobItem({ job }: { readonly job: JobRowFragment }) {
  const { people } = useRights();
  const { stop, undo } = useJobWays();
  const name = jobName(job);
  const started = momentIn(job.createdAt, OWN_ZONE);
  const which = `${name}, ${started}`;
  return (
    <li className="pt-job">
      <h3>{name}</h3>
      <StateBadge {...jobState(job)} />
      {isUnderWay(job) && (
        <div className="pt-job-track" role="progressbar" aria-label={which} aria-valuenow={job.progress.percent} aria-valuemin={0} aria-valuemax={100}>
          <span style={{ width: `${job.progress.percent}%` }} />
        </div>
      )}
      <p className="pt-number">{jobOutcome(job)}</p>
      <p className="pt-note">Started {started}</p>
      <div className="pt-buttons">
        {people && isUnderWay(job) && (
          <PlainButton aria-label={`Stop: ${which}`} onClick={() => stop(job)}>
            Stop
          </PlainButton>
        )}
        {people && job.undoable && (
          <PlainButton aria-label={`Undo: ${which}`} onClick={() => undo(job)}>
            Undo
          </PlainButton>
        )}
        {job.resultsCsvUrl !== null && !isUnderWay(job) && (
          <a className="pt-link" href={job.resultsCsvUrl} download aria-label={`Results as CSV: ${which}`}>
            Results (CSV)
          </a>
        )}
      </div>
    </li>
  );
}
