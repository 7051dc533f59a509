import { Agent, request, type IncomingMessage } from 'node:http';
import type { Answer } from './caller.js';

/** A request that goes over a line. */
export interface Call {
  /** The Cookie header of whoever asks; empty for a stranger. */
  readonly cookie: string;
  /** Where they call from, as a trusted proxy tells it; left out: all from one place. */
  readonly address?: string;
  readonly query: string;
  readonly input: object;
}

/** What came back. `null` for the body: something else than JSON. */
export interface Reply {
  readonly status: number;
  readonly body: Answer | null;
  /** The cookies it sets, as a browser would send them back. */
  readonly cookies: string;
}

/** One connection to a site, kept open from request to request. */
class Line {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly url: string) {}

  send({ cookie, address, query, input }: Call): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', ...(cookie !== '' && { cookie }), ...(address !== undefined && { 'x-forwarded-for': address }) };
      const sent = request(`${this.url}/graphql`, { method: 'POST', agent: this.#agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: readJson(text), cookies: cookiesOf(response) }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(JSON.stringify({ query, variables: { input } }));
    });
  }

  hangUp(): void {
    this.#agent.destroy();
  }
}

/** Real connections to one site, as many as are used at once. */
export class Lines {
  readonly #lines: Line[] = [];

  constructor(private readonly url: string) {}

  /** Sends all calls at the same moment, each over a connection of its own; the replies in order. */
  allAtOnce(calls: readonly Call[]): Promise<Reply[]> {
    while (this.#lines.length < calls.length) this.#lines.push(new Line(this.url));
    return Promise.all(calls.map((call, at) => this.#lines[at]!.send(call)));
  }

  hangUp(): void {
    for (const line of this.#lines) line.hangUp();
  }
}

function cookiesOf({ headers }: IncomingMessage): string {
  return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}

function readJson(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}
