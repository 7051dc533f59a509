// `pnpm portico <command>`: what an operator does from the command line. Builds the server's code where it is not fresh.
import { buildServer } from './build.mjs';
import { runBuilt } from './run-built.mjs';

await runBuilt(buildServer, 'portico.js');
