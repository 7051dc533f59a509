import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from './App.js';

type Answers = Record<string, unknown[]>;

interface Sent {
  readonly operation: string;
  readonly variables: unknown;
}

const ANONYMOUS = { viewer: { __typename: 'Anonymous' } };
const OWNER = { viewer: { __typename: 'Staff', id: 'stf_1', name: 'Ada Byron', email: 'ada@example.com', role: 'OWNER' } };

/** A server that gives each operation its answers in turn and remembers what it was asked. */
function serverWith(answers: Answers): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = jest.fn((_url: unknown, init?: RequestInit) => {
    const body = typeof init?.body === 'string' ? init.body : '{}';
    const { query, variables } = JSON.parse(body) as { query: string; variables: unknown };
    const operation = /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    sent.push({ operation, variables });
    const answer = answers[operation]?.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ json: () => Promise.resolve(answer) } as Response);
  }) as typeof fetch;
  return sent;
}

function fill(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

describe('the admin app', () => {
  const { fetch } = globalThis;

  beforeEach(() => window.history.replaceState(null, '', '/admin/'));
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('asks a stranger to sign in and then says who they are', async () => {
    const sent = serverWith({ Viewer: [{ data: ANONYMOUS }, { data: OWNER }], SignIn: [{ data: { signIn: { __typename: 'SignedIn' } } }] });
    render(<App />);
    await screen.findByRole('heading', { name: 'Sign in' });
    fill('E-mail', 'ada@example.com');
    fill('Password', 'seven quiet herons');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByRole('heading', { name: 'Ada Byron' });
    expect(sent[1]).toEqual({ operation: 'SignIn', variables: { input: { email: 'ada@example.com', password: 'seven quiet herons' } } });
    expect(screen.getByRole('link', { name: /playground/ }).getAttribute('href')).toBe('/graphql');
  });

  it('moves the focus to a refusal and ties it to its field', async () => {
    const refusal = { __typename: 'InvalidInput', message: 'That is no e-mail address.', fields: [{ path: 'email', message: 'Write name@example.com.' }] };
    serverWith({ Viewer: [{ data: ANONYMOUS }], SignIn: [{ data: { signIn: refusal } }] });
    render(<App />);
    const form = (await screen.findByRole('heading', { name: 'Sign in' })).closest('form');
    if (form === null) throw new Error('The heading stands in no form.');
    fireEvent.submit(form);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe('That is no e-mail address.');
    expect(document.activeElement).toBe(alert);
    const field = screen.getByLabelText('E-mail');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Write name@example.com.');
  });

  it('makes the first owner by the link and takes its token out of the address', async () => {
    window.history.replaceState(null, '', '/admin/#setup=s3cret-t0ken');
    const sent = serverWith({ Viewer: [{ data: ANONYMOUS }, { data: OWNER }], SetUpOwner: [{ data: { setUpOwner: { __typename: 'SignedIn' } } }] });
    render(<App />);
    fill('Your name', 'Ada Byron');
    fill('E-mail', 'ada@example.com');
    fill('Password', 'seven quiet herons');
    fireEvent.click(screen.getByRole('button', { name: 'Become the owner' }));
    await screen.findByRole('heading', { name: 'Ada Byron' });
    expect(sent.find(({ operation }) => operation === 'SetUpOwner')?.variables).toEqual({
      input: { token: 's3cret-t0ken', name: 'Ada Byron', email: 'ada@example.com', password: 'seven quiet herons' },
    });
    expect(window.location.hash).toBe('');
  });

  it('signs out and asks to sign in again', async () => {
    serverWith({ Viewer: [{ data: OWNER }, { data: ANONYMOUS }], SignOut: [{ data: { signOut: true } }] });
    render(<App />);
    fireEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
    await screen.findByRole('heading', { name: 'Sign in' });
  });

  it('shows what a fault says and lets the person try again', async () => {
    serverWith({ Viewer: [{ data: ANONYMOUS }], SignIn: [{ errors: [{ message: 'Too many attempts. Try again in 20 seconds.' }] }, new Error('offline')] });
    render(<App />);
    const button = await screen.findByRole('button', { name: 'Sign in' });
    fill('E-mail', 'ada@example.com');
    fill('Password', 'wrong');
    fireEvent.click(button);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Too many attempts'));
    fireEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('could not be reached'));
  });
});
