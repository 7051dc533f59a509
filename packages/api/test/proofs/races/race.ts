import type { MadeLearner, makeStaff } from '../../harness/factories.js';
import type { Call, Lines, Reply } from '../../harness/lines.js';
import { makePlaces, type MadePlaces, type PlacesPlan } from '../../harness/quick-places.js';
import type { Seeded } from '../../harness/seeded.js';
import type { Site } from '../../harness/site.js';

/** How many are at it at once. */
export const CROWD = 64;

/** Everything a race is run with. */
export interface Track {
  readonly site: Site;
  readonly lines: Lines;
  readonly staff: Awaited<ReturnType<typeof makeStaff>>;
  /** At least {@link CROWD}, who have accounts and sessions and no seat at the clients of this run. */
  readonly learners: readonly MadeLearner[];
  readonly random: Seeded;
  /** True: the whole crowd sits behind one address, as a class does. */
  readonly oneAddress: boolean;
}

/** How a run of a race went. */
export interface RunResult {
  readonly in: number;
  readonly refused: number;
  /** What was not as it must be, a sentence each. */
  readonly deviations: readonly string[];
}

/** A race: makes a fresh client, lets the crowd loose on it, and looks at what is left. */
export interface RaceCase {
  readonly name: string;
  run(track: Track): Promise<RunResult>;
}

export function freshPlaces({ site, staff }: Track, plan: PlacesPlan): Promise<MadePlaces> {
  return makePlaces(site, staff.id, plan);
}

/** Sends all calls at once, in an order of chance; the replies in the order of the calls. */
export async function unleash({ lines, random }: Track, calls: readonly Call[]): Promise<Reply[]> {
  const order = random.shuffled(calls.map((_, at) => at));
  const replies = await lines.allAtOnce(order.map((at) => calls[at]!));
  const back: Reply[] = [];
  order.forEach((at, sent) => (back[at] = replies[sent]!));
  return back;
}
