import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { button, field, fillIn } from '../../test/form.js';
import { openPage, pageData, serverWith } from '../../test/open-page.js';

const SECRET = 'b'.repeat(43);
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const answer = (operation: string, __typename: string) => ({ data: { [operation]: { __typename } } });
const press = async (name: string) => {
  await waitFor(() => expect(button(name).hasAttribute('disabled')).toBe(false));
  fireEvent.click(button(name));
};

const { fetch } = globalThis;
// jsdom cannot leave a page: it says so where a browser would, and nothing else may be said.
const said: string[] = [];
const left = () => waitFor(() => expect(said).toHaveLength(1));
beforeEach(() => {
  said.length = 0;
  jest.spyOn(console, 'error').mockImplementation((...words: unknown[]) => void said.push(String(words[0])));
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  globalThis.fetch = fetch;
  jest.restoreAllMocks();
  expect(said.filter((words) => !words.includes('navigation'))).toEqual([]);
});

describe('a mailed link', () => {
  it('to sign in with is followed by a tap and not by being opened', async () => {
    const sent = serverWith(answer('signInWithLink', 'SignedIn'));
    openPage(pageData('/acme/sign-in'), `#sgn_${SECRET}`);
    await heading('Sign in');
    await screen.findByText(/One tap, and you are in/);
    expect([sent, location.hash]).toEqual([[], '']);
    await press('Sign in');
    await left();
    expect(sent).toEqual([{ operation: 'SignInWithLink', variables: { input: { token: `sgn_${SECRET}` } } }]);
    expect(sessionStorage).toHaveLength(0);
  });

  it('to choose a password by asks for one, says what is wrong with it, and signs in', async () => {
    const sent = serverWith(answer('resetPassword', 'InvalidInput'), answer('resetPassword', 'SignedIn'));
    openPage(pageData('/acme/reset-password'), `#pwr_${SECRET}`);
    await heading('Choose a new password');
    await press('Save and sign in');
    await screen.findByText(/Choose a password of 12/);
    fillIn({ 'New password': 'password1234' });
    await press('Save and sign in');
    await screen.findByText(/Choose another password/);
    expect(document.activeElement).toBe(field('New password'));
    fillIn({ 'New password': 'quiet harbour at dawn' });
    await press('Save and sign in');
    await left();
    expect(sent[1]!.variables.input).toEqual({ token: `pwr_${SECRET}`, password: 'quiet harbour at dawn' });
  });

  it('that proves an address asks for a password only where somebody else may have chosen the one there is', async () => {
    const sent = serverWith(answer('confirmEmail', 'InvalidInput'), answer('confirmEmail', 'SignedIn'));
    openPage(pageData('/acme/confirm-email'), `#prf_${SECRET}`);
    await heading('Confirm your e-mail address');
    expect(screen.queryByLabelText('New password')).toBeNull();
    await press('Confirm and sign in');
    const asked = await screen.findByLabelText('New password');
    // Nobody has tried yet: it is asked for, with why, and nothing is wrong.
    expect([asked.getAttribute('aria-invalid'), document.activeElement === asked]).toEqual(['false', true]);
    expect(screen.queryByText('Choose a password of 12 to 128 characters.')).toBeNull();
    expect(document.getElementById(asked.getAttribute('aria-describedby')!)!.textContent).toMatch(/^Somebody else may know the password/);
    await press('Confirm and sign in');
    await screen.findByText('Choose a password of 12 to 128 characters.');
    fireEvent.input(asked, { target: { value: 'quiet harbour at dawn' } });
    await press('Confirm and sign in');
    await left();
    expect(sent.map(({ variables }) => variables.input)).toEqual([{ token: `prf_${SECRET}` }, { token: `prf_${SECRET}`, password: 'quiet harbour at dawn' }]);
  });

  it('that was used, or has ended, leads to a new one and is forgotten', async () => {
    serverWith(answer('signInWithLink', 'SignInRefused'));
    openPage(pageData('/acme/sign-in'), `#sgn_${SECRET}`);
    await screen.findByText(/One tap/);
    await press('Sign in');
    await heading('This link does not work');
    expect(screen.getByRole('link', { name: 'Go to sign-in' }).getAttribute('href')).toBe('/acme/sign-in');
    expect(sessionStorage).toHaveLength(0);
  });

  it('that is not whole says so', async () => {
    openPage(pageData('/acme/reset-password'), '#pw');
    await heading('This link does not work');
  });
});

describe('on the sign-in page', () => {
  it.each([
    ['Mail me a link to sign in', 'RequestSignInLink', 'requestSignInLink', /for 15 minutes/],
    ['Choose a new one by mail', 'RequestPasswordReset', 'requestPasswordReset', /choose a new password/],
  ])('“%s” needs the address alone, and does not say whether it has an account', async (name, operation, fieldName, words) => {
    const sent = serverWith({ data: { [fieldName]: true } });
    openPage(pageData('/acme/sign-in'));
    await press(name);
    expect(document.activeElement).toBe(field('E-mail'));
    expect(sent).toEqual([]);
    fillIn({ 'E-mail': 'ada@acme.test' });
    await press(name);
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(words));
    expect(screen.getByRole('status').textContent).toContain('If ada@acme.test has an account');
    expect(sent).toEqual([{ operation, variables: { input: { slug: 'acme', email: 'ada@acme.test' } } }]);
  });
});
