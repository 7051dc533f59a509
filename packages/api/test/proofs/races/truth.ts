import type { MadePlaces } from '../../harness/quick-places.js';
import type { Held, Tried } from './redemptions.js';

/** What learners may be refused with, and for want of what. */
export interface Refusal {
  readonly problem: 'CodeExhausted' | 'SeatsExhausted';
  /** The name of the full sublicense; null: the client. Only of SeatsExhausted. */
  readonly sublicense?: string | null;
}

/**
 * Holds answers against the rows where no seat comes free meanwhile: who was let in is in, with all of it; who was
 * refused has nothing of it, and was told why in the words they had entered.
 */
export function untruths(places: MadePlaces, held: Held, { tried, refusal }: { tried: readonly Tried[]; refusal: Refusal }): string[] {
  return tried.flatMap((one) => {
    const { answer } = one;
    if (answer.kind === 'fault') return [`Somebody met a fault: ${answer.words}.`];
    return answer.kind === 'in' ? notIn(places, held, one) : [...stillIn(places, held, one), ...oddlyTold(one, refusal)];
  });
}

/** What is missing to whoever was told they are in. */
export function notIn(places: MadePlaces, held: Held, { learner, codes, entered }: Tried): string[] {
  return codes.flatMap((at, nth) => {
    const { opens } = places.codes[at]!;
    // A code that gives nothing more than another did is not used up.
    const sources = places.codes.filter((code) => opens.every((one) => code.opens.includes(one)));
    const wrong = sources.some(({ id }) => held.redeemed(learner.id, id)) ? [] : [`"${entered[nth]}" let ${learner.email} in and nothing says so.`];
    const missing = opens.filter((sublicense) => held.access(learner.id, sublicense) !== 'ACTIVE');
    return [...wrong, ...missing.map((sublicense) => `"${entered[nth]}" let ${learner.email} in without access to ${sublicense}.`)];
  });
}

function stillIn(places: MadePlaces, held: Held, { learner, codes, entered }: Tried): string[] {
  return codes.flatMap((at, nth) => (held.redeemed(learner.id, places.codes[at]!.id) ? [`${learner.email} was refused, and "${entered[nth]}" is used.`] : []));
}

function oddlyTold({ answer, entered, learner }: Tried, refusal: Refusal): string[] {
  if (answer.kind !== 'refused') return [];
  const right =
    answer.problem === refusal.problem &&
    entered.includes(answer.forCode) &&
    answer.sublicense === (refusal.sublicense ?? null) &&
    answer.available === null;
  return right ? [] : [`${learner.email}, who entered ${JSON.stringify(entered)}, was told ${JSON.stringify(answer)}.`];
}

/** Learners who sent several calls and were told different things, where that cannot be true. */
export function contradictions(tried: readonly Tried[]): string[] {
  const told = new Map<string, Set<string>>();
  for (const { learner, answer } of tried) told.set(learner.email, (told.get(learner.email) ?? new Set()).add(answer.kind));
  return [...told].filter(([, kinds]) => kinds.size > 1).map(([email]) => `${email} was let in and refused.`);
}

/** The people let in, each once. */
export function peopleIn(tried: readonly Tried[]): Set<string> {
  return new Set(tried.filter(({ answer }) => answer.kind === 'in').map(({ learner }) => learner.id));
}

export function exactly(k: number, found: number, what: string): string[] {
  return found === k ? [] : [`${found} ${what} instead of ${k}.`];
}
