import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { button } from '../../test/form.js';
import { ACME, ADA, openPage, pageData, refused, serverWith, works } from '../../test/open-page.js';
import type { CodeCheck } from './check-codes.js';

const { fetch } = globalThis;
const checked = (...checks: CodeCheck[]) => ({ data: { checkCodes: checks } });
const notFound = (code: string) => refused(code, { __typename: 'CodeNotFound', code });
const box = () => screen.getByLabelText<HTMLInputElement>('Your code');

function enter(code: string): void {
  fireEvent.input(box(), { target: { value: code } });
  fireEvent.click(button('Continue'));
}

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

describe('a code typed on a client’s page', () => {
  it('that works leads to the form, in the address too, and the heading is gone on from', async () => {
    const sent = serverWith(checked(works('fall 2026')));
    openPage(pageData('/acme'));
    enter('fall 2026');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Create your account' })));
    expect(screen.getByText('Acme Corp · EMEA')).toBeDefined();
    expect(location.pathname).toBe('/acme/fall%202026');
    expect(document.title).toBe('Create your account · Acme Corp');
    expect(sent).toEqual([{ operation: 'CheckCodes', variables: { input: { slug: 'acme', codes: ['fall 2026'] } } }]);
  });

  it('that does not says why under the field, keeps what was typed and gets the focus', async () => {
    serverWith(checked(notFound('WRONG')));
    openPage(pageData('/acme'));
    enter('WRONG');
    await waitFor(() => expect(document.getElementById('code-error')!.textContent).toMatch(/We don’t know the code WRONG/));
    expect(box().value).toBe('WRONG');
    expect(document.activeElement).toBe(box());
    expect(box().getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(box().getAttribute('aria-describedby')!)!.textContent).toContain('training@acme.test');
    expect(location.pathname).toBe('/acme');
  });

  it('is asked for when there is none, and nothing is sent', () => {
    const sent = serverWith();
    openPage(pageData('/acme'));
    enter('  ');
    expect(screen.getByText('Enter your code.')).toBeDefined();
    expect(sent).toEqual([]);
  });

  it('may be a whole link, or several codes', async () => {
    const sent = serverWith(checked(works('FALL-2026'), works('B-2')));
    openPage(pageData('/acme'));
    enter('https://portico.test/acme/FALL-2026, B-2, fall2026');
    await screen.findByRole('heading', { name: 'Create your account' });
    expect(sent[0]!.variables.input['codes']).toEqual(['FALL-2026', 'B-2']);
    expect(location.pathname + location.search).toBe('/acme/FALL-2026?with=B-2');
  });

  it('pasted in lines stays several codes', () => {
    serverWith();
    openPage(pageData('/acme'));
    fireEvent.paste(box(), { clipboardData: { getData: () => 'FALL-2026\r\nB-2\n' } });
    expect(box().value).toBe('FALL-2026, B-2');
  });

  it('that looks generated and mistyped is warned of and sent all the same', async () => {
    const sent = serverWith(checked(works('7K4M-9QXT-2H1A')));
    openPage(pageData('/acme'));
    fireEvent.input(box(), { target: { value: '7K4M-9QXT-2H1A' } });
    expect(screen.getByText(/This may be mistyped/)).toBeDefined();
    fireEvent.click(button('Continue'));
    await screen.findByRole('heading', { name: 'Create your account' });
    expect(sent).toHaveLength(1);
  });

  it('is kept while there is no connection', async () => {
    serverWith(new Error('offline'), checked(works('FALL-2026')));
    openPage(pageData('/acme'));
    enter('FALL-2026');
    await screen.findByText(/cannot be reached. Nothing is lost/);
    expect(box().value).toBe('FALL-2026');
    fireEvent.click(button('Continue'));
    await screen.findByRole('heading', { name: 'Create your account' });
  });
});

