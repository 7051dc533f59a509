import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { serverWith, type Answers, type Sent } from '../../test/server.js';
import { App } from '../app/App.js';

const SECRET = 'b'.repeat(43);
const ANONYMOUS = { data: { viewer: { __typename: 'Anonymous' } } };
const OWNER = { data: { viewer: { __typename: 'Staff', id: 'stf_1', name: 'Ada Byron', email: 'ada@example.com', role: 'OWNER' } } };
const counted = { __typename: 'Connection', totalCount: 0, totalCountIsExact: true };
const COUNTS = { data: { clients: counted, expiring: counted, full: counted, disabled: counted, learners: counted, registrationCodes: counted } };
const NO_CLIENTS = { data: { clients: { ...counted, nodes: [], pageInfo: { __typename: 'PageInfo', hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } } } };
const SIGNED_IN = { __typename: 'SignedIn' };
const REFUSED = { __typename: 'SignInRefused', message: 'This link does not work any more. Ask for a new one.' };
const WEAK = { __typename: 'InvalidInput', message: 'Wrong.', fields: [{ __typename: 'FieldProblem', path: 'password', message: 'Many people use this password.' }] };

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const inputsOf = (sent: readonly Sent[], operation: string) => sent.filter((one) => one.operation === operation).map(({ variables }) => variables);

function openBy(mark: string, answers: Answers = {}): Sent[] {
  window.history.replaceState(null, '', `/admin/clients${mark}`);
  const sent = serverWith({ Viewer: [ANONYMOUS, OWNER], SiteCounts: [COUNTS], Clients: [NO_CLIENTS], ...answers });
  render(<App />);
  return sent;
}

// Loaded behind the page: here before, so that no test waits for it.
beforeAll(async () => {
  await import('./FollowLink.js');
  await import('../sign-in/SignInForm.js');
});

const { fetch } = globalThis;
beforeEach(() => sessionStorage.clear());
afterEach(() => {
  cleanup();
  globalThis.fetch = fetch;
});

describe('a mailed link', () => {
  it('to sign in with is followed by a press and not by being opened, leaves the address at once, and lives through a reload', async () => {
    openBy(`#sign-in=sgn_${SECRET}`);
    await screen.findByText(/One press, and you are in/);
    expect(window.location.hash).toBe('');
    cleanup();
    const sent = openBy('', { SignInWithLink: [{ data: { signInWithLink: SIGNED_IN } }] });
    await screen.findByText(/One press, and you are in/);
    expect(inputsOf(sent, 'SignInWithLink')).toEqual([]);
    press('Sign in');
    await screen.findByRole('button', { name: 'You: Ada Byron' });
    expect(inputsOf(sent, 'SignInWithLink')).toEqual([{ input: { token: `sgn_${SECRET}` } }]);
    expect(sessionStorage).toHaveLength(0);
  });

  it('to choose a password by shows no fault before somebody tried, says what is wrong at its field, and signs in', async () => {
    const sent = openBy(`#reset=pwr_${SECRET}`, { ResetPassword: [{ data: { resetPassword: WEAK } }, { data: { resetPassword: SIGNED_IN } }] });
    await heading('Choose a new password');
    expect(document.querySelector('[aria-invalid=true]')).toBeNull();
    const password = screen.getByLabelText('New password');
    fireEvent.change(password, { target: { value: 'password1234' } });
    press('Save and sign in');
    await screen.findByText('Many people use this password.');
    expect(document.activeElement).toBe(password);
    fireEvent.change(password, { target: { value: 'quiet harbour at dawn' } });
    press('Save and sign in');
    await screen.findByRole('button', { name: 'You: Ada Byron' });
    expect(inputsOf(sent, 'ResetPassword')).toEqual(['password1234', 'quiet harbour at dawn'].map((chosen) => ({ input: { token: `pwr_${SECRET}`, password: chosen } })));
  });

  it('that proves an address asks for nothing but a press, whoever is signed in', async () => {
    const sent = openBy(`#confirm=prf_${SECRET}`, { Viewer: [OWNER], ConfirmEmail: [{ data: { confirmEmail: SIGNED_IN } }] });
    await heading('Confirm your e-mail address');
    press('Confirm and sign in');
    await screen.findByRole('button', { name: 'You: Ada Byron' });
    expect(inputsOf(sent, 'ConfirmEmail')).toEqual([{ input: { token: `prf_${SECRET}` } }]);
  });

  it('that was used, or has ended, says what to do, is forgotten, and leads to the sign-in', async () => {
    openBy(`#sign-in=sgn_${SECRET}`, { SignInWithLink: [{ data: { signInWithLink: REFUSED } }] });
    await screen.findByText(/One press/);
    press('Sign in');
    const refused = await heading('This link does not work');
    expect(document.activeElement).toBe(refused);
    expect(screen.getByRole('alert').textContent).toContain('Ask for a new one on the sign-in page.');
    expect(sessionStorage).toHaveLength(0);
    press('To the sign-in');
    await heading('Sign in');
    expect(screen.getByLabelText('Password')).toBeTruthy();
  });

  it('can be tried again when the server did not answer', async () => {
    const sent = openBy(`#sign-in=sgn_${SECRET}`, { SignInWithLink: [new TypeError('Failed to fetch'), { data: { signInWithLink: SIGNED_IN } }] });
    await screen.findByText(/One press/);
    press('Sign in');
    await screen.findByText(/The server did not answer/);
    press('Sign in');
    await screen.findByRole('button', { name: 'You: Ada Byron' });
    expect(inputsOf(sent, 'SignInWithLink')).toHaveLength(2);
  });

  it.each(['#reset=', '#reset=sgn_x', '#confirm=oops'])('that is not whole, such as %s, says so', async (mark) => {
    openBy(mark);
    await heading('This link does not work');
    await waitFor(() => expect([window.location.hash, sessionStorage.length]).toEqual(['', 0]));
  });

  it('is not needed to go on', async () => {
    openBy(`#confirm=prf_${SECRET}`);
    await heading('Confirm your e-mail address');
    press('Go on without the link');
    await heading('Sign in');
    expect(sessionStorage).toHaveLength(0);
  });
});
