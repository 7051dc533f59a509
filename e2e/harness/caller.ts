/** Somebody who talks to the API over HTTP without a browser and keeps their cookies. */
export class Caller {
  readonly #cookies = new Map<string, string>();

  /** @param address where they call from, as a trusted proxy tells it: guess budgets go by it */
  constructor(
    private readonly url: string,
    private readonly address: string,
  ) {}

  /** Their cookies by name, for a browser that goes on as them. */
  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  /**
   * Sends a document with one operation; what its one field answers.
   *
   * @param document asks every problem for `message`
   * @throws Error when the answer is an error or a refusal
   */
  async ask<T>(document: string, variables: object): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': this.address, cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; ') },
      body: JSON.stringify({ query: document, variables }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    // What an answer holds is what the document asks for; the compiler cannot know.
    const { data, errors } = (await response.json()) as { readonly data?: Readonly<Record<string, T>> | null; readonly errors?: unknown };
    const answer = Object.values(data ?? {})[0];
    const refused = [answer].flat().some((part) => typeof part === 'object' && part !== null && 'message' in part);
    if (errors !== undefined || answer === undefined || refused) throw new Error(`The API answered ${JSON.stringify(errors ?? answer)}`);
    return answer;
  }

  /** Puts the bytes of a file to an address. @throws Error when they are not taken */
  async put(address: string, file: Buffer): Promise<void> {
    const { status } = await fetch(new URL(new URL(address).pathname, this.url), {
      method: 'PUT',
      headers: { 'x-forwarded-for': this.address, cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; ') },
      body: new Uint8Array(file),
    });
    if (status !== 204) throw new Error(`Putting a file answered ${status}.`);
  }

  #keep(setCookie: string): void {
    const [pair = ''] = setCookie.split(';');
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    if (value === '') this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), value);
  }
}
