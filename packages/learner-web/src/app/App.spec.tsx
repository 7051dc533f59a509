import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { messagesIn } from '../ui/messages.js';
import { App } from './App.js';

/** A server that gives its answers in turn (an Error is a lost connection) and keeps the bodies it was sent. */
function serverWith(...answers: unknown[]): string[] {
  const bodies: string[] = [];
  globalThis.fetch = jest.fn((_url: unknown, init?: RequestInit) => {
    if (typeof init?.body === 'string') bodies.push(init.body);
    const next = answers.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve({ json: () => Promise.resolve(next) } as Response);
  }) as typeof fetch;
  return bodies;
}

const landing = (page: unknown) => ({ data: { landingPage: page } });
const open = (path: string) => render(<App path={path} messages={messagesIn('en')} />);

describe('the learner pages', () => {
  const { fetch } = globalThis;

  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it.each(['/acme', '/acme/7K4M-9QXT', '/acme/'])('show the client at %s', async (path) => {
    const asked = serverWith(landing({ name: 'Acme Corp', slug: 'acme', available: true }));
    open(path);
    await screen.findByRole('heading', { name: 'Acme Corp' });
    await waitFor(() => expect(document.title).toBe('Acme Corp'));
    expect(JSON.parse(asked[0] ?? '{}')).toMatchObject({ variables: { slug: 'acme' } });
  });

  it('say that a client is not available at the moment', async () => {
    serverWith(landing({ name: 'Acme Corp', slug: 'acme', available: false }));
    open('/acme');
    await screen.findByText(/not available at the moment/);
  });

  it('say that a page is not there', async () => {
    serverWith(landing(null));
    open('/nobody');
    await screen.findByRole('heading', { name: 'This page is not there' });
  });

  it('load again after a lost connection', async () => {
    serverWith(new Error('offline'), landing({ name: 'Acme Corp', slug: 'acme', available: true }));
    open('/acme');
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { name: 'Acme Corp' });
  });

  it('ask the server nothing for a code without a client', async () => {
    const asked = serverWith();
    open('/redeem/7K4M-9QXT');
    await screen.findByRole('heading', { name: 'You have a code' });
    expect(asked).toEqual([]);
  });
});
