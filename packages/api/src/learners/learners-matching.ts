import type { Database } from '../kernel/database.js';
import { idFromBytes, type MembershipId } from '../kernel/ids.js';
import { pageRequest } from '../kernel/paging.js';
import { seesWholeClient, type Scope } from '../kernel/viewer.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import type { LearnerFilter } from './learners-list.inputs.js';
import { filtered } from './learners-list.js';
import { countLearners, pageOfLearners } from './learners-list.read-model.js';

/** Everybody a filter matches, for whoever does something with each of them. */
export interface Matching {
  /** True when all of them are of clients that are in scope whole. */
  readonly ofWholeClients: boolean;
  count(): Promise<number>;
  /** The next so many by last name, behind a cursor of a page before; with the cursor of the next, null when nobody is left. */
  page(after: string | null, size: number): Promise<{ readonly ids: readonly MembershipId[]; readonly next: string | null }>;
}

/** Finds learners as their list does, a page at a time, so that memory does not grow with them. */
export class LearnersMatching {
  readonly #database: Database;
  readonly #sublicenses: SublicensesReadModel;

  constructor({ database, sublicenses }: { readonly database: Database; readonly sublicenses: SublicensesReadModel }) {
    this.#database = database;
    this.#sublicenses = sublicenses;
  }

  /** Whom a filter matches of those in scope. What it names out of reach matches nobody. */
  async of(scope: Scope, filter: LearnerFilter | null): Promise<Matching> {
    const list = await filtered(this.#sublicenses, scope, { filter });
    const { reader } = this.#database;
    return {
      ofWholeClients: list.areas.every(({ client }) => client === null || seesWholeClient(scope, client)),
      count: () => countLearners(reader, list),
      page: async (after, size) => {
        const { ids, pageInfo } = await pageOfLearners(reader, list, { ...pageRequest({ after }), size });
        return { ids: ids.map((bytes) => idFromBytes('mem', bytes)), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
      },
    };
  }
}
