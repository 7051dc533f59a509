import { systemClock } from '../../kernel/clock.js';
import { StartFault } from '../../kernel/start-fault.js';
import { readConfig, type Env } from '../config/config.js';
import { createLog } from '../log/log.js';
import type { Composition } from './composition-contract.js';
import { openMigrated, partsOn } from './site-parts.js';

/**
 * Runs a command on the site that the settings name, beside its server or without it. What it says is its answer: it keeps
 * no log.
 *
 * @param wanted the command's name and nothing more
 * @returns the lines to print
 * @throws StartFault saying why it cannot, ConfigFaults when settings are wrong
 */
export async function runCommand(composition: Composition, wanted: readonly string[], env: Env): Promise<readonly string[]> {
  const command = composition.commands.find(({ name }) => wanted.length === 1 && name === wanted[0]);
  if (command === undefined) throw new StartFault(listOf(composition));
  const config = readConfig(env);
  const log = createLog('silent');
  const database = await openMigrated(config, composition, log);
  try {
    return await command.run(partsOn(database, { config, log, clock: systemClock }));
  } finally {
    await database.close();
  }
}

function listOf({ commands }: Composition): string {
  const widest = Math.max(...commands.map(({ name }) => name.length));
  return ['Commands:', ...commands.map(({ name, does }) => `  npx pnpm portico ${name.padEnd(widest)}   ${does}`)].join('\n');
}
