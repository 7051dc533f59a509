import type { Clock } from '../kernel/clock.js';
import type { Database } from '../kernel/database.js';
import { StartFault } from '../kernel/start-fault.js';
import { lockOwner } from '../staff/staff.api.js';
import { SAMPLE } from './sample-table.js';
import type { SampleMaker } from './sample-maker.js';

/** What {@link runSample} works with. */
export interface SampleCommandParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: URL;
  readonly sample: SampleMaker;
}

/**
 * Makes the sample for the site's owner.
 *
 * @returns lines that say what was done and what to look at next
 * @throws StartFault while the site has no owner
 */
export async function runSample({ database, clock, publicUrl, sample }: SampleCommandParts): Promise<string[]> {
  const now = clock.now();
  const made = await database.inTransaction(async (tx) => {
    const owner = await lockOwner(tx);
    if (owner === undefined) {
      throw new StartFault('Portico has no owner yet: start it (npx pnpm start), open the set-up link it prints, then run this again.');
    }
    return sample.make(tx, { owner, now, requestId: null });
  });
  const asOwner = `As the owner:     ${new URL('/admin/', publicUrl).href}`;
  // It may have been changed since: its codes need not be live any more.
  return made ? [contents(), asOwner, ...asLearner(publicUrl)] : ['The sample was made here already; nothing was changed.', asOwner];
}

function contents(): string {
  const { clients, content } = SAMPLE;
  const count = (of: 'sublicenses' | 'codes' | 'people') => clients.reduce((sum, client) => sum + client[of].length, 0);
  // Every client has its Main besides.
  const sublicenses = count('sublicenses') + clients.length;
  return `Made ${clients.length} clients with ${sublicenses} sublicenses, ${content.length} content items, ${count('codes')} registration codes and ${count('people')} learners.`;
}

function asLearner(publicUrl: URL): string[] {
  const [client] = SAMPLE.clients;
  const code = client!.codes[0]!.code!;
  return [
    `As a new learner: ${new URL(`/${client!.slug}/${code}`, publicUrl).href} (the code ${code} of ${client!.name})`,
    'Its learners have no passwords, so nobody can sign in as one of them.',
  ];
}
