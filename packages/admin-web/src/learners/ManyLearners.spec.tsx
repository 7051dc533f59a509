import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith, type Answers } from '../../test/server.js';
import { takeStarted } from '../server/started-jobs.js';
import { LearnersList } from './LearnersList.js';

const ACME = { __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', timeZone: 'UTC' };
const GLOBEX = { __typename: 'Client', id: 'cli_2', name: 'Globex', slug: 'globex', timeZone: 'UTC' };
const member = (name: string, client = ACME) => ({
  __typename: 'Membership', id: `mem_${name}`, status: 'ACTIVE', joinedThrough: 'STAFF', joinedAt: '2026-01-01T00:00:00.000Z', externalId: null, accesses: [],
  learner: { __typename: 'Learner', id: `lrn_${name}`, firstName: name, lastName: 'N', email: `${name}@example.test`, lastSeenAt: null }, client,
});
const page = (nodes: object[], totalCount = 1_284) => ({ data: { learners: { __typename: 'LearnerConnection', nodes, totalCount, totalCountIsExact: true, pageInfo: { __typename: 'PageInfo', hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'z' } } } });
const sublicense = (id: string, name: string, available: number | null) => ({ __typename: 'Sublicense', id, name, sku: null, isMain: false, expiresAt: null, accessDays: null, path: [name], parent: null, seats: { __typename: 'Seats', limit: available, taken: 0, available, overBy: 0 } });
const CHOICES = { data: { client: { __typename: 'Client', id: 'cli_1', sublicenses: [sublicense('sub_1', 'EMEA', 1), sublicense('sub_2', 'APAC', null)] } } };
const JOB = { __typename: 'Job', id: 'job_1', kind: 'GRANT', status: 'QUEUED', progress: { __typename: 'Progress', done: 0, total: 2, percent: 0 }, problemCount: 0, failure: null, resultsCsvUrl: null, undoable: false, createdAt: '2026-11-22T12:00:00.000Z' };
const dry = (matching: number) => ({ data: { runLearnerAction: { __typename: 'LearnerActionStarted', matching, job: null } } });
const begun = (matching: number) => ({ data: { runLearnerAction: { __typename: 'LearnerActionStarted', matching, job: JOB } } });

const { fetch } = globalThis;
const tick = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name: `Select ${name}` }));
const bar = () => within(screen.getByRole('region', { name: 'Chosen rows' }));
const items = async () => {
  fireEvent.click(bar().getByRole('button', { name: 'More' }));
  return (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent);
};

interface Opening {
  readonly of?: typeof ACME | null;
  readonly clients?: readonly string[];
  readonly staffRole?: 'OWNER' | 'CLIENT_MANAGER';
}

async function opened(answers: Answers, { of = ACME, clients = ['cli_1'], staffRole = 'OWNER' }: Opening = {}) {
  const sent = serverWith({ Learners: [page([member('Ada'), member('Bo'), member('Cy', of === null ? GLOBEX : ACME)])], SublicenseChoices: [CHOICES], ...answers });
  render(<Page staffRole={staffRole} clients={clients}>{of === null ? <LearnersList /> : <LearnersList client={of} />}</Page>);
  await screen.findByRole('checkbox', { name: 'Select Ada N' });
  return sent;
}

const actionsSent = (sent: Awaited<ReturnType<typeof opened>>) => sent.filter(({ operation }) => operation === 'RunLearnerAction').map(({ variables }) => (variables as { readonly input: object }).input);

// Loaded behind the page: here before, so that no test waits for it.
beforeAll(async () => {
  await import('./BulkDialog.js');
});

