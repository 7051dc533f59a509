import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platformTables } from '../../../test/harness/platform-tables.js';
import { run } from '../../kernel/sql.js';
import { StartFault } from '../../kernel/start-fault.js';
import { ConfigFaults } from '../config/config-faults.js';
import { openDatabase } from '../database/open-database.js';
import { Session } from '../sessions/session.entity.js';
import type { Composition } from './composition-contract.js';
import { runCommand } from './run-command.js';

const composition: Composition = {
  resolvers: [class {}],
  entities: [Session],
  migrations: [platformTables],
  compose: () => {
    throw new Error('No command needs it.');
  },
  commands: [
    {
      name: 'sweep',
      does: 'Sweeps.',
      run: async ({ database, publicUrl }) => {
        await database.inTransaction((tx) => run(tx, 'DELETE FROM session', []));
        return ['Swept.', publicUrl.href];
      },
    },
    { name: 'fail', does: 'Fails.', run: () => Promise.reject(new StartFault('Not today.')) },
  ],
};
const LIST = 'Commands:\n  npx pnpm portico sweep   Sweeps.\n  npx pnpm portico fail    Fails.';

describe('A command', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portico-command-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const env = () => ({ PORTICO_DATA_DIR: join(folder, 'data'), PORT: '4321' });

  it('runs on the database of the settings, whose tables it brings up to date, and its lines are given back', async () => {
    expect(await runCommand(composition, ['sweep'], env())).toEqual(['Swept.', 'http://localhost:4321/']);
    const database = await openDatabase({ url: `sqlite:${join(folder, 'data/portico.sqlite')}`, entities: [Session], migrations: [platformTables] });
    expect(await database.migrate()).toEqual([]);
    await database.close();
  });

  it('runs while another process has the database open', async () => {
    await runCommand(composition, ['sweep'], env());
    const database = await openDatabase({ url: `sqlite:${join(folder, 'data/portico.sqlite')}`, entities: [Session], migrations: [platformTables] });
    expect(await runCommand(composition, ['sweep'], env())).toContain('Swept.');
    await database.close();
  });

  it('is listed with the others when none, an unknown one or more than one is named, and nothing is opened', async () => {
    for (const wanted of [[], ['Sweep'], ['sweep', 'fail'], ['']]) {
      await expect(runCommand(composition, wanted, env())).rejects.toThrow(new StartFault(LIST));
    }
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('says why it cannot: its own reason, settings that are wrong, a database that is away', async () => {
    await expect(runCommand(composition, ['fail'], env())).rejects.toThrow(new StartFault('Not today.'));
    await expect(runCommand(composition, ['sweep'], { ...env(), PORT: 'x' })).rejects.toThrow(ConfigFaults);
    const away = { ...env(), DATABASE_URL: 'mysql://nobody:secret@127.0.0.1:1/portico', PORTICO_SECRET_KEY: 'only for tests: thirty-two letters' };
    await expect(runCommand(composition, ['sweep'], away)).rejects.toThrow('The database does not answer (ECONNREFUSED). Check DATABASE_URL, and that the server runs.');
  });
});
