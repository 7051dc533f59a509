import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { button, field, fillIn } from '../../test/form.js';
import { ACME, ADA, openPage, pageData, serverWith } from '../../test/open-page.js';
import type { PageData } from '../app/page-data.js';
import { DE } from '../ui/messages/de.js';
import type { Invitation, Reason } from './invite.js';

const TOKEN = `inv_${'a'.repeat(43)}`;
const INVITATION: Invitation = {
  email: 'ada@acme.test', firstName: 'Ada', lastName: 'Lovelace', sublicenses: ['EMEA', 'Crews'], expiresAt: '2026-12-06T22:59:59Z', client: { name: 'Acme Corp', slug: 'acme' },
};
const usable = (more: Partial<Invitation> = {}) => ({ data: { invitation: { ...INVITATION, ...more }, inviteProblem: null } });
const refused = (reason: Reason) => ({ data: { invitation: null, inviteProblem: { reason } } });
const accepted = (operation: string) => ({ data: { [operation]: { __typename: 'InviteAccepted' } } });
const notUsable = (operation: string, reason: Reason) => ({ data: { [operation]: { __typename: 'InviteNotUsable', reason } } });

const open = (more: Partial<PageData> = {}, mark = `#${TOKEN}`) => openPage(pageData('/acme/invite', more), mark);
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const kept = () => sessionStorage.getItem('portico-inv');

const { fetch } = globalThis;
// jsdom cannot leave a page: it says so where a browser would, and nothing else may be said.
const said: string[] = [];
const navigations = () => said.filter((words) => words.includes('navigation')).length;
beforeEach(() => {
  said.length = 0;
  jest.spyOn(console, 'error').mockImplementation((...words: unknown[]) => void said.push(String(words[0])));
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  globalThis.fetch = fetch;
  jest.restoreAllMocks();
  expect(said.length).toBe(navigations());
});

describe('the link of an invite', () => {
  it('is asked about once; its token leaves the address and is kept for the page to be loaded again', async () => {
    const sent = serverWith(usable(), usable());
    open({}, `#${TOKEN}.`);
    await heading('Create your account');
    expect(sent).toEqual([{ operation: 'Invitation', variables: { token: TOKEN } }]);
    expect([location.pathname, location.hash]).toEqual(['/acme/invite', '']);
    cleanup();
    open({}, '');
    await heading('Create your account');
    expect(sent[1]).toEqual(sent[0]);
  });

  it('without its token says where the link is, and asks nothing', async () => {
    const sent = serverWith();
    open({}, '#elsewhere');
    await screen.findByText(/open the link in the e-mail that invited you/);
    expect(sent).toEqual([]);
  });

  it('is looked at again when the server could not be reached', async () => {
    serverWith(new Error('offline'), usable());
    open();
    await screen.findByText(/The server cannot be reached/);
    await waitFor(() => expect(button('Try again').hasAttribute('disabled')).toBe(false));
    fireEvent.click(button('Try again'));
    await heading('Create your account');
  });

  it('tells who invites whom, to what, and until when, in the client’s time zone', async () => {
    serverWith(usable());
    open();
    await screen.findByRole('heading', { name: 'Acme Corp invites you' });
    const card = document.querySelector('.invitation')!.textContent;
    for (const words of ['EMEA · Crews', 'For ada@acme.test', 'To be accepted by 6 December 2026']) expect(card).toContain(words);
  });

  it('that belongs to another client’s page leads there, and is kept', async () => {
    serverWith(usable({ client: { name: 'Bolts', slug: 'bolts' } }));
    open();
    await waitFor(() => expect(navigations()).toBe(1));
    expect(kept()).toBe(TOKEN);
  });

  const REASONS: readonly (readonly [Reason, RegExp])[] = [
    ['UNKNOWN', /This link does not work\..*ask training@acme\.test for a new one/],
    ['REPLACED', /Open the link in the latest e-mail\..*ask training@acme\.test/],
    ['EXPIRED', /Nobody accepted it in time\. Ask training@acme\.test for a new one/],
    ['CANCELLED', /It was taken back\. Ask training@acme\.test/],
    ['UNAVAILABLE', /has ended or is closed\. Ask training@acme\.test/],
    ['ACCEPTED', /If it was you.*tell training@acme\.test/],
  ];
  it.each(REASONS)('that is %s says why, what to do and whom to ask', async (reason, words) => {
    serverWith(refused(reason));
    open();
    await waitFor(() => expect(document.querySelector('.lead')?.textContent).toMatch(words));
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/acme/sign-in');
  });

  it('names whoever invited where the client has nobody to ask, and leads a learner to what they have', async () => {
    serverWith(refused('EXPIRED'));
    open({ client: { ...ACME, design: { ...ACME.design, supportEmail: null } }, person: ADA });
    await screen.findByText(/Ask whoever invited you for a new one/);
    expect(screen.getByRole('link', { name: 'Go to your content' }).getAttribute('href')).toBe('/acme');
  });

  it('is told in German too', async () => {
    serverWith(refused('REPLACED'));
    open({ language: 'de', messages: DE });
    await screen.findByText(/Öffnen Sie den Link in der letzten E-Mail/);
  });
});