describe('a refused code is told', () => {
  it.each<[NonNullable<CodeCheck['problem']>, RegExp]>([
    [{ __typename: 'CodeNotFound', code: 'X' }, /We don’t know the code X/],
    [{ __typename: 'CodeNotStarted', code: 'X', startsAt: '2027-03-01T08:00:00.000Z' }, /can be used from 1 March 2027.*09:00/],
    [{ __typename: 'CodeExpired', code: 'X', expiredAt: '2026-12-31T23:00:00.000Z' }, /ended on 31 December 2026\. Ask training@acme.test/],
    [{ __typename: 'EmailNotAllowed', code: 'X' }, /addresses of an organisation, and yours is none of them/],
    [{ __typename: 'CodeExhausted', code: 'X' }, /used up\. If it was you who used it, sign in/],
    [{ __typename: 'SeatsExhausted', forCode: 'X' }, /All places are taken\. Your code was not used/],
    [{ __typename: 'AccessRevoked', forCode: 'X' }, /was taken away\. Ask training@acme.test/],
  ])('%j: %s', (problem, words) => {
    openPage(pageData('/acme/X', { checks: [refused('X', problem)] }));
    expect(document.getElementById('code-error')!.textContent).toMatch(words);
    expect(box().value).toBe('X');
  });

  it('otherwise to somebody signed in, who need not sign in', () => {
    openPage(pageData('/acme/X', { person: ADA, checks: [refused('X', { __typename: 'CodeExhausted', code: 'X' })] }));
    expect(screen.getByText(/gives you nothing more/)).toBeDefined();
  });

  it('with whoever gave it to ask, where the client names nobody', () => {
    openPage(pageData('/acme/X', { client: { ...ACME, design: { ...ACME.design, supportEmail: null } }, checks: [notFound('X')] }));
    expect(screen.getByText(/or ask whoever gave you your code/)).toBeDefined();
  });
});

describe('several codes', () => {
  it('are kept when one of them is refused, and go on without it', () => {
    serverWith();
    openPage(pageData('/acme/FALL-2026?with=WRONG', { checks: [works('FALL-2026'), notFound('WRONG')] }));
    expect(box().value).toBe('WRONG');
    fireEvent.click(button('Go on without this code'));
    expect(screen.getByRole('heading', { name: 'Create your account' })).toBeDefined();
    expect(location.pathname + location.search).toBe('/acme/FALL-2026');
  });

  it('that are refused all say why and stay in the box together', async () => {
    serverWith(checked(works('FALL-2026'), notFound('BAD-1'), notFound('BAD-2')));
    openPage(pageData('/acme'));
    enter('BAD-1, FALL-2026, BAD-2');
    await screen.findByText(/We don’t know the code/, { selector: 'span:last-of-type' });
    expect(document.getElementById('code-error')!.textContent).toMatch(/BAD-1.*BAD-2/);
    expect(box().value).toBe('BAD-1, BAD-2');
    expect(button('Go on without these codes')).toBeDefined();
  });

  it('are added one by one and left out again', async () => {
    const sent = serverWith(checked(works('FALL-2026'), works('B-2')));
    openPage(pageData('/acme/FALL-2026', { checks: [works('FALL-2026')] }));
    fireEvent.click(button('Add another code'));
    enter('B-2');
    fireEvent.click(await screen.findByRole('button', { name: 'Leave out code FALL-2026' }));
    expect(sent[0]!.variables.input['codes']).toEqual(['FALL-2026', 'B-2']);
    expect(location.pathname).toBe('/acme/B-2');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Create your account' })));
  });
});

describe('codes the server did not look at', () => {
  it('stay in the box, with the reason', () => {
    const sent = serverWith();
    openPage(pageData('/acme/WRONG', { fault: { kind: 'rateLimited', seconds: 7, requestId: '' } }));
    expect(box().value).toBe('WRONG');
    expect(screen.getByText(/Wait 7 seconds/)).toBeDefined();
    expect(sent).toEqual([]);
  });
});
