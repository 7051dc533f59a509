import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { serverWith, type Answers, type Sent } from '../../test/server.js';
import { App } from './App.js';

const ANONYMOUS = { data: { viewer: { __typename: 'Anonymous' } } };
const OWNER = { data: { viewer: { __typename: 'Staff', id: 'stf_1', name: 'Ada Byron', email: 'ada@example.com', role: 'OWNER' } } };
const SIGNED_IN = { data: { signIn: { __typename: 'SignedIn' } } };
const NOBODY = { errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED', requestId: 'r1' } }] };

const counted = { __typename: 'Connection', totalCount: 0, totalCountIsExact: true };
const COUNTS = { data: { clients: counted, expiring: counted, full: counted, disabled: counted, learners: counted, registrationCodes: counted, redemptionCodeBatches: counted } };
const NO_CLIENTS = { data: { clients: { ...counted, nodes: [], pageInfo: { __typename: 'PageInfo', hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } } } };
const PAGES = { SiteCounts: [COUNTS], Clients: [NO_CLIENTS] };

function openWith(answers: Answers): Sent[] {
  const sent = serverWith({ ...PAGES, ...answers });
  render(<App />);
  return sent;
}

function fill(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

async function signIn(): Promise<void> {
  await screen.findByRole('heading', { name: 'Sign in' });
  fill('E-mail', 'ada@example.com');
  fill('Password', 'seven quiet herons');
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

const sentOf = (sent: readonly Sent[], operation: string) => sent.filter((one) => one.operation === operation).map(({ variables }) => variables);

describe('the admin app', () => {
  const { fetch } = globalThis;

  beforeEach(() => window.history.replaceState(null, '', '/admin/clients'));
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('asks a stranger to sign in, and then shows the page they came for', async () => {
    const sent = openWith({ Viewer: [ANONYMOUS, OWNER], SignIn: [SIGNED_IN] });
    await signIn();
    await screen.findByRole('heading', { name: 'No clients yet' });
    expect(sentOf(sent, 'SignIn')).toEqual([{ input: { email: 'ada@example.com', password: 'seven quiet herons' } }]);
    expect(window.location.pathname).toBe('/admin/clients');
  });

  it('asks what was given to somebody once they are signed in, and of owners nothing', async () => {
    const manager = { data: { viewer: { ...OWNER.data.viewer, role: 'CLIENT_MANAGER' } } };
    const sent = openWith({ Viewer: [ANONYMOUS, manager], SignIn: [SIGNED_IN], OwnScope: [{ data: { viewer: { __typename: 'Staff', id: 'stf_1', clients: [], sublicenses: [] } } }] });
    await signIn();
    await waitFor(() => expect(sentOf(sent, 'OwnScope')).toHaveLength(1));
    const order = sent.map(({ operation }) => operation);
    expect(order.indexOf('OwnScope')).toBeGreaterThan(order.indexOf('SignIn'));
    cleanup();
    const owners = openWith({ Viewer: [OWNER] });
    await screen.findByRole('heading', { name: 'No clients yet' });
    expect(sentOf(owners, 'OwnScope')).toEqual([]);
  });

  it('says a refused sign-in where it belongs, and keeps the address', async () => {
    openWith({ Viewer: [ANONYMOUS], SignIn: [{ data: { signIn: { __typename: 'SignInRefused', message: 'No account has this address with this password.' } } }] });
    await signIn();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe('No account has this address with this password.');
    expect(document.activeElement).toBe(alert);
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('ada@example.com');
  });

  it('makes the first owner by the link, with the sample where they want it, and takes the token out of the address', async () => {
    window.history.replaceState(null, '', '/admin/clients#setup=s3cret-t0ken');
    const sent = openWith({ Viewer: [ANONYMOUS, OWNER], SetUpOwner: [{ data: { setUpOwner: { __typename: 'SignedIn' } } }] });
    await screen.findByRole('heading', { name: 'Set up Portico' });
    fill('Your name', 'Ada Byron');
    fill('E-mail', 'ada@example.com');
    fill('Password', 'seven quiet herons');
    fireEvent.click(screen.getByRole('checkbox', { name: /sample/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Become the owner' }));
    await screen.findByRole('heading', { name: 'No clients yet' });
    expect(sentOf(sent, 'SetUpOwner')).toEqual([{ input: { token: 's3cret-t0ken', name: 'Ada Byron', email: 'ada@example.com', password: 'seven quiet herons', sampleData: true } }]);
    expect(window.location.hash).toBe('');
  });

  it('signs out and asks to sign in again, and asks for nothing else as nobody', async () => {
    const sent = openWith({ Viewer: [OWNER, ANONYMOUS], SignOut: [{ data: { signOut: true } }] });
    fireEvent.click(await screen.findByRole('button', { name: 'You: Ada Byron' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(sent.slice(sent.findIndex(({ operation }) => operation === 'SignOut')).map(({ operation }) => operation)).toEqual(['SignOut', 'Viewer']);
  });

  it('says of an address that leads nowhere that there is no such page, in the name of the document too', async () => {
    window.history.replaceState(null, '', '/admin/nowhere');
    openWith({ Viewer: [OWNER] });
    await screen.findByRole('heading', { level: 1, name: 'There is no such page' });
    expect(document.title).toBe('There is no such page · Portico');
    window.history.replaceState(null, '', '/admin/clients');
  });

  it('leads to the playground', async () => {
    openWith({ Viewer: [OWNER] });
    fireEvent.click(await screen.findByRole('button', { name: 'You: Ada Byron' }));
    expect((await screen.findByRole('menuitem', { name: 'GraphQL playground' })).getAttribute('href')).toBe('/graphql');
  });

  it('says when the server cannot be reached, and tries again', async () => {
    openWith({ Viewer: [new TypeError('Failed to fetch'), ANONYMOUS] });
    expect((await screen.findByRole('alert')).textContent).toContain('The server did not answer.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { name: 'Sign in' });
  });

  it('asks for a page of a list once when the server does not answer, and keeps the rows that are there', async () => {
    const row = { __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', status: 'ACTIVE', landingUrl: 'https://learn.test/acme', expiresAt: null, timeZone: 'UTC', seats: { __typename: 'Seats', limit: null, taken: 0, available: null, overBy: 0 }, sublicenses: [] };
    const first = { data: { clients: { ...NO_CLIENTS.data.clients, totalCount: 30, nodes: [row], pageInfo: { ...NO_CLIENTS.data.clients.pageInfo, hasNextPage: true, endCursor: 'c25' } } } };
    const sent = openWith({ Viewer: [OWNER], Clients: [first, new TypeError('Failed to fetch')] });
    await screen.findByRole('link', { name: 'Acme' });
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('The list could not be refreshed.');
    fireEvent.click(screen.getByRole('button', { name: 'You: Ada Byron' }));
    await screen.findByRole('menuitem', { name: 'Sign out' });
    expect(sentOf(sent, 'Clients')).toHaveLength(2);
    expect(screen.getByRole('link', { name: 'Acme' })).toBeTruthy();
  });

  it('asks to sign in over the page once the session has ended, and then sends again what was being saved', async () => {
    window.history.replaceState(null, '', '/admin/clients?add=1');
    const made = { data: { createClient: { __typename: 'InvalidInput', message: 'x', fields: [{ __typename: 'FieldProblem', path: 'slug', message: 'Write a to z.' }] } } };
    const sent = openWith({ Viewer: [OWNER], CreateClient: [NOBODY, made], SignIn: [SIGNED_IN] });
    const dialog = await screen.findByRole('dialog', { name: 'Add Client' });
    fireEvent.change(within(dialog).getByLabelText(/^Name/), { target: { value: 'Acme' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /Save client/ }));
    const again = await screen.findByRole('dialog', { name: 'You were signed out' });
    fireEvent.change(within(again).getByLabelText('E-mail'), { target: { value: 'ada@example.com' } });
    fireEvent.change(within(again).getByLabelText('Password'), { target: { value: 'seven quiet herons' } });
    fireEvent.click(within(again).getByRole('button', { name: 'Sign in' }));
    await screen.findByText('Write a to z.');
    expect(within(dialog).getByLabelText<HTMLInputElement>(/^Name/).value).toBe('Acme');
    expect(sentOf(sent, 'CreateClient')).toHaveLength(2);
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'You were signed out' })).toBeNull());
  });
});
