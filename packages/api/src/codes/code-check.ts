import { standingOf, type Shortage } from '../allowances/allowances.api.js';
import type { Reader } from '../kernel/database.js';
import { newId, type ClientId, type LearnerId } from '../kernel/ids.js';
import { Refusal } from '../kernel/problem.js';
import { AdmissionPlan, membersOf, seatsExhausted, ShortOfSeats, type Way } from '../learners/learners.api.js';
import { judge, revoked } from './code-verdict.js';
import { CodeExhausted } from './codes.problems.js';
import { earlierRedemptions } from './earlier-redemptions.read-model.js';
import type { EnteredCode, KnownCode } from './entered-codes.read-model.js';
import { wayOf } from './redemption.js';

/** For whom to look ahead: a learner, or somebody new. */
export interface LookAhead {
  readonly learner: LearnerId | null;
  readonly now: Date;
}

/**
 * Answers as redeeming a code would just now, and uses nothing up. Asks the gate's own plan, so that it cannot think
 * otherwise than the gate.
 *
 * @throws Refusal what redeeming would refuse with; ShortOfSeats where a sweep may still find a seat
 */
export async function lookAhead(reader: Reader, one: EnteredCode, { learner, now }: LookAhead): Promise<KnownCode> {
  const earlier = learner === null || one.code === null ? new Map() : await earlierRedemptions(reader, learner, { codes: [one.code.id], now });
  const verdict = judge(one, one.code === null ? undefined : earlier.get(one.code.id), now);
  if (verdict.kind === 'refused') throw new Refusal(verdict.problem);
  if (verdict.kind === 'open') await lookThroughTheGate(reader, { entered: one.entered, code: verdict.code }, { learner, now });
  return one.code!;
}

async function lookThroughTheGate(reader: Reader, { entered, code }: { entered: string; code: KnownCode }, { learner, now }: LookAhead): Promise<void> {
  const way = wayOf(code, now);
  const person = learner ?? newId('lrn');
  const plan = await planFor(reader, way, { learner, person });
  const short = await shortages(reader, plan, person);
  const outcome = plan.outcomes.get(way)!.get(person);
  if (short.some((shortage) => shortage.allowance === code.uses)) throw new Refusal(new CodeExhausted(entered));
  if (outcome === 'REVOKED' || outcome === 'DISABLED') throw new Refusal(revoked(entered));
  if (short.length > 0) throw new ShortOfSeats(short, plan.needs, code.places, seatsExhausted(short, code.places, entered));
}

async function planFor(reader: Reader, way: Way, { learner, person }: { learner: LearnerId | null; person: LearnerId }): Promise<AdmissionPlan> {
  const clients: ClientId[] = [...new Set(way.places.map((place) => place.clientId))];
  const plan = new AdmissionPlan(learner === null ? [] : await membersOf({ tx: reader, people: [learner] }, clients));
  plan.letIn(way, person);
  return plan;
}

async function shortages(reader: Reader, plan: AdmissionPlan, person: LearnerId): Promise<Shortage[]> {
  const needs = plan.needs.get(person) ?? new Map();
  const standing = await standingOf(reader, [...needs.keys()]);
  return [...standing].flatMap(([allowance, { maxTaken, taken }]) => {
    const free = maxTaken === null ? Infinity : maxTaken - taken;
    return free < needs.get(allowance)! ? [{ allowance, free: Math.max(0, free) }] : [];
  });
}
