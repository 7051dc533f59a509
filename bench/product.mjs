// What the benches use of the product: its compiled code, and the packages it stands on.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../scripts/steps.mjs';

const api = join(root, 'packages/api');
const require = createRequire(join(api, 'package.json'));

/** The compiled server. */
export const SERVER = join(api, 'dist/main.js');

/** A package the api depends on. */
export const packageOfApi = (name) => require(name);

// As the server does: its modules say what they are by decorators.
packageOfApi('reflect-metadata');

/** A compiled module of the api or of what it shares with the web. */
export const compiled = (path) => import(pathToFileURL(join(root, 'packages', path)).href);
