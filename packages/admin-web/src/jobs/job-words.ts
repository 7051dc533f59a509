import type { JobRowFragment, JobStatus } from '@portico/shared/admin';
import type { StateForm } from '../ui/marks/StateBadge.js';
import { count, counted } from '../ui/words/numbers.js';

interface KindWords {
  /** What it does: `Grant access`. */
  readonly name: string;
  /** That it was done. */
  readonly done: string;
  /** What its rows are, where they are no learners. */
  readonly rows?: string;
  /** True for what is done whole or not at all. */
  readonly isWhole?: boolean;
}

const KINDS: Readonly<Record<string, KindWords>> = {
  GRANT: { name: 'Grant access', done: 'Access is granted' },
  REVOKE: { name: 'Revoke access', done: 'Access is revoked' },
  MOVE: { name: 'Move learners', done: 'Learners are moved' },
  ENABLE: { name: 'Enable learners', done: 'Learners are enabled' },
  DISABLE: { name: 'Disable learners', done: 'Learners are disabled' },
  REMOVE: { name: 'Remove learners', done: 'Learners are removed' },
  GENERATE_CODES: { name: 'Generate redemption codes', done: 'Redemption codes are ready', rows: 'code', isWhole: true },
  RESEND_INVITES: { name: 'Send invites again', done: 'Invites are sent again' },
};
const UNDO = 'UNDO_';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function wordsOf(kind: string): KindWords | undefined {
  const undone = kind.startsWith(UNDO) ? KINDS[kind.slice(UNDO.length)] : undefined;
  return undone === undefined ? KINDS[kind] : { name: `Undo: ${lower(undone.name)}`, done: `Undone: ${lower(undone.name)}` };
}

/** What a job does, in words. A kind that is newer than this page is told as the server names it. */
export function jobName({ kind }: Pick<JobRowFragment, 'kind'>): string {
  return wordsOf(kind)?.name ?? kind;
}

/** Whether it is still to do something. */
export function isUnderWay({ status }: { readonly status: JobStatus }): boolean {
  return status === 'QUEUED' || status === 'RUNNING';
}

/** How a job stands, in one word or two. */
export function jobState({ status, problemCount }: Pick<JobRowFragment, 'status' | 'problemCount'>): StateForm {
  if (status === 'COMPLETED') return problemCount === 0 ? { word: 'Done', tone: 'good' } : { word: 'Done, not for all', tone: 'warn' };
  if (status === 'CANCELLED') return { word: 'Stopped', tone: 'grey' };
  if (status === 'FAILED') return { word: 'Failed', tone: 'bad' };
  return status === 'QUEUED' ? { word: 'Waits', tone: 'accent', ring: true } : { word: 'Under way', tone: 'accent' };
}

/** What came of it, or how far it is. */
export function jobOutcome({ kind, status, progress: { done, total }, problemCount, failure }: JobRowFragment): string {
  const words = wordsOf(kind);
  const thing = words === undefined ? 'row' : (words.rows ?? 'learner');
  const refused = problemCount === 0 ? '' : ` ${count(problemCount)} of them could not be done: the results say why.`;
  if (status === 'COMPLETED') return refused === '' ? `${counted(done, thing)}, no problems.` : `${counted(done, thing)}.${refused}`;
  const until = words?.isWhole === true ? 'nothing of it is left' : 'what was done until then stays';
  const sofar = `${count(done)} of ${counted(total, thing)}`;
  if (status === 'FAILED') return `${failure ?? 'It could not go on.'} ${sofar}: ${until}.${refused}`;
  return status === 'CANCELLED' ? `${sofar}: ${until}.${refused}` : `${sofar}.${refused}`;
}

/** That a job has come to its end, as a title. */
export function jobEnded(job: Pick<JobRowFragment, 'kind' | 'status'>): string {
  if (job.status === 'COMPLETED') return wordsOf(job.kind)?.done ?? `${job.kind} is done`;
  return `${jobName(job)}: ${job.status === 'FAILED' ? 'failed' : 'stopped'}`;
}
