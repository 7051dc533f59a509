import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SiteCountsDocument } from '@portico/shared/admin';
import { makeServer } from './client.js';
import { askAgain } from './under-way.js';

const { fetch } = globalThis;
const headers = { get: (name: string) => (name === 'content-type' ? 'application/json' : null) };

/** A server that answers when it is told to: how many clients there are. */
function slowServer() {
  const waiting: ((answer: Response) => void)[] = [];
  globalThis.fetch = jest.fn(() => new Promise<Response>((resolve) => void waiting.push(resolve)));
  const counted = (typename: string, totalCount: number) => ({ __typename: typename, totalCount, totalCountIsExact: true });
  const answer = (clients: number) => {
    const none = counted('ClientConnection', 0);
    const data = { clients: counted('ClientConnection', clients), expiring: none, full: none, disabled: none, learners: counted('LearnerConnection', 0), registrationCodes: counted('RegistrationCodeConnection', 0), redemptionCodeBatches: counted('RedemptionCodeBatchConnection', 0) };
    // What of a response the client looks at.
    waiting.shift()!({ ok: true, status: 200, headers, text: () => Promise.resolve(JSON.stringify({ data })) } as unknown as Response);
  };
  return { waiting, answer };
}

/** Lets everything go on that waits for nobody. */
const idle = () => new Promise((resolve) => setTimeout(resolve));

describe('asking again', () => {
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('comes after what is being answered, which may be of before a change', async () => {
    const { waiting, answer } = slowServer();
    const { client } = makeServer();
    const shown: (number | undefined)[] = [];
    client.watchQuery({ query: SiteCountsDocument }).subscribe(({ data }) => void shown.push(data?.clients?.totalCount));
    await idle();
    const again = askAgain(client);
    await idle();
    expect(waiting).toHaveLength(1);
    answer(1);
    await idle();
    expect(waiting).toHaveLength(1);
    answer(2);
    await again;
    expect(shown.at(-1)).toBe(2);
  });

  it('comes at once when nothing is being answered', async () => {
    const { waiting, answer } = slowServer();
    const { client } = makeServer();
    client.watchQuery({ query: SiteCountsDocument }).subscribe(() => undefined);
    await idle();
    answer(1);
    await idle();
    void askAgain(client);
    await idle();
    expect(waiting).toHaveLength(1);
    answer(2);
  });
});
