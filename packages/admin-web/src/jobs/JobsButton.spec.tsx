import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import type { JobStatus } from '@portico/shared/admin';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith, type Answers } from '../../test/server.js';
import { noteStarted, takeStarted } from '../server/started-jobs.js';
import { Notices } from '../ui/notices/Notices.js';
import { JobsButton } from './JobsButton.js';

const PAGE_INFO = { __typename: 'PageInfo', hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
const job = (id: string, status: JobStatus, changes: object = {}) => ({
  __typename: 'Job', id, kind: 'DISABLE', status, progress: { __typename: 'Progress', done: status === 'COMPLETED' ? 4 : 1, total: 4, percent: status === 'COMPLETED' ? 100 : 25 },
  problemCount: 0, failure: null, resultsCsvUrl: `/jobs/${id}.csv`, undoable: status === 'COMPLETED', createdAt: '2026-11-22T12:00:00.000Z', ...changes,
});
const jobs = (...nodes: object[]) => ({ data: { jobs: { __typename: 'JobConnection', nodes, pageInfo: PAGE_INFO, totalCount: nodes.length, totalCountIsExact: true } } });

const { fetch } = globalThis;

function open(answers: Answers, at = '/', staffRole: 'OWNER' | 'AUDITOR' = 'OWNER') {
  const sent = serverWith(answers);
  render(<Page at={at} staffRole={staffRole}><Notices /><JobsButton /></Page>);
  return sent;
}

describe('jobs in the top bar', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    notifications.clean();
    cleanup();
    globalThis.fetch = fetch;
  });

  it('are not there while there never was any', async () => {
    const sent = open({ Jobs: [jobs()] });
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('are looked at again and again while one is under way, and the end of one that was started here is told, with the way back', async () => {
    noteStarted('', 'job_1');
    const sent = open({ Jobs: [jobs(job('job_1', 'RUNNING')), jobs(job('job_1', 'COMPLETED'))], UndoJob: [{ data: { undoJob: job('job_2', 'QUEUED', { kind: 'UNDO_DISABLE' }) } }] });
    await screen.findByRole('button', { name: 'Jobs: 1 job under way, 25 %' });
    await screen.findByText('Learners are disabled');
    expect(screen.getByText('4 learners, no problems.')).toBeTruthy();
    expect(takeStarted('', ['job_1'])).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }));
    await waitFor(() => expect(sent.find(({ operation }) => operation === 'UndoJob')?.variables).toEqual({ id: 'job_1' }));
    await waitFor(() => expect(takeStarted('', ['job_2'])).toEqual(['job_2']));
  });

  it('that were started in another tab are looked at here from then on, and told here', async () => {
    const sent = open({ Jobs: [jobs(), jobs(job('job_1', 'RUNNING')), jobs(job('job_1', 'COMPLETED'))] });
    await waitFor(() => expect(sent).toHaveLength(1));
    noteStarted('', 'job_1');
    window.dispatchEvent(new StorageEvent('storage', { key: 'portico-started-jobs:' }));
    await screen.findByText('Learners are disabled');
    expect(takeStarted('', ['job_1'])).toEqual([]);
  });

  it('that others started are told by nobody, though it was in this browser', async () => {
    noteStarted('stf_2', 'job_1');
    open({ Jobs: [jobs(job('job_1', 'COMPLETED'))] });
    await screen.findByRole('button', { name: 'Jobs' });
    expect(screen.queryByText('Learners are disabled')).toBeNull();
  });

  it('stand in a drawer with what can be done about each: stop, undo, get the results', async () => {
    const sent = open({ Jobs: [jobs(job('job_2', 'RUNNING'), job('job_1', 'COMPLETED', { problemCount: 1 }))], CancelJob: [{ data: { cancelJob: job('job_2', 'CANCELLED') } }] }, '/?jobs=1');
    const list = await screen.findByRole('list', { name: 'Jobs' });
    const [running, ended] = await within(list).findAllByRole('listitem');
    expect(within(running!).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    expect(within(running!).queryByRole('link')).toBeNull();
    expect(within(ended!).getByText('4 learners. 1 of them could not be done: the results say why.')).toBeTruthy();
    expect(within(ended!).getByRole('link', { name: /Results as CSV: Disable learners/ }).getAttribute('href')).toBe('/jobs/job_1.csv');
    expect(within(ended!).getByRole('button', { name: /^Undo: Disable learners/ })).toBeTruthy();
    fireEvent.click(within(running!).getByRole('button', { name: /^Stop: Disable learners/ }));
    await waitFor(() => expect(sent.find(({ operation }) => operation === 'CancelJob')?.variables).toEqual({ input: { id: 'job_2' } }));
  });

  it('are only looked at by auditors', async () => {
    open({ Jobs: [jobs(job('job_2', 'RUNNING'), job('job_1', 'COMPLETED'))] }, '/?jobs=1', 'AUDITOR');
    const list = await screen.findByRole('list', { name: 'Jobs' });
    expect(within(list).queryByRole('button')).toBeNull();
  });
});
