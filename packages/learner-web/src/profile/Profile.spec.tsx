import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { button, field } from '../../test/form.js';
import { ADA, openPage, pageData, serverWith } from '../../test/open-page.js';

const { fetch } = globalThis;
const open = () => openPage(pageData('/acme/profile', { person: ADA }));
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

  it('tells a password manager whose password it is', () => {
    open();
    const form = field('New password').form!;
    expect([...form.querySelectorAll('input')].map(({ autocomplete }) => autocomplete)).toEqual(['username', 'current-password', 'new-password']);
  });
});