describe('somebody new', () => {
  it('changes the names if they want, chooses a password and is in: one call, whatever is tapped', async () => {
    const sent = serverWith(usable(), accepted('acceptInvite'));
    open();
    await heading('Create your account');
    expect([field('First name').value, field('Last name').value]).toEqual(['Ada', 'Lovelace']);
    expect(screen.queryByLabelText('E-mail')).toBeNull();
    fillIn({ 'First name': 'Augusta', Password: 'quiet harbour at dawn' });
    fireEvent.click(button('Create account'));
    fireEvent.click(screen.getByRole('button', { name: /Create account|One moment/ }));
    await waitFor(() => expect(navigations()).toBe(1));
    expect(sent.slice(1)).toEqual([{ operation: 'AcceptInvite', variables: { input: { token: TOKEN, firstName: 'Augusta', lastName: 'Lovelace', password: 'quiet harbour at dawn', acceptTerms: true, idempotencyKey: expect.any(String) } } }]);
    expect(kept()).toBeNull();
  });

  it('sends the same call again after a lost answer, and keeps the link until there is one', async () => {
    const sent = serverWith(usable(), new Error('lost'), accepted('acceptInvite'));
    open();
    await heading('Create your account');
    fillIn({ Password: 'quiet harbour at dawn' });
    fireEvent.click(button('Create account'));
    await screen.findByText(/Nothing is lost/);
    expect(kept()).toBe(TOKEN);
    fireEvent.click(button('Create account'));
    await waitFor(() => expect(navigations()).toBe(1));
    expect(sent[2]).toEqual(sent[1]);
  });

  it('is told at its field what is wrong with it, and types on there', async () => {
    const wrong = { data: { acceptInvite: { __typename: 'InvalidInput', fields: [{ path: 'password' }] } } };
    const sent = serverWith(usable(), wrong);
    open();
    await heading('Create your account');
    fillIn({ 'First name': ' ', Password: 'short' });
    fireEvent.click(button('Create account'));
    expect(screen.getByText('Enter your first name.')).toBeDefined();
    expect(document.activeElement).toBe(field('First name'));
    fillIn({ 'First name': 'Ada', Password: 'adalovelace1815' });
    fireEvent.click(button('Create account'));
    await screen.findByText(/Choose another password/);
    expect(document.activeElement).toBe(field('Password'));
    expect(sent).toHaveLength(2);
  });

  it('who was overtaken by a newer invite is told', async () => {
    serverWith(usable(), notUsable('acceptInvite', 'REPLACED'));
    open();
    await heading('Create your account');
    fillIn({ Password: 'quiet harbour at dawn' });
    fireEvent.click(button('Create account'));
    await heading('This invitation cannot be accepted');
  });
});

describe('somebody who has an account', () => {
  it('is asked to sign in where they are, and has it with that one submit', async () => {
    const sent = serverWith(usable(), { data: { acceptInvite: { __typename: 'AccountExists' } } }, { data: { signIn: { __typename: 'SignedIn' } } }, accepted('claimInvite'));
    open();
    await heading('Create your account');
    fillIn({ Password: 'not remembered at all' });
    fireEvent.click(button('Create account'));
    await screen.findByText(/has an account already/);
    expect([field('E-mail').value, document.activeElement]).toEqual(['ada@acme.test', field('E-mail')]);
    fillIn({ Password: 'quiet harbour at dawn' });
    fireEvent.click(button('Sign in and go on'));
    await waitFor(() => expect(navigations()).toBe(1));
    expect(sent[2]).toEqual({ operation: 'SignIn', variables: { input: { slug: 'acme', email: 'ada@acme.test', password: 'quiet harbour at dawn' } } });
    expect(sent[3]).toEqual({ operation: 'ClaimInvite', variables: { input: { token: TOKEN, idempotencyKey: expect.any(String) } } });
  });

  it('is told when address and password do not go together', async () => {
    serverWith(usable(), { data: { signIn: { __typename: 'SignInRefused' } } });
    open();
    await heading('Create your account');
    fireEvent.click(button('Sign in'));
    await heading('Sign in to go on');
    fillIn({ Password: 'a guess' });
    fireEvent.click(button('Sign in and go on'));
    await screen.findByText(/do not go together/);
    expect(document.activeElement).toBe(field('Password'));
  });

  it('and is signed in has it with one tap', async () => {
    const sent = serverWith(usable(), accepted('claimInvite'));
    open({ person: { ...ADA, email: 'Ada@Acme.test' } });
    await heading('Welcome back, Ada');
    fireEvent.click(button('Accept invitation'));
    await waitFor(() => expect(navigations()).toBe(1));
    expect(sent.map(({ operation }) => operation)).toEqual(['Invitation', 'ClaimInvite']);
    expect(kept()).toBeNull();
  });

  it('and was signed out meanwhile signs in again on the same page', async () => {
    serverWith(usable(), { data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    open({ person: ADA });
    await heading('Welcome back, Ada');
    fireEvent.click(button('Accept invitation'));
    await screen.findByText('You have been signed out meanwhile.');
    expect(field('E-mail').value).toBe('ada@acme.test');
  });

  it('but another than the invited one is told so, and can sign out and go on', async () => {
    const sent = serverWith(usable(), { data: { signOut: true } });
    open({ person: { ...ADA, email: 'grace@acme.test' } });
    await heading('This invitation is for somebody else');
    expect(screen.getByText(/You are signed in as/).textContent).toBe('It is for ada@acme.test. You are signed in as grace@acme.test.');
    fireEvent.click(button('Sign out and go on'));
    await waitFor(() => expect(sent.map(({ operation }) => operation)).toEqual(['Invitation', 'SignOut']));
    expect(kept()).toBe(TOKEN);
  });
});
