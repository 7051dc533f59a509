import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith, type Sent } from '../../test/server.js';
import { LearnerDrawer } from './LearnerDrawer.js';

const MEMBERSHIP = {
  __typename: 'Membership', id: 'mem_1', status: 'ACTIVE', joinedThrough: 'STAFF', joinedAt: '2026-01-01T00:00:00.000Z', externalId: null, accesses: [],
  learner: { __typename: 'Learner', id: 'lrn_1', firstName: 'Nora', lastName: 'Newcomer', email: 'nora@example.test', lastSeenAt: null },
  client: { __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', timeZone: 'UTC', expiresAt: null },
};

const answered = { data: { node: MEMBERSHIP } };

/** Opens the drawer, and waits for what it is about. */
async function open(answers: Record<string, unknown[]>, { role = 'OWNER', at = '/' }: { readonly role?: 'OWNER' | 'CLIENT_ADMIN' | 'AUDITOR'; readonly at?: string } = {}) {
  const closed = jest.fn();
  const sent = serverWith({ Membership: [answered], ...answers });
  render(<Page staffRole={role} at={at}><LearnerDrawer id="mem_1" onClose={closed} /></Page>);
  await screen.findByText(/Learner of/);
  return { sent, closed };
}

const of = (sent: readonly Sent[], operation: string) => sent.filter((one) => one.operation === operation).map(({ variables }) => variables);
const shown = (name: string) => screen.queryByRole('button', { name, hidden: true });

// Loaded behind the page: here before, so that no test waits for it.
beforeAll(async () => {
  await import('./LearnerDialogs.js');
});

describe('the drawer of a learner', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    cleanup();
    jest.restoreAllMocks();
    globalThis.fetch = fetch;
  });

  it('erases a person only once their address was typed again', async () => {
    const { sent, closed } = await open({ EraseLearner: [{ data: { eraseLearner: 'lrn_1' } }] }, { at: '/?do=erase' });
    const field = await screen.findByLabelText(/^Type their address: nora@example.test/);
    expect(field.getAttribute('aria-invalid')).toBeNull();
    fireEvent.change(field, { target: { value: 'nora@example' } });
    fireEvent.click(screen.getByRole('button', { name: /^Erase learner(?! …)/ }));
    await waitFor(() => expect(screen.getByText('Type nora@example.test to erase them.')).toBeTruthy());
    expect([of(sent, 'EraseLearner'), closed.mock.calls]).toEqual([[], []]);
    fireEvent.change(field, { target: { value: ' Nora@Example.test ' } });
    fireEvent.click(screen.getByRole('button', { name: /^Erase learner(?! …)/ }));
    await waitFor(() => expect(closed).toHaveBeenCalled());
    expect(of(sent, 'EraseLearner')).toEqual([{ input: { id: 'lrn_1' } }]);
  });

  it('asks where the data is when it is wanted, and gets it from its own address', async () => {
    const { sent } = await open({ LearnerData: [{ data: { node: { __typename: 'Membership', id: 'mem_1', dataUrl: 'https://learn.test/exports/learners/mem_1.json' } } }] });
    expect(of(sent, 'LearnerData')).toEqual([]);
    const got: string[] = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      got.push(this.href);
    });
    fireEvent.click(shown('Download data')!);
    await waitFor(() => expect(got).toEqual([new URL('/exports/learners/mem_1.json', location.href).href]));
    expect(of(sent, 'LearnerData')).toEqual([{ id: 'mem_1' }]);
  });

  it('offers erasing to owners alone, and the data to whoever looks after the whole client', async () => {
    const offered = async (role: 'OWNER' | 'CLIENT_ADMIN' | 'AUDITOR') => {
      await open({}, { role });
      const found = ['Grant access', 'Download data', 'Remove from client …', 'Erase learner …'].filter((name) => shown(name) !== null);
      cleanup();
      return found;
    };
    expect(await offered('OWNER')).toEqual(['Grant access', 'Download data', 'Remove from client …', 'Erase learner …']);
    expect(await offered('CLIENT_ADMIN')).toEqual(['Grant access', 'Download data', 'Remove from client …']);
    expect(await offered('AUDITOR')).toEqual(['Download data']);
  });
});
