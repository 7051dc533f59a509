import { notifications } from '@mantine/notifications';
import { CancelJobDocument, UndoJobDocument, type JobRowFragment } from '@portico/shared/admin';
import { noteStarted } from '../server/started-jobs.js';
import { useSend } from '../server/use-send.js';
import { useStaffId } from '../server/use-staff-id.js';
import { jobName } from './job-words.js';

type NamedJob = Pick<JobRowFragment, 'id' | 'kind'>;

interface JobWays {
  /** Ends a job between two of its chunks. */
  readonly stop: (job: NamedJob) => void;
  /** Has what it did undone, by a job of its own. */
  readonly undo: (job: NamedJob) => void;
}

function sayRefused(title: string, reason: unknown): void {
  notifications.show({ title, message: reason instanceof Error ? reason.message : String(reason), autoClose: false });
}

/** What can be done with jobs. */
export function useJobWays(): JobWays {
  const sendStop = useSend(CancelJobDocument);
  const sendUndo = useSend(UndoJobDocument);
  const staffId = useStaffId();
  const stop = (job: NamedJob) => {
    sendStop({ input: { id: job.id } }).catch((error: unknown) => sayRefused(`${jobName(job)} goes on`, error));
  };
  const undo = (job: NamedJob) => {
    sendUndo({ id: job.id }).then(
      ({ undoJob }) => noteStarted(staffId, undoJob.id),
      (error: unknown) => sayRefused(`${jobName(job)} is not undone`, error),
    );
  };
  return { stop, undo };
}
