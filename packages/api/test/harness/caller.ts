/** A GraphQL answer. */
export interface Answer {
  // What a test reads of an answer is what it asked for; the compiler cannot know.
  readonly data: Record<string, Json> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string; readonly requestId: string; readonly retryAfter?: number } }[];
}

/** JSON as tests look into it: by the names they asked for, down to a word. */
export type Json = string & { readonly [field: string]: Json };

/** Somebody who talks to a site over HTTP and keeps their cookies, as a browser would. */
export class Caller {
  readonly #cookies = new Map<string, string>();

  /** @param address where they call from, as a trusted proxy tells it; the site's guess budgets go by it */
  constructor(
    private readonly url: string,
    readonly address: string,
  ) {}

  /** Sends a document; the answer as it came, errors and all. */
  async send(query: string, variables: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; headers: Headers; body: Answer }> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': this.address, ...this.#cookieHeader(), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
  }

  /** Sends a document that must not meet an error; its data. */
  async ask(query: string, variables: object = {}): Promise<Record<string, Json>> {
    const { body } = await this.send(query, variables);
    if (body.errors !== undefined || body.data === null) throw new Error(`The API answered: ${JSON.stringify(body.errors)}`);
    return body.data;
  }

  /** Sends a document that must meet an error; its code. */
  async fault(query: string, variables: object = {}): Promise<string> {
    const { body } = await this.send(query, variables);
    const code = body.errors?.[0]?.extensions.code;
    if (code === undefined) throw new Error(`The API answered without an error: ${JSON.stringify(body.data)}`);
    return code;
  }

  /** Opens a page in a window, as a person does; follows no redirect. */
  visit(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.get(path, { 'sec-fetch-dest': 'document', ...headers });
  }

  /** Fetches a page without saying what for; follows no redirect. */
  async get(path: string, headers: Readonly<Record<string, string>> = {}, method: 'GET' | 'HEAD' = 'GET'): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, { method, redirect: 'manual', headers: { 'x-forwarded-for': this.address, ...this.#cookieHeader(), ...headers } });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  /** Puts the bytes of a file to an address. */
  put(path: string, body: Buffer | ReadableStream, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const streamed = Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : { body, duplex: 'half' as const };
    return fetch(`${this.url}${path}`, { method: 'PUT', ...streamed, headers: { 'x-forwarded-for': this.address, ...this.#cookieHeader(), ...headers } });
  }

  async signIn(input: { readonly email: string; readonly password: string; readonly slug?: string }): Promise<void> {
    const { signIn } = await this.ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input });
    if (signIn!.__typename !== 'SignedIn') throw new Error(`Signing in answered ${signIn!.__typename}.`);
  }

  /** Brings a session made without signing in. */
  carry(cookie: { readonly name: string; readonly value: string }): this {
    this.#cookies.set(cookie.name, cookie.value);
    return this;
  }

  /** The Cookie header, for requests that go another way than {@link send}; empty without cookies. */
  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Another tab of the same browser. @param url where the site is now, should it have moved */
  copy(url: string = this.url): Caller {
    const copy = new Caller(url, this.address);
    for (const [name, value] of this.#cookies) copy.carry({ name, value });
    return copy;
  }

  #cookieHeader(): Record<string, string> {
    return this.#cookies.size === 0 ? {} : { cookie: this.cookies };
  }

  #keep(setCookie: string): void {
    const [pair] = setCookie.split(';');
    const at = pair!.indexOf('=');
    const value = pair!.slice(at + 1);
    if (value === '') this.#cookies.delete(pair!.slice(0, at));
    else this.#cookies.set(pair!.slice(0, at), value);
  }
}
