import { runChild } from '../../harness/child-process.js';
import type { MailServer } from '../../harness/mail-server.js';
import type { Seeded } from '../../harness/seeded.js';

/** Longer than a worker may keep a message before another takes it, in milliseconds. */
const AFTER_LEASE = 130_000;

interface Delivering {
  readonly databaseUrl: string;
  readonly server: MailServer;
  readonly random: Seeded;
  /** How many workers are killed at most. */
  readonly kills: number;
  readonly start: Date;
}

/**
 * Lets workers deliver what waits, one after the other, and kills each at a mail drawn by chance, before or after the server says that
 * it took it; the last one is left alone.
 *
 * @returns how many were killed; fewer than asked for when nothing was left to deliver
 */
export async function deliverAmongKills({ databaseUrl, server, random, kills, start }: Delivering): Promise<number> {
  for (let killed = 0; ; killed += 1) {
    const time = new Date(start.getTime() + killed * AFTER_LEASE);
    const worker = runChild('worker.child.ts', [databaseUrl, server.url, time.toISOString()]);
    if (killed < kills) server.onTaken(1 + random.below(4), random.below(2) === 0 ? 'before' : 'after', worker.kill);
    const ended = await worker.finished.then(
      () => 'delivered',
      (failure: Error) => failure.message,
    );
    server.onTaken(0, 'after', () => undefined);
    if (ended === 'delivered') return killed;
    if (!ended.includes('SIGKILL')) throw new Error(ended);
  }
}
