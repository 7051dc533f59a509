import { spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of `children/` that runs as a process of its own. */
export interface Child {
  /** Its standard output, line by line. */
  readonly lines: Interface;
  /** All it printed, once it ended well; rejects with its errors, and with what ended it, when it did not. */
  readonly finished: Promise<string>;
  /** Gives it a line to read. */
  tell(line: string): void;
  /** Ends it as a power cut would: SIGKILL. */
  kill(): void;
}

/** Starts a program of `children/`, by its file name. */
export function runChild(name: string, parameters: readonly string[] = []): Child {
  const hook = new URL('typescript-hook.mjs', import.meta.url).href;
  const program = fileURLToPath(new URL(`children/${name}`, import.meta.url));
  const child = spawn(process.execPath, ['--import', hook, program, ...parameters], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let printed = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const finished = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => (code === 0 ? resolve(printed) : reject(new Error(`${name} ended with ${signal ?? code}: ${complained}`))));
  });
  return {
    lines: createInterface({ input: child.stdout }),
    finished,
    tell: (line) => void child.stdin.write(`${line}\n`),
    kill: () => void child.kill('SIGKILL'),
  };
}
