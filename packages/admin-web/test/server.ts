import { jest } from '@jest/globals';

/** One operation as it was sent. */
export interface Sent {
  readonly operation: string;
  readonly variables: unknown;
}

/** What each operation is answered, in turn; the last answer stays. An Error is a server that does not answer. */
export type Answers = Record<string, unknown[]>;

/** A server that gives each operation its answers and remembers what it was asked. */
export function serverWith(answers: Answers): Sent[] {
  const sent: Sent[] = [];
  const take = (operation: string): unknown => {
    const left = answers[operation] ?? [];
    return left.length > 1 ? left.shift() : left[0];
  };
  globalThis.fetch = jest.fn((_url: unknown, init?: RequestInit) => {
    const { query, variables } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as { query: string; variables: unknown };
    const operation = /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    sent.push({ operation, variables });
    const answer = take(operation);
    if (answer === undefined || answer instanceof Error) return Promise.reject(answer ?? new TypeError(`Nobody answers ${operation}.`));
    const headers = { get: (name: string) => (name === 'content-type' ? 'application/json' : null) };
    return Promise.resolve({ ok: true, status: 200, headers, text: () => Promise.resolve(JSON.stringify(answer)) } as unknown as Response);
  });
  return sent;
}
