import type { LearnerPages } from '@portico/shared';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartFault } from '../../kernel/start-fault.js';

/** The built learner app as the site is started with it. */
export interface LearnerApp {
  /** Where the files lie that browsers load. */
  readonly files: string;
  /** What makes its pages; null: it is not built. */
  readonly pages: LearnerPages | null;
}

/**
 * The learner app that the build wrote into a folder.
 *
 * @throws StartFault when what lies there makes no pages
 */
export async function learnerAppIn(folder: string): Promise<LearnerApp> {
  return { files: join(folder, 'client'), pages: await loadLearnerPages(folder) };
}

async function loadLearnerPages(folder: string): Promise<LearnerPages | null> {
  const file = join(folder, 'server', 'pages.js');
  if (!existsSync(file)) return null;
  const module: unknown = await import(pathToFileURL(file).href);
  if (!isLearnerPages(module)) throw new StartFault(`${file} does not make the learners' pages. Build them again: npx pnpm build`);
  return module;
}

function isLearnerPages(module: unknown): module is LearnerPages {
  const has = (name: keyof LearnerPages) => typeof module === 'object' && module !== null && typeof Reflect.get(module, name) === 'function';
  return has('operationsFor') && has('render');
}
