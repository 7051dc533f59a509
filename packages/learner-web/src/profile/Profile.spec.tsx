import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { button, field } from '../../test/form.js';
import { ADA, openPage, pageData, serverWith } from '../../test/open-page.js';
import { DE } from '../ui/messages/de.js';
import { EN } from '../ui/messages/en.js';

const { fetch } = globalThis;
const HERE = { device: 'Firefox on Linux', lastSeenAt: '2026-11-22T20:00:00.000Z', current: true };
const PHONE = { device: 'Safari on iPhone', lastSeenAt: '2026-11-20T07:30:00.000Z', current: false };
const ODD = { device: 'Unknown device', lastSeenAt: '2026-11-19T07:30:00.000Z', current: false };
const open = (language: 'en' | 'de' = 'en') => openPage(pageData('/acme/profile', { person: ADA, sessions: [HERE, PHONE, ODD], language, messages: language === 'de' ? DE : EN }));
const devices = () => [...document.querySelectorAll('.devices li')].map(({ textContent }) => textContent);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });

describe('the profile', () => {
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('changes the name and says that it did', async () => {
    const sent = serverWith({ data: { updateProfile: { __typename: 'ProfileUpdated' } } });
    open();
    type('First name', 'Augusta');
    fireEvent.click(button('Save'));
    await screen.findByText('Saved.');
    expect(sent[0]!.variables.input).toEqual({ firstName: 'Augusta', lastName: 'Lovelace' });
    expect(screen.getByText('Augusta').tagName).toBe('SUMMARY');
  });

  it('says at its field what is wrong with a name, and keeps it', async () => {
    serverWith({ data: { updateProfile: { __typename: 'InvalidInput', fields: [{ path: 'lastName' }] } } });
    open();
    type('Last name', ' ');
    fireEvent.click(button('Save'));
    await screen.findByText('Enter your last name.');
    expect(document.activeElement).toBe(field('Last name'));
  });

  it('changes the password, says that other devices are signed out, and forgets what was typed', async () => {
    const sent = serverWith({ data: { changePassword: { __typename: 'ProfileUpdated' } } });
    open();
    type('Present password', 'quiet harbour at dawn');
    type('New password', 'quiet harbour at dusk');
    fireEvent.click(button('Change password'));
    await screen.findByText(/Everywhere else you are signed out/);
    expect(sent[0]!.variables.input).toEqual({ currentPassword: 'quiet harbour at dawn', newPassword: 'quiet harbour at dusk' });
    expect(field('New password').value).toBe('');
  });

  it('says which of the two passwords is wrong', async () => {
    serverWith({ data: { changePassword: { __typename: 'InvalidInput', fields: [{ path: 'currentPassword' }] } } });
    open();
    type('Present password', 'a guess');
    type('New password', 'quiet harbour at dusk');
    fireEvent.click(button('Change password'));
    await screen.findByText('This is not your present password.');
    expect(document.activeElement).toBe(field('Present password'));
  });

  it('leads to signing in when one was signed out meanwhile', async () => {
    serverWith({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    open();
    fireEvent.click(button('Save'));
    await screen.findByText(/You have been signed out meanwhile/);
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/acme/sign-in');
    expect(field('First name').value).toBe('Ada');
  });

  it('has a link mailed to another address, says where it went, and that nothing has changed yet', async () => {
    const sent = serverWith({ data: { updateProfile: { __typename: 'ProfileUpdated' } } });
    open();
    type('New e-mail address', ' ada@new.test ');
    type('Your password', 'quiet harbour at dawn');
    fireEvent.click(button('Change address'));
    expect((await screen.findByText(/A mail is on its way to/)).textContent).toContain('ada@new.test');
    expect(sent[0]!.variables.input).toEqual({ newEmail: 'ada@new.test', currentPassword: 'quiet harbour at dawn' });
    expect([field('New e-mail address').value, field('Your password').value]).toEqual(['', '']);
    expect(screen.getByText('ada@acme.test')).toBeTruthy();
  });

  it('asks the server for no address that is none, nor for the one they have', () => {
    const sent = serverWith();
    open();
    for (const [typed, said] of [['nobody', 'Enter an e-mail address such as name@example.com.'], ['ADA@acme.test', 'This is your address already.']] as const) {
      type('New e-mail address', typed);
      fireEvent.click(button('Change address'));
      expect(screen.getByText(said)).toBeTruthy();
    }
    expect(sent).toEqual([]);
  });

  it.each([
    [['newEmail'], 'a guess', 'New e-mail address', /This address cannot be used, or your present one has to be confirmed first/],
    [['currentPassword'], 'a guess', 'Your password', /^This is not your present password\.$/],
    [['currentPassword'], '', 'Your password', /^Enter your password\.$/],
  ])('says at its field why an address is not changed: %j, password “%s”', async (paths, password, label, said) => {
    serverWith({ data: { updateProfile: { __typename: 'InvalidInput', fields: paths.map((path) => ({ path })) } } });
    open();
    type('New e-mail address', 'ada@new.test');
    type('Your password', password);
    fireEvent.click(button('Change address'));
    await screen.findByText(said);
    expect(document.activeElement).toBe(field(label));
    expect(field('New e-mail address').value).toBe('ada@new.test');
  });

  it('tells where they are signed in, in their language, and ends all but this', async () => {
    const sent = serverWith({ data: { endSessions: true } });
    open();
    expect(devices()).toEqual(['Firefox on LinuxThis device', 'Safari on iPhoneLast used 20 November 2026 at 08:30 CET', 'Unknown deviceLast used 19 November 2026 at 08:30 CET']);
    fireEvent.click(button('Sign out everywhere else'));
    await screen.findByText('Everywhere else you are signed out.');
    expect(sent).toEqual([{ operation: 'EndSessions', variables: { input: {} } }]);
    expect(devices()).toEqual(['Firefox on LinuxThis device']);
    cleanup();
    open('de');
    expect(devices()).toEqual(['Firefox auf LinuxDieses Gerät', 'Safari auf iPhoneZuletzt benutzt 20. November 2026 um 08:30 MEZ', 'Unbekanntes GerätZuletzt benutzt 19. November 2026 um 08:30 MEZ']);
  });

  it('tells of no other device once the password is changed', async () => {
    serverWith({ data: { changePassword: { __typename: 'ProfileUpdated' } } });
    open();
    type('Present password', 'quiet harbour at dawn');
    type('New password', 'quiet harbour at dusk');
    fireEvent.click(button('Change password'));
    await screen.findByText(/Everywhere else you are signed out/);
    expect(devices()).toEqual(['Firefox on LinuxThis device']);
  });

  it('tells a password manager whose password it is', () => {
    open();
    const form = field('New password').form!;
    expect([...form.querySelectorAll('input')].map(({ autocomplete }) => autocomplete)).toEqual(['username', 'current-password', 'new-password']);
  });
});
