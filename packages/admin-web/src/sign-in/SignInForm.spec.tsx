import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith } from '../../test/server.js';
import { SignInForm } from './SignInForm.js';

const { fetch } = globalThis;
const show = () => render(<Page><SignInForm onSignedIn={jest.fn()} /></Page>);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('on the sign-in page', () => {
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it.each([
    ['Mail me a link', 'RequestSignInLink', 'requestSignInLink', /for 15 minutes/],
    ['Forgot your password?', 'RequestPasswordReset', 'requestPasswordReset', /choose a new password/],
  ])('“%s” needs the address alone, and does not say whether it has an account', async (name, operation, fieldName, words) => {
    const sent = serverWith({ [operation]: [{ data: { [fieldName]: true } }] });
    show();
    const address = screen.getByLabelText('E-mail');
    expect(document.querySelector('[aria-invalid=true]')).toBeNull();
    press(name);
    await screen.findByText(/Write your e-mail address, such as/);
    expect([document.activeElement, sent]).toEqual([address, []]);
    fireEvent.change(address, { target: { value: ' ada@example.com ' } });
    press(name);
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(words));
    expect(screen.getByRole('status').textContent).toContain('If ada@example.com has an account');
    expect(address.getAttribute('aria-invalid')).toBeNull();
    expect(sent).toEqual([{ operation, variables: { input: { email: 'ada@example.com' } } }]);
  });

  it('says when a link could not be asked for, and no longer that one is on its way', async () => {
    serverWith({ RequestSignInLink: [{ data: { requestSignInLink: true } }, { errors: [{ message: 'Too many tries. Wait 20 seconds.', extensions: { code: 'RATE_LIMITED' } }] }] });
    show();
    fireEvent.change(screen.getByLabelText('E-mail'), { target: { value: 'ada@example.com' } });
    press('Mail me a link');
    await screen.findByText(/a mail is on its way/);
    press('Mail me a link');
    expect((await screen.findByRole('alert')).textContent).toBe('Too many tries. Wait 20 seconds.');
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
