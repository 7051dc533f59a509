import { CONTENT } from './content-table.js';
import { GRUENFELDER } from './gruenfelder.js';
import { SALTMARSH } from './saltmarsh.js';
import type { Sample } from './tables.js';
import { TIDEWELL } from './tidewell.js';

/** A training company with three clients of different trades and sizes. */
export const SAMPLE: Sample = { content: CONTENT, clients: [TIDEWELL, GRUENFELDER, SALTMARSH] };
