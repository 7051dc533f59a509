import type { FaultPlan } from '../../harness/fault-injection.js';
import { withFault } from '../../harness/fault-injection.js';
import type { Lines, Reply } from '../../harness/lines.js';
import type { MadePlaces } from '../../harness/quick-places.js';
import { endState } from './end-state.js';
import type { Operation, Scene, Stage } from './operation.js';

/** Everything somebody could notice of an operation, the same whenever it went the same. */
export interface Traces {
  readonly answer: string;
  readonly state: Record<string, string[]>;
}

/** How an operation went with a fault, or without. */
export interface Run {
  readonly traces: Traces;
  readonly places: MadePlaces;
  /** The types of the answers, in order. */
  readonly told: readonly string[];
  /** Whether the fault came to pass. */
  readonly struck: boolean;
  /** Statements of each transaction. */
  readonly statements: readonly number[];
}

/** Sets the scene anew and runs the operation over HTTP while one of its statements fails. */
export async function disturb(operation: Operation, { stage, lines, plan }: { stage: Stage; lines: Lines; plan: FaultPlan | null }): Promise<Run> {
  const { site } = stage;
  const scene = await operation.set(stage);
  const { outcome, struck, statements } = await withFault(site.database, plan, () => lines.allAtOnce([scene.call]));
  if (outcome.status === 'rejected') throw outcome.reason;
  const [reply] = outcome.value;
  const traces = {
    answer: `${withoutIds(reply!, scene)}${await whoIsSignedIn(lines, reply!)}`,
    state: await endState(site, scene.places.clientId, scene.people),
  };
  return { traces, places: scene.places, told: typesIn(reply!), struck, statements };
}

/** An operation answers one thing or a list of them. */
function typesIn({ body }: Reply): string[] {
  return Object.values(body?.data ?? {}).flatMap((answer) => [answer].flat().map((one) => String(one.__typename)));
}

/** The answer with its ids numbered as they come up, so that answers of two scenes compare. */
function withoutIds({ status, body }: Reply, { places }: Scene): string {
  const known = new Map<string, string>();
  const text = JSON.stringify(body).replaceAll(places.slug, 'the-client').replaceAll(/"requestId":"[^"]*"/g, '');
  const numbered = text.replaceAll(/\b([a-z]{3})_[0-9a-z]{26}\b/g, (id, type: string) => {
    if (!known.has(id)) known.set(id, `${type}_${known.size + 1}`);
    return known.get(id)!;
  });
  return `${status} ${numbered}`;
}

/** Whom the cookies of an answer sign in: an account without its session would be half of the job. */
async function whoIsSignedIn(lines: Lines, { cookies }: Reply): Promise<string> {
  if (cookies === '') return '';
  const [reply] = await lines.allAtOnce([{ cookie: cookies, query: '{ viewer { __typename } }', input: {} }]);
  return ` and is signed in as ${JSON.stringify(reply!.body?.data)}`;
}
