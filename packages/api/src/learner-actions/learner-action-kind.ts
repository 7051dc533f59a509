import type { Tx } from '../kernel/database.js';
import type { JobId } from '../kernel/ids.js';
import { JobFailure, type Chunk, type JobKind, type RunningJob } from '../kernel/jobs.js';
import { seesSublicense, seesWholeClient, type Scope, type SignedInStaff } from '../kernel/viewer.js';
import { placesOf, refuseClosed, WHOLE_CLIENT, type LearnersMatching, type MembershipType, type Place } from '../learners/learners.api.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import { refused, wordsOf, type ActionParts, type Doing, type Target } from './action-chunk.js';
import { inputOf, reachedOf, type ActionReached } from './action-input.js';
import { TAKES_WHOLE_CLIENT } from './action-request.js';
import { addressed, fixRows, fixUndone, forgetRows, nextRows, noteResults, type ActionRow, type RowResult } from './action-rows.js';
import { grantMany } from './grant-many.js';
import type { LearnerAction } from './learner-actions.inputs.js';
import { moveMany } from './move-many.js';
import { resendMany } from './resend-many.js';
import { revokeMany } from './revoke-many.js';
import { disableMany, enableMany, removeMany } from './status-many.js';
import { UNDOABLE } from './undo-kinds.js';
import { UNDOES } from './undo-many.js';

/** What the jobs work with. */
export interface KindParts extends ActionParts {
  readonly matching: LearnersMatching;
  readonly staff: StaffReadModel;
}

/** How many learners are written down together, and how many are acted on together: a chunk takes much less than a second. */
const FIXED_TOGETHER = 1_000;
const TOGETHER = 200;
/** Of what is done one by one within the chunk. */
const FEW_TOGETHER = 25;

const DOES: Readonly<Record<LearnerAction, Doing>> = {
  GRANT: { does: (parts, chunk) => grantMany(parts, chunk, { sublicenseId: chunk.input.sublicense!, expiresAt: null, granted: 'Access granted.' }), leadsTo: 'sublicense' },
  REVOKE: { does: revokeMany },
  MOVE: { does: moveMany, leadsTo: 'to' },
  ENABLE: { does: enableMany },
  DISABLE: { does: disableMany },
  REMOVE: { does: removeMany },
  RESEND_INVITES: { does: resendMany },
};
const ONE_BY_ONE: ReadonlySet<LearnerAction> = new Set(['ENABLE', 'DISABLE', 'RESEND_INVITES']);

/** The kinds of jobs that act on many learners, and those that undo them. */
export function learnerActionKinds(parts: KindParts): JobKind[] {
  const actions = Object.entries(DOES).map(([kind, doing]) => new LearnerActionKind(parts, kind, doing));
  return [...actions, ...UNDOABLE.map((action) => new LearnerActionKind(parts, `UNDO_${action}`, UNDOES[action]))];
}

class LearnerActionKind implements JobKind {
  readonly #parts: KindParts;
  readonly #doing: Doing;

  constructor(
    parts: KindParts,
    readonly kind: string,
    doing: Doing,
  ) {
    this.#parts = parts;
    this.#doing = doing;
  }

  forget(tx: Tx, job: JobId): Promise<number> {
    return forgetRows(tx, job);
  }

  async goOn(job: RunningJob): Promise<void> {
    const { startedBy } = job.record;
    const asking = await this.#parts.staff.viewer(this.#parts.database.reader, startedBy);
    if (asking === undefined || asking.role === 'AUDITOR') throw new JobFailure('Whoever started it may not do this any more.');
    const reached = reachedOf(job.record);
    if (reached.phase === 'FIX') return job.record.undoes === null ? this.#fix(job, asking, reached) : this.#fixUndone(job, reached.line);
    await this.#act(job, asking, reached);
  }

