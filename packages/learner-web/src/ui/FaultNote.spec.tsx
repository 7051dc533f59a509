import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { openPage, pageData, serverWith } from '../../test/open-page.js';

const { fetch } = globalThis;
afterEach(() => {
  cleanup();
  globalThis.fetch = fetch;
});

function enter(): void {
  openPage(pageData('/acme'));
  fireEvent.input(screen.getByLabelText('Your code'), { target: { value: 'FALL-2026' } });
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
}

it('an answer that is not the server’s is told as a server that is away', async () => {
  // What of an answer the page reads.
  globalThis.fetch = () => Promise.resolve({ json: () => Promise.reject(new SyntaxError('no JSON')) } as Response);
  enter();
  expect(await screen.findByText(/The server is busy/)).toBeDefined();
});

it.each([
  [{ extensions: { requestId: '01JAX' } }, 'tell training@acme.test this number: 01JAX.'],
  [{}, 'If it happens again, tell training@acme.test.'],
])('a failure is told with its number, where it has one: %j', async (error, words) => {
  serverWith({ errors: [error] });
  enter();
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(words));
});
