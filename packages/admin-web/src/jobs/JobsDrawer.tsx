import { JobsDocument } from '@portico/shared/admin';
import { useSearchParams } from 'react-router';
import { useAsked } from '../server/use-asked.js';
import { EarlierPages } from '../ui/list/EarlierPages.js';
import { SideDrawer } from '../ui/overlay/SideDrawer.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { JobItem } from './JobItem.js';
import './jobs.css';

/** How many are shown at once. */
const SHOWN = 20;

/** Every job in reach, the newest first. Those under way go on while the drawer is open, and when it is not. */
export function JobsDrawer({ onClose }: { readonly onClose: () => void }) {
  const [params, setParams] = useSearchParams();
  const after = params.get('jobs-after');
  const { data, fault, again } = useAsked(JobsDocument, { first: SHOWN, ...(after !== null && { after }) });
  const go = (cursor: string | null) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (cursor === null) next.delete('jobs-after');
      else next.set('jobs-after', cursor);
      return next;
    });
  const jobs = data?.jobs;
  return (
    <SideDrawer title="Jobs" under="Long work goes on by itself, whether this page is open or not." opened onClose={onClose}>
      <div className="pt-drawer-body">
        {fault !== null && <FaultStrip title="The jobs could not be read." fault={fault} onRetry={again} />}
        {jobs?.nodes.length === 0 && <p className="pt-dim">None yet. What is done to many learners at once stands here, for 90 days.</p>}
        <ul className="pt-job-list" aria-label="Jobs">
          {jobs?.nodes.map((job) => (
            <JobItem key={job.id} job={job} />
          ))}
        </ul>
        {jobs !== undefined && <EarlierPages isFirst={after === null} hasMore={jobs.pageInfo.hasNextPage} onNewest={() => go(null)} onEarlier={() => go(jobs.pageInfo.endCursor)} />}
      </div>
    </SideDrawer>
  );
}