  /** Writes down the next of those the filter matches. */
  async #fix(job: RunningJob, asking: SignedInStaff, { after, line }: { readonly after: string | null; readonly line: number }): Promise<void> {
    const { matching, reads } = this.#parts;
    const found = await matching.of(asking.scope, inputOf(job.record).filter);
    const { ids, next } = await found.page(after, FIXED_TOGETHER);
    const members = await reads.memberships(ids);
    const people = await addressed(reads, ids.flatMap((id) => members.get(id) ?? []));
    await job.commit(async (tx) => fixed(line + (await fixRows(tx, job.record.id, { people, behind: line })), next));
  }

  /** Writes down the next of those of whom there is something to undo. */
  async #fixUndone(job: RunningJob, line: number): Promise<void> {
    const { id, undoes, total } = job.record;
    await job.commit(async (tx) => {
      const { last, count } = await fixUndone(tx, id, { of: undoes!, behind: line, most: FIXED_TOGETHER });
      const all = (line === 0 ? 0 : total) + count;
      const goesOn = count === FIXED_TOGETHER;
      return { ...fixed(last, goesOn ? '' : null), total: all, finished: !goesOn && all === 0 };
    });
  }

  async #act(job: RunningJob, asking: SignedInStaff, { line, last }: { readonly line: number; readonly last: number }): Promise<void> {
    const { action } = inputOf(job.record);
    const rows = await nextRows(this.#parts.database.reader, job.record.id, { behind: line, most: ONE_BY_ONE.has(action) ? FEW_TOGETHER : TOGETHER });
    if (rows.length === 0) return job.commit(() => Promise.resolve({ reached: { phase: 'ACT', line: last, last }, done: 0, problems: 0, finished: true }));
    const turn = new RowsInTurn(job, rows, last);
    const { settled, targets } = await this.#sort(asking, job, rows);
    if (settled.size > 0) await turn.commit(() => Promise.resolve(settled));
    await this.#doThese(asking, { job, turn }, targets);
  }

  /** Sorts out those of whom there is nothing to do, whoever they are. */
  async #sort({ scope }: SignedInStaff, job: RunningJob, rows: readonly ActionRow[]): Promise<{ readonly settled: Map<ActionRow, RowResult>; readonly targets: Target[] }> {
    const { action } = inputOf(job.record);
    const seen = await this.#parts.reads.visibleMemberships(scope, rows.map(({ membershipId }) => membershipId));
    const { places, words: nobody } = await this.#places(scope, job);
    const settled = new Map<ActionRow, RowResult>();
    const targets: Target[] = [];
    const why = (member: MembershipType | undefined): string | undefined => {
      if (member === undefined) return 'Is not in the client any more, or out of your reach.';
      if (TAKES_WHOLE_CLIENT.has(action) && !seesWholeClient(scope, member.clientId)) return WHOLE_CLIENT;
      const elsewhere = places.find(({ clientId }) => clientId !== member.clientId);
      return elsewhere === undefined ? nobody : `Is in another client than "${elsewhere.sublicenseName}".`;
    };
    for (const row of rows) {
      const member = seen.get(row.membershipId);
      const words = why(member);
      if (words === undefined) targets.push({ row, member: member! });
      else settled.set(row, refused(words));
    }
    return { settled, targets };
  }

  /** The places it leads from or to; and why nobody's turn needs to come: a place is gone, out of the reach of whoever started it by now, or nobody is let in there. */
  async #places(scope: Scope, job: RunningJob): Promise<{ readonly places: readonly Place[]; readonly words?: string | undefined }> {
    const input = inputOf(job.record);
    const ids = [input.sublicense, input.to].filter((id) => id !== null);
    const found = await placesOf(this.#parts.database.reader, ids);
    const places = [...found.values()].filter(({ clientId, sublicenseId }) => seesSublicense(scope, clientId, sublicenseId));
    if (places.length !== ids.length) return { places, words: 'The sublicense is gone, or out of your reach.' };
    const { leadsTo } = this.#doing;
    return { places, words: leadsTo === undefined ? undefined : whyClosed(found.get(input[leadsTo]!)!, job.act().now) };
  }

  /** Does it to all of them together; what is refused because of one of them is done one by one. */
  async #doThese(asking: SignedInStaff, { job, turn }: { readonly job: RunningJob; readonly turn: RowsInTurn }, targets: readonly Target[]): Promise<void> {
    if (targets.length === 0) return;
    try {
      await this.#doing.does(this.#parts, { job, asking, input: inputOf(job.record), targets, commit: (work) => turn.commit(work) });
    } catch (thrown) {
      const words = wordsOf(thrown);
      if (words === undefined) throw thrown;
      const open = targets.filter(({ row }) => turn.waits(row));
      if (open.length === 1) return turn.commit(() => Promise.resolve(new Map([[open[0]!.row, refused(words)]])));
      for (const target of open) await this.#doThese(asking, { job, turn }, [target]);
    }
  }
}

function whyClosed(place: Place, now: Date): string | undefined {
  try {
    refuseClosed(place, now);
    return undefined;
  } catch (thrown) {
    return wordsOf(thrown);
  }
}

function fixed(line: number, next: string | null): Chunk {
  const reached: ActionReached = next === null ? { phase: 'ACT', line: 0, last: line } : { phase: 'FIX', after: next, line };
  return { reached, done: 0, problems: 0, total: line, finished: next === null && line === 0 };
}

/** Rows of one turn of a job, each of which is done once. */
class RowsInTurn {
  readonly #job: RunningJob;
  readonly #last: number;
  readonly #end: number;
  #waiting: readonly ActionRow[];

  constructor(job: RunningJob, rows: readonly ActionRow[], last: number) {
    this.#job = job;
    this.#waiting = rows;
    this.#last = last;
    this.#end = rows.at(-1)!.line;
  }

  /** True for a row nothing was said of yet. */
  waits(row: ActionRow): boolean {
    return this.#waiting.includes(row);
  }

  /** Commits a chunk with what became of some of the rows. */
  async commit(work: (tx: Tx) => Promise<ReadonlyMap<ActionRow, RowResult>>): Promise<void> {
    let left = this.#waiting;
    await this.#job.commit(async (tx) => {
      const results = await work(tx);
      await noteResults(tx, this.#job.record.id, results);
      left = this.#waiting.filter((row) => !results.has(row));
      const line = left[0] === undefined ? this.#end : left[0].line - 1;
      const problems = [...results.values()].filter(({ outcome }) => outcome === 'REFUSED').length;
      return { reached: { phase: 'ACT', line, last: this.#last }, done: results.size, problems, finished: left.length === 0 && this.#end === this.#last };
    });
    this.#waiting = left;
  }
}
