import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { serverWith } from '../../test/server.js';
import { App } from '../app/App.js';

const ANONYMOUS = { data: { viewer: { __typename: 'Anonymous' } } };
const OWNER = { data: { viewer: { __typename: 'Staff', id: 'stf_1', name: 'Ada Byron', email: 'ada@example.com', role: 'AUDITOR' } } };
const INVITATION = { data: { staffInvitation: { __typename: 'StaffInvitation', email: 'cora@example.com', name: 'Cora Colleague', role: 'CLIENT_ADMIN', siteName: 'Learn', expiresAt: '2026-03-15T12:00:00.000Z' } } };
const refused = (message: string) => ({ __typename: 'InviteNotUsable', reason: 'ACCEPTED', message });

// Loaded behind the page: here before, so that no test waits for it.
beforeAll(async () => {
  await import('./JoinForm.js');
  await import('../sign-in/SignInForm.js');
});

describe('the page of a link into the staff', () => {
  const { fetch } = globalThis;
  beforeEach(() => window.history.replaceState(null, '', '/admin/#invite=stf_token'));
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('asks for name and password, says as what and with which address, and leaves no token in the address', async () => {
    const sent = serverWith({ Viewer: [ANONYMOUS, OWNER], StaffInvitation: [INVITATION], AcceptStaffInvite: [{ data: { acceptStaffInvite: { __typename: 'SignedIn' } } }], SiteCounts: [], OwnScope: [] });
    render(<App />);
    await screen.findByRole('heading', { name: 'Join Learn' });
    expect(screen.getByText(/You are invited as a client admin/).textContent).toContain('cora@example.com');
    expect(screen.getByLabelText<HTMLInputElement>('Your name').value).toBe('Cora Colleague');
    expect(document.querySelector('[aria-invalid=true]')).toBeNull();
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'nine patient herons' } });
    fireEvent.click(screen.getByRole('button', { name: 'Join' }));
    await waitFor(() => expect(window.location.hash).toBe(''));
    expect(sent.filter(({ operation }) => operation === 'AcceptStaffInvite').map(({ variables }) => variables)).toEqual([{ input: { token: 'stf_token', name: 'Cora Colleague', password: 'nine patient herons' } }]);
  });

  it('keeps what was typed while the password will not do, and says so at its field', async () => {
    serverWith({ Viewer: [ANONYMOUS], StaffInvitation: [INVITATION], AcceptStaffInvite: [{ data: { acceptStaffInvite: { __typename: 'InvalidInput', message: 'Wrong.', fields: [{ __typename: 'FieldProblem', path: 'password', message: 'Choose at least 12 characters.' }] } } }] });
    render(<App />);
    fireEvent.change(await screen.findByLabelText('Your name'), { target: { value: 'Cora Comes' } });
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'short' } });
    fireEvent.click(screen.getByRole('button', { name: 'Join' }));
    await screen.findByText('Choose at least 12 characters.');
    expect(screen.getByLabelText<HTMLInputElement>('Your name').value).toBe('Cora Comes');
    expect(window.location.hash).toBe('#invite=stf_token');
  });

  it('says why a link does not work, before and after somebody tried, and leads to the sign-in', async () => {
    const late = 'This invite was accepted already. Sign in instead.';
    serverWith({ Viewer: [ANONYMOUS], StaffInvitation: [INVITATION], AcceptStaffInvite: [{ data: { acceptStaffInvite: refused(late) } }] });
    render(<App />);
    fireEvent.change(await screen.findByLabelText('Password'), { target: { value: 'nine patient herons' } });
    fireEvent.click(screen.getByRole('button', { name: 'Join' }));
    await screen.findByText(late);
    cleanup();
    serverWith({ Viewer: [ANONYMOUS], StaffInvitation: [{ data: { staffInvitation: refused(late) } }] });
    render(<App />);
    await screen.findByRole('heading', { name: 'This link does not work' });
    fireEvent.click(screen.getByRole('button', { name: 'To the sign-in' }));
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(window.location.hash).toBe('');
  });
});
