import { makeLearner, makeStaff, type MadeLearner } from '../../harness/factories.js';
import { Lines } from '../../harness/lines.js';
import { SEED } from '../../harness/proof.js';
import { Seeded } from '../../harness/seeded.js';
import type { Site } from '../../harness/site.js';
import { CROWD, type RaceCase, type Track } from './race.js';

/** Learners are in a new client every run; after so many they are let go. */
const RUNS_OF_A_CROWD = 100;
/** The crowd, and those who held its seats before. */
const PEOPLE = CROWD + 16;

/** How many runs of a race went. */
export interface RaceSummary {
  readonly runs: number;
  readonly in: number;
  readonly refused: number;
  readonly deviations: readonly string[];
}

/** Runs races on one site, with the same lines and a crowd that is renewed now and then. */
export class RaceTrack {
  readonly #site: Site;
  readonly #lines: Lines;
  #staff: Track['staff'] | undefined;
  #crowd: readonly MadeLearner[] = [];
  #runs = 0;

  constructor(site: Site) {
    this.#site = site;
    this.#lines = new Lines(site.url);
  }

  close(): void {
    this.#lines.hangUp();
  }

  /** Runs a race again and again, every run with a seed of its own. */
  async repeat(race: RaceCase, runs: number): Promise<RaceSummary> {
    const summary = { runs, in: 0, refused: 0, deviations: [] as string[] };
    for (let at = 0; at < runs; at += 1) {
      const seed = SEED + at;
      const result = await race.run(await this.#track(seed));
      summary.in += result.in;
      summary.refused += result.refused;
      summary.deviations.push(...result.deviations.map((sentence) => `${race.name}, seed ${seed}: ${sentence}`));
    }
    return summary;
  }

  async #track(seed: number): Promise<Track> {
    this.#staff ??= await makeStaff(this.#site, 'OWNER');
    if (this.#runs % RUNS_OF_A_CROWD === 0) this.#crowd = await Promise.all(Array.from({ length: PEOPLE }, () => makeLearner(this.#site)));
    this.#runs += 1;
    const random = new Seeded(seed);
    return { site: this.#site, lines: this.#lines, staff: this.#staff, learners: random.shuffled(this.#crowd), random, oneAddress: seed % 2 === 1 };
  }
}
