import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { button, field, fillIn, PERSON } from '../../test/form.js';
import { ACME, ADA, openPage, pageData, serverWith, works } from '../../test/open-page.js';
import type { CodeCheck } from './check-codes.js';

const { fetch } = globalThis;
const checked = (...checks: CodeCheck[]) => ({ data: { checkCodes: checks } });

// jsdom cannot leave a page: it says so where a browser would, and nothing else may be said.
const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  jest.spyOn(console, 'error').mockImplementation((...words: unknown[]) => void said.push(String(words[0])));
});
afterEach(() => {
  cleanup();
  globalThis.fetch = fetch;
  jest.restoreAllMocks();
  expect(said.filter((words) => !words.includes('navigation'))).toEqual([]);
});

describe('the one form', () => {
  const open = () => openPage(pageData('/acme/FALL-2026', { checks: [works('FALL-2026')] }));

  it('turned round, and back, is gone on from at its heading', async () => {
    open();
    fireEvent.click(button('Sign in'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Sign in to go on' })));
    button('Create account').focus();
    fireEvent.click(button('Create account'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Create your account' })));
  });

  it('registers and redeems in one submit, and a double tap is one', async () => {
    const sent = serverWith(new Promise(() => {}));
    open();
    fillIn(PERSON);
    fireEvent.click(button('Create account'));
    fireEvent.click(screen.getByRole('button', { name: /Create account|One moment/ }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.variables.input).toMatchObject({ slug: 'acme', codes: ['FALL-2026'], firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.test', acceptTerms: true });
  });

  it('says everything that is missing at its field, and sends nothing', () => {
    const sent = serverWith();
    open();
    fillIn({ 'E-mail': 'ada', Password: 'short' });
    fireEvent.click(button('Create account'));
    for (const words of ['Enter your first name.', 'Enter your last name.', /Enter an e-mail address/, /Choose a password of 12/]) expect(screen.getByText(words)).toBeDefined();
    expect(document.activeElement).toBe(field('First name'));
    expect(sent).toEqual([]);
  });

  it('says what the server finds wrong in the learner’s own language', async () => {
    serverWith({ data: { registerAndRedeem: { __typename: 'InvalidInput', fields: [{ path: 'password' }, { path: 'email' }] } } });
    open();
    fillIn(PERSON);
    fireEvent.click(button('Create account'));
    await screen.findByText(/Choose another password/);
    expect(document.activeElement).toBe(field('E-mail'));
    expect(field('First name').value).toBe('Ada');
  });

  it('keeps the code of a taken address and signs in with it', async () => {
    const sent = serverWith(
      { data: { registerAndRedeem: { __typename: 'AccountExists' } } },
      { data: { signIn: { __typename: 'SignInRefused' } } },
      { data: { signIn: { __typename: 'SignedIn' } } },
      { data: { redeemCodes: { __typename: 'CodesRedeemed' } } },
    );
    open();
    fillIn(PERSON);
    fireEvent.click(button('Create account'));
    await screen.findByText(/has an account already/);
    expect(screen.getByText('Acme Corp · EMEA')).toBeDefined();
    expect(field('E-mail').value).toBe('ada@acme.test');
    fireEvent.click(button('Sign in and go on'));
    await screen.findByText(/do not go together/);
    fillIn({ Password: 'another harbour at dawn' });
    fireEvent.click(button('Sign in and go on'));
    await waitFor(() => expect(sent.map(({ operation }) => operation)).toEqual(['RegisterAndRedeem', 'SignIn', 'SignIn', 'RedeemCodes']));
    expect(sent[3]!.variables.input).toMatchObject({ slug: 'acme', codes: ['FALL-2026'] });
  });

  it('sent again after a lost answer is the same call', async () => {
    const sent = serverWith(new Error('offline'), { data: { registerAndRedeem: { __typename: 'CodesRedeemed' } } });
    open();
    fillIn(PERSON);
    fireEvent.click(button('Create account'));
    await screen.findByText(/cannot be reached/);
    fireEvent.click(button('Create account'));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]!.variables.input['idempotencyKey']).toBe(sent[0]!.variables.input['idempotencyKey']);
    expect(sent[0]!.variables.input['idempotencyKey']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('keeps what was typed when the code is refused meanwhile', async () => {
    serverWith({ data: { registerAndRedeem: { __typename: 'SeatsExhausted', forCode: 'FALL-2026' } } }, checked(works('FALL-2026')));
    open();
    fillIn(PERSON);
    fireEvent.click(button('Create account'));
    await screen.findByText(/All places are taken/);
    fireEvent.click(button('Continue'));
    await screen.findByRole('heading', { name: 'Create your account' });
    expect([field('First name').value, field('E-mail').value]).toEqual(['Ada', 'ada@acme.test']);
  });

  it('keeps what was typed while a code is added, and while it is turned round', async () => {
    open();
    fillIn(PERSON);
    fireEvent.click(button('Add another code'));
    fireEvent.click(button('No other code'));
    fireEvent.click(button('Sign in'));
    fireEvent.click(button('Create account'));
    expect(['First name', 'Last name', 'E-mail', 'Password'].map((label) => field(label).value)).toEqual(Object.values(PERSON));
  });

  it('says what is wrong in the language the page has come to speak', async () => {
    open();
    fireEvent.click(button('Create account'));
    fireEvent.click(screen.getByRole('link', { name: 'Deutsch' }));
    await screen.findByText('Geben Sie Ihren Vornamen ein.');
  });

  it('keeps what was typed when the language is changed', async () => {
    open();
    fillIn(PERSON);
    fireEvent.click(screen.getByRole('link', { name: 'Deutsch' }));
    await screen.findByRole('heading', { name: 'Konto anlegen' });
    expect(field('Vorname').value).toBe('Ada');
  });

  it('names the terms where the site has them, and opens them beside itself', () => {
    openPage(pageData('/acme/FALL-2026', { client: { ...ACME, termsUrl: 'https://acme.test/terms' }, checks: [works('FALL-2026')] }));
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'terms of use' }).target).toBe('_blank');
  });
});

describe('for somebody signed in', () => {
  it('it is one button', async () => {
    const sent = serverWith({ data: { redeemCodes: { __typename: 'CodesRedeemed' } } });
    openPage(pageData('/acme/FALL-2026', { person: ADA, checks: [works('FALL-2026')] }));
    expect(screen.getByRole('heading', { name: 'Welcome back, Ada' })).toBeDefined();
    fireEvent.click(button('Use this code'));
    await waitFor(() => expect(sent.map(({ operation }) => operation)).toEqual(['RedeemCodes']));
  });

  it('who was signed out meanwhile, it is the form again, with their address', async () => {
    serverWith({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    openPage(pageData('/acme/FALL-2026', { person: ADA, checks: [works('FALL-2026')] }));
    fireEvent.click(button('Use this code'));
    await screen.findByText('You have been signed out meanwhile.');
    expect(field('E-mail').value).toBe('ada@acme.test');
    expect(button('Sign in and go on')).toBeDefined();
    expect(screen.queryByText('Ada')).toBeNull();
  });

  it('too many tries are told with how long to wait', async () => {
    serverWith({ data: null, errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 17 } }] });
    openPage(pageData('/acme/FALL-2026', { person: ADA, checks: [works('FALL-2026')] }));
    fireEvent.click(button('Use this code'));
    await screen.findByText('Too many tries. Wait 17 seconds, then try again.');
  });
});
