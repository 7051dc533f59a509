import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { field } from '../../test/form.js';
import { openPage, pageData, serverWith } from '../../test/open-page.js';

const { fetch } = globalThis;
const signIn = () => fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));

function fillIn(email: string, password: string): void {
  fireEvent.input(field('E-mail'), { target: { value: email } });
  fireEvent.input(field('Password'), { target: { value: password } });
}

describe('signing in', () => {
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('is at the client whose page it is, and what was typed stays when it is refused', async () => {
    const sent = serverWith({ data: { signIn: { __typename: 'SignInRefused' } } });
    openPage(pageData('/acme/sign-in'));
    fillIn('ada@acme.test', 'a guess');
    signIn();
    await screen.findByText('This e-mail address and password do not go together.');
    expect(sent[0]!.variables.input).toEqual({ slug: 'acme', email: 'ada@acme.test', password: 'a guess' });
    expect(field('E-mail').value).toBe('ada@acme.test');
    expect(document.activeElement).toBe(field('Password'));
  });

  it('asks for what is missing and sends nothing', () => {
    const sent = serverWith();
    openPage(pageData('/acme/sign-in'));
    signIn();
    expect(screen.getByText('Enter your password.')).toBeDefined();
    expect(sent).toEqual([]);
  });

  it('is what a page asks for that needs it', () => {
    openPage(pageData('/acme/profile'));
    expect(screen.getByRole('heading', { name: 'Sign in' })).toBeDefined();
  });

  it('shows the password to whoever wants to see it', () => {
    openPage(pageData('/acme/sign-in'));
    const eye = screen.getByRole('button', { name: 'Show password' });
    fireEvent.click(eye);
    expect([field('Password').type, eye.getAttribute('aria-pressed')]).toEqual(['text', 'true']);
    fireEvent.click(eye);
    expect(field('Password').type).toBe('password');
  });

  it('offers a new password by mail to whoever has forgotten theirs, and says whom to ask', () => {
    openPage(pageData('/acme/sign-in'));
    expect(screen.getByText(/Forgotten your password\?/).textContent).toContain('Choose a new one by mail');
    expect(screen.getByRole('contentinfo').textContent).toContain('training@acme.test');
  });
});
