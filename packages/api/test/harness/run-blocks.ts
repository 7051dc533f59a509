import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY, type Block } from './guide-blocks.js';
import { ListeningIn, type Heard } from './listening-in.js';
import type { Site } from './site.js';

const execute = promisify(execFile);
/** Milliseconds a page may take: a guard against hanging, no bar. Each call is a process of its own. */
export const PATIENCE = 300_000;

/** What running the blocks of a page came to. */
export interface Ran {
  /** The calls they made, with `from` the number of the block. */
  readonly calls: readonly Heard[];
  /** How many answers were lost on their way. */
  readonly lost: number;
}

/**
 * Runs shell blocks as whoever follows the page does: one after the other in one shell, in a folder that has the `docs` of the
 * repository. A command that fails ends it, and fails. Between two calls the clock goes on.
 *
 * @param lose a text: the answer to the first call that has it is lost on its way back
 */
export async function runBlocks(site: Site, blocks: readonly Block[], { lose }: { readonly lose: string }): Promise<Ran> {
  const between = new ListeningIn(site.url, { lose, before: () => site.clock.advance({ seconds: 1 }) });
  const address = await between.open();
  const folder = mkdtempSync(join(tmpdir(), 'portico-guide-'));
  try {
    symlinkSync(join(REPOSITORY, 'docs'), join(folder, 'docs'));
    const script = blocks.map(({ text }, at) => `export site=${address}/${at}\n${text}\n`).join('\n');
    writeFileSync(join(folder, 'page.sh'), `set -eu\n${script}`);
    const token = site.setUpLink?.split('#setup=')[1] ?? '';
    await execute('bash', ['page.sh'], { cwd: folder, timeout: PATIENCE - 5_000, env: { ...process.env, NODE_OPTIONS: '', token }, maxBuffer: 64 * 1024 ** 2 });
    return { calls: between.heard, lost: between.lost };
  } finally {
    await between.close();
    rmSync(folder, { recursive: true });
  }
}
