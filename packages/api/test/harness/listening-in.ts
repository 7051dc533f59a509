import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import type { Answer } from './caller.js';

/** A call that went through, with its answer. */
export interface Heard {
  /** The first part of the path it came by: whoever sends it says by that where it belongs. */
  readonly from: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
}

/** What somebody who stands between does to calls. */
export interface Meddling {
  /** A text: the answer to the first call that has it is lost on its way back, when the site has done its work. */
  readonly lose: string;
  /** Before each call. */
  readonly before: () => void;
}

/** Stands between callers and a site, hands on what they say, and keeps it. */
export class ListeningIn {
  readonly heard: Heard[] = [];
  readonly #server: Server;
  #lost = 0;

  /** @param site where the site is */
  constructor(
    private readonly site: string,
    private readonly meddling: Meddling,
  ) {
    this.#server = createServer((request, response) => {
      this.#handOn(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
  }

  /** How many answers were lost. */
  get lost(): number {
    return this.#lost;
  }

  /** @returns the address to call, without the part that says where a call belongs */
  async open(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    // A server that listens on TCP has an address with a port.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise((closed) => this.#server.close(closed));
  }

  async #handOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { cookie } = request.headers;
    const [, from, ...rest] = request.url!.split('/');
    if (rest.join('/') !== 'graphql') return this.#pass(request, response, rest.join('/'));
    const body = await text(request);
    this.meddling.before();
    const answered = await fetch(`${this.site}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) } });
    const answer = await answered.text();
    if (this.#lost === 0 && body.includes(this.meddling.lose)) {
      this.#lost += 1;
      response.destroy();
      return;
    }
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    this.heard.push({ from: from!, document: query, variables, answer: JSON.parse(answer) as Answer });
    response.writeHead(answered.status, { 'content-type': 'application/json', 'set-cookie': answered.headers.getSetCookie() }).end(answer);
  }
  /** What is no call of the API, such as a file that is put up, is handed on as it is. */
  async #pass(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { method = 'GET', headers } = request;
    const body = await buffer(request);
    const answered = await fetch(`${this.site}/${path}`, { method, body: new Uint8Array(body), headers: { cookie: headers.cookie ?? '' } });
    response.writeHead(answered.status).end(await answered.text());
  }
}
