import { describe, expect, it } from '@jest/globals';
import type { JobRowFragment } from '@portico/shared/admin';
import { jobEnded, jobName, jobOutcome, jobState } from './job-words.js';

const JOB: JobRowFragment = { id: 'job_1', kind: 'GRANT', status: 'COMPLETED', progress: { done: 25, total: 25, percent: 100 }, problemCount: 0, failure: null, resultsCsvUrl: null, undoable: true, createdAt: '2026-11-22T12:00:00.000Z' };
const job = (changes: Partial<JobRowFragment>): JobRowFragment => ({ ...JOB, ...changes });
const HALF = { done: 12, total: 1_284, percent: 0 };

describe('the words of a job', () => {
  it('name what it does, also where it undoes another, and a newer kind as the server does', () => {
    expect(['GRANT', 'UNDO_DISABLE', 'EXPORT', 'UNDO_EXPORT'].map((kind) => jobName({ kind }))).toEqual(['Grant access', 'Undo: disable learners', 'EXPORT', 'UNDO_EXPORT']);
    expect(jobEnded(JOB)).toBe('Access is granted');
    expect(jobEnded(job({ kind: 'UNDO_DISABLE' }))).toBe('Undone: disable learners');
    expect(jobEnded(job({ status: 'CANCELLED' }))).toBe('Grant access: stopped');
  });

  it('tell apart what was done for all from what was not', () => {
    expect([jobState(JOB).word, jobOutcome(JOB)]).toEqual(['Done', '25 learners, no problems.']);
    const partly = job({ problemCount: 3 });
    expect([jobState(partly).word, jobOutcome(partly)]).toEqual(['Done, not for all', '25 learners. 3 of them could not be done: the results say why.']);
  });

  it('tell that of codes none is left where not all could be made', () => {
    expect(jobEnded(job({ kind: 'GENERATE_CODES' }))).toBe('Redemption codes are ready');
    expect(jobOutcome(job({ kind: 'GENERATE_CODES', status: 'CANCELLED', progress: HALF }))).toBe('12 of 1,284 codes: nothing of it is left.');
  });

  it('tell how far it got, and that what was done stays', () => {
    expect(jobOutcome(job({ status: 'RUNNING', progress: HALF }))).toBe('12 of 1,284 learners.');
    expect(jobOutcome(job({ status: 'CANCELLED', progress: HALF }))).toBe('12 of 1,284 learners: what was done until then stays.');
    expect(jobOutcome(job({ status: 'FAILED', progress: HALF, failure: 'The sublicense is gone.' }))).toBe('The sublicense is gone. 12 of 1,284 learners: what was done until then stays.');
  });
});
