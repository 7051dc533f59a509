import type { BrowserContext } from 'playwright-core';

/** A mail is shown where no script runs: not even those the harness puts into every frame, now and then in time for the browser to say so. */
const HARNESS_SCRIPT = /^Blocked script execution in 'about:srcdoc'/;

/** Hears what goes wrong on the pages of a context: errors in the console, uncaught errors, breaches of the content security policy, requests to other sites. */
export class Troubles {
  readonly #heard: string[] = [];
  readonly #requests: string[] = [];

  /** @param origin where requests may go @param expected the troubles a test brings about by itself */
  constructor(
    private readonly origin: string,
    private readonly expected: readonly RegExp[],
  ) {}

  /** The addresses that were asked for, in order. */
  get requests(): readonly string[] {
    return this.#requests;
  }

  /** What went wrong since it was last asked though no test expects it, and what a test expects and did not happen. */
  take(): readonly string[] {
    const heard = this.#heard.splice(0);
    const unexpected = heard.filter((trouble) => !this.expected.some((pattern) => pattern.test(trouble)));
    const missing = this.expected.filter((pattern) => !heard.some((trouble) => pattern.test(trouble)));
    return [...unexpected, ...missing.map((pattern) => `expected, and did not happen: ${pattern}`)];
  }

  async listenTo(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (message.type() === 'error' && !HARNESS_SCRIPT.test(message.text())) this.#heard.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#heard.push(`uncaught: ${error.error().message}`));
    context.on('request', (request) => {
      this.#requests.push(request.url());
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== this.origin) this.#heard.push(`another site was asked: ${request.url()}`);
    });
    await context.exposeBinding('porticoHears', (_, trouble: string) => void this.#heard.push(trouble));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        // What exposeBinding adds to every page; the compiler does not know of it.
        const page = globalThis as unknown as { porticoHears(trouble: string): void };
        page.porticoHears(`content security policy: ${violatedDirective} refuses ${blockedURI}`);
      });
    });
  }
}