describe('many learners', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('are granted a sublicense together: counted first, told what the seats come to, begun once, and let go of', async () => {
    const sent = await opened({ RunLearnerAction: [dry(2), new TypeError('Failed to fetch'), begun(2)] });
    tick('Ada N');
    tick('Cy N');
    expect(bar().getByText('2 selected')).toBeTruthy();
    fireEvent.click(bar().getByRole('button', { name: 'Grant access …' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Grant access to 2 learners' }));
    expect(actionsSent(sent)).toEqual([]);
    await dialog.findByRole('option', { name: /EMEA/ });
    fireEvent.change(dialog.getByLabelText('Sublicense'), { target: { value: 'sub_1' } });
    await dialog.findByText('EMEA has 1 seat left: the first 1 get one, and up to 1 learner none.');
    await dialog.findByText('It is about 2 learners.');
    const what = { action: 'GRANT', membershipIds: ['mem_Ada', 'mem_Cy'], sublicenseId: 'sub_1' };
    expect(actionsSent(sent)).toEqual([{ ...what, dryRun: true }]);
    for (const attempt of [1, 2]) {
      fireEvent.click(dialog.getByRole('button', { name: /^Grant access/ }));
      await waitFor(() => expect(actionsSent(sent)).toHaveLength(1 + attempt));
      if (attempt === 1) await dialog.findByText(/The server did not answer/);
    }
    const [, first, again] = actionsSent(sent);
    expect(first).toMatchObject({ ...what, dryRun: false });
    expect(again).toEqual(first);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('region', { name: 'Chosen rows' })).toBeNull();
    expect(takeStarted('', ['job_1'])).toEqual(['job_1']);
  });

  it('that match are chosen as the filter says it, and counted by the server', async () => {
    const sent = await opened({ RunLearnerAction: [dry(1_290), begun(1_290)] });
    tick('Ada N');
    fireEvent.click(bar().getByRole('button', { name: 'Select all 1,284' }));
    expect(bar().getByText('All 1,284 selected')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select Bo N' }).checked).toBe(true);
    fireEvent.click(bar().getByRole('button', { name: 'Disable …' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Disable 1,290 learners' }));
    expect(dialog.getByText('It is about 1,290 learners, all that the list matches.')).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: /^Disable/ }));
    await waitFor(() => expect(actionsSent(sent)).toHaveLength(2));
    expect(actionsSent(sent)[1]).toMatchObject({ action: 'DISABLE', filter: { clientId: 'cli_1' }, dryRun: false });
    expect(actionsSent(sent)[1]).not.toHaveProperty('membershipIds');
  });

  it('are no longer all once one is taken out', async () => {
    await opened({});
    tick('Ada N');
    fireEvent.click(bar().getByRole('button', { name: 'Select all 1,284' }));
    tick('Bo N');
    expect(bar().getByText('2 selected')).toBeTruthy();
  });

  it('of several clients are offered nothing that is about one sublicense, and it is said why', async () => {
    await opened({}, { of: null });
    tick('Ada N');
    expect(bar().getByRole('button', { name: 'Grant access …' })).toBeTruthy();
    tick('Cy N');
    expect(bar().queryByRole('button', { name: 'Grant access …' })).toBeNull();
    expect(await items()).toEqual(['Send invites again …', 'Remove from client …']);
    expect(screen.getByText('To grant, move or revoke, choose learners of one client.')).toBeTruthy();
  });

  it('are offered to managers of single sublicenses for what touches these alone', async () => {
    await opened({}, { staffRole: 'CLIENT_MANAGER', clients: [] });
    tick('Ada N');
    expect(await items()).toEqual(['Revoke access …', 'Send invites again …']);
    expect(bar().getByRole('button', { name: 'Move …' })).toBeTruthy();
  });

  it('are told why when the server refuses to count them', async () => {
    await opened({ RunLearnerAction: [{ errors: [{ message: 'This takes rights over the whole client.', extensions: { code: 'FORBIDDEN', requestId: 'r1' } }] }] });
    tick('Ada N');
    fireEvent.click(bar().getByRole('button', { name: 'Disable …' }));
    await screen.findByText(/This takes rights over the whole client/);
  });
});
