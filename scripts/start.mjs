// `pnpm start`: builds what is not fresh and runs the server.
import { build } from './build.mjs';
import { runBuilt } from './run-built.mjs';

await runBuilt(build, 'main.js');
