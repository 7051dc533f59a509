import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopProcess } from '../../scripts/services.mjs';
import { root, SERVER_OPTIONS } from '../../scripts/steps.mjs';
import { freePort } from './free-port.js';

const [END_WITH_PARENT, LATER] = ['end-with-parent.mjs', 'later.mjs'].map((name) => fileURLToPath(new URL(name, import.meta.url))) as [string, string];
/** Milliseconds a server may take to listen: a guard against hanging, no bar. */
const PATIENCE = 120_000;

/** The built product in a process of its own. */
export class BuiltServer {
  private constructor(
    /** Where browsers reach it; no slash at the end. */
    readonly url: string,
    private readonly child: ChildProcessByStdio<Writable, Readable, Readable>,
    private readonly printed: { text: string },
  ) {}

  /** What it printed until now, its log among it. */
  get log(): string {
    return this.printed.text;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param env its settings; it sees nothing else of this process's environment
   * @param port where it listens; a free one unless told
   * @throws Error with what it printed, when it does not become ready
   */
  static async start(env: Readonly<Record<string, string>>, port?: number): Promise<BuiltServer> {
    port ??= await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, [...SERVER_OPTIONS, '--import', END_WITH_PARENT, '--import', LATER, join(root, 'packages/api/dist/main.js')], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], TZ: 'UTC', PORT: String(port), PUBLIC_URL: url, LOG_LEVEL: 'warn', ...env },
    });
    const printed = { text: '' };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (printed.text += chunk));
    const server = new BuiltServer(url, child, printed);
    try {
      await server.#listening();
      const ready = await fetch(`${url}/readyz`);
      if (!ready.ok) throw new Error(`it answered ${ready.status} to /readyz`);
      return server;
    } catch (failure) {
      await server.stop();
      throw new Error(`The server did not start: ${failure instanceof Error ? failure.message : ''}\n${printed.text.slice(-4_000)}`, { cause: failure });
    }
  }

  /** Ends it as an operator would. */
  stop(): Promise<void> {
    return stopProcess(this.child);
  }

  /** It says on its standard output where it listens. */
  #listening(): Promise<void> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error('it took too long')), PATIENCE);
      const settle = (failure?: Error) => {
        clearTimeout(patience);
        if (failure === undefined) resolve();
        else reject(failure);
      };
      this.child.once('error', settle);
      this.child.once('close', (code, signal) => settle(new Error(`it ended with ${signal ?? code}`)));
      this.child.stdout.on('data', () => {
        if (this.log.includes('listening on')) settle();
      });
    });
  }
}
