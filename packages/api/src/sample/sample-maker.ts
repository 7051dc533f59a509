import { holderOfSlug } from '../clients/clients.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import type { StaffId } from '../kernel/ids.js';
import { NotAllowedNow, Refusal } from '../kernel/problem.js';
import type { LearnerAccounts } from '../learners/learners.api.js';
import { Days } from './days.js';
import { PeopleMaking } from './let-people-in.js';
import { Made } from './made.js';
import { ClientMaking, type ClientMakingParts, type Making } from './make-clients.js';
import { SAMPLE } from './sample-table.js';
import { timelineOf, type Step } from './timeline.js';

/** What {@link SampleMaker} works with: the services that make everything. */
export interface SampleMakerParts extends ClientMakingParts {
  readonly accounts: LearnerAccounts;
}

/** For whom the sample is made. */
export interface SampleOrder {
  /** Who is said to have done what staff do. */
  readonly owner: StaffId;
  /** Day 0 of the tables. */
  readonly now: Date;
  /** Null when no request asked for it. */
  readonly requestId: string | null;
}

/** Makes the sample: a training company's clients with everything in them. */
export class SampleMaker {
  readonly #clients: ClientMaking;
  readonly #people: PeopleMaking;

  constructor(parts: SampleMakerParts) {
    this.#clients = new ClientMaking(parts);
    this.#people = new PeopleMaking(parts);
  }

  /**
   * Makes all of it, in the transaction given, at times before `now` that ascend. A site that has its clients,
   * or had them, has it already: so does the second try of a transaction whose COMMIT went unanswered.
   *
   * @returns false when it was there already and nothing was made
   * @throws Refusal NotAllowedNow when some of its slugs or addresses are somebody else's
   */
  async make(tx: Tx, { owner, now, requestId }: SampleOrder): Promise<boolean> {
    if (await isThere(tx)) return false;
    const making: Making = { owner, days: new Days(now), made: new Made() };
    for (const step of timelineOf(SAMPLE, now)) {
      await this.#take(tx, step, making, { by: { kind: 'STAFF', id: owner }, now: step.at, requestId });
    }
    return true;
  }

  async #take(tx: Tx, step: Step, making: Making, act: Act): Promise<void> {
    switch (step.kind) {
      case 'CONTENT':
        await this.#clients.content(tx, step.item, making, act);
        break;
      case 'CLIENT':
        await this.#clients.client(tx, step.client, making, act);
        break;
      case 'RAISE_SEATS':
        await this.#clients.raiseSeats(tx, step.client, making, act);
        break;
      case 'SUBLICENSE':
        await this.#clients.sublicense(tx, step, making, act);
        break;
      case 'CODE':
        await this.#clients.code(tx, step, making, act);
        break;
      case 'SWITCH_OFF':
        await this.#clients.switchOff(tx, step, making, act);
        break;
      case 'ARRIVAL':
        await this.#people.arrive(tx, step, making, act);
        break;
      case 'VISIT':
        await this.#people.visit(tx, step.person, making, act);
        break;
      case 'FREE_SEATS':
        await this.#people.freeSeats(tx, step, making, act);
        break;
      case 'LATER':
        await this.#people.later(tx, step, making, act);
    }
  }
}

async function isThere(tx: Tx): Promise<boolean> {
  const taken: string[] = [];
  for (const { slug } of SAMPLE.clients) if ((await holderOfSlug(tx, slug)) !== undefined) taken.push(slug);
  if (taken.length === 0 || taken.length === SAMPLE.clients.length) return taken.length > 0;
  throw new Refusal(new NotAllowedNow(`The sample cannot be made: ${taken.map((slug) => `/${slug}`).join(', ')} is taken by another client.`));
}
