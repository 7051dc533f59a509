import { standingOf, type Shortage } from '../allowances/allowances.api.js';
import type { Reader } from '../kernel/database.js';
import { newId, type ClientId, type LearnerId } from '../kernel/ids.js';
import { Refusal } from '../kernel/problem.js';
import { AdmissionPlan, membersOf, seatsExhausted, ShortOfSeats } from '../learners/learners.api.js';
import { judge } from './code-verdict.js';
import { CodeExhausted } from './codes.problems.js';
import { earlierRedemptions } from './earlier-redemptions.read-model.js';
import type { EnteredCode, KnownCode } from './entered-codes.read-model.js';
import { exhaustedFirst, redeemerOf, takenAway, wayOf, type Redeemer } from './redemption.js';

/** For whom to look ahead: a learner, or somebody new. */
export interface LookAhead {
  readonly learner: LearnerId | null;
  /** The key of the address of somebody new, once they said it. */
  readonly emailKey?: string;
  readonly now: Date;
}

/**
 * Answers as redeeming these codes together would just now, and uses nothing up. Asks the gate's own plan, so that it
 * cannot think otherwise than the gate.
 *
 * @returns what the codes open, one by one, in the order entered
 * @throws Refusal what redeeming would refuse with; ShortOfSeats where a sweep may still find a seat
 */
export async function lookAhead(reader: Reader, entered: readonly EnteredCode[], { learner, emailKey, now }: LookAhead): Promise<KnownCode[]> {
  const known = entered.flatMap(({ code }) => code ?? []);
  const earlier = learner === null ? new Map() : await earlierRedemptions(reader, learner, { codes: known.map((code) => code.id), now });
  const clients: ClientId[] = [...new Set(known.flatMap((code) => code.places.map((place) => place.clientId)))];
  const plan = new AdmissionPlan(learner === null ? [] : await membersOf({ tx: reader, people: [learner] }, clients));
  const person = learner === null ? { id: newId('lrn'), emailKey: emailKey ?? null, isProven: false } : await redeemerOf(reader, learner, entered);
  for (const one of entered) {
    const verdict = judge(one, one.code === null ? undefined : earlier.get(one.code.id), { now, emailKey: person.emailKey });
    if (verdict.kind === 'refused') throw new Refusal(await exhaustedFirst(reader, one, verdict.problem));
    if (verdict.kind === 'open') await lookThroughTheGate(reader, { plan, person }, { entered: one.entered, code: verdict.code, now });
  }
  return known;
}

/** Lets the person in by one more code, in the plan alone. */
async function lookThroughTheGate(
  reader: Reader,
  { plan, person }: { plan: AdmissionPlan; person: Redeemer },
  { entered, code, now }: { entered: string; code: KnownCode; now: Date },
): Promise<void> {
  const way = wayOf(code, now, person);
  plan.letIn(way, person.id);
  const outcome = plan.outcomes.get(way)!.get(person.id);
  if (outcome === 'REVOKED' || outcome === 'DISABLED') throw await takenAway(reader, { entered, code });
  const short = await shortages(reader, plan, person.id);
  if (short.some((shortage) => shortage.allowance === code.uses)) throw new Refusal(new CodeExhausted(entered));
  if (short.length > 0) throw new ShortOfSeats(short, plan.needs, code.places, seatsExhausted(short, code.places, entered));
}

async function shortages(reader: Reader, plan: AdmissionPlan, person: LearnerId): Promise<Shortage[]> {
  const needs = plan.needs.get(person) ?? new Map();
  const standing = await standingOf(reader, [...needs.keys()]);
  return [...standing].flatMap(([allowance, { maxTaken, taken }]) => {
    const free = maxTaken === null ? Infinity : maxTaken - taken;
    return free < needs.get(allowance)! ? [{ allowance, free: Math.max(0, free) }] : [];
  });
}
