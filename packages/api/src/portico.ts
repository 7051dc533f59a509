import 'reflect-metadata';
import { composition } from './composition.js';
import { runCommand } from './platform/site/run-command.js';
import { tellFailure } from './platform/site/tell-failure.js';

// Whatever is written (the database file, the secret key) is for this account alone, as with the server.
process.umask(0o077);
try {
  for (const line of await runCommand(composition, process.argv.slice(2), process.env)) process.stdout.write(`${line}\n`);
} catch (failure) {
  tellFailure(failure, 'The command failed.');
}
