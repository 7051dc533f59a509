import { newId, type LearnerId, type SublicenseId } from '../kernel/ids.js';
import { AdmissionMemory, asManyAsFit, grantAccess, groundsMadeBy, toProve, type Granted, type Lacking } from '../learners/learners.api.js';
import { done, peopleOf, refused, resultsOf, unchanged, type ActionChunk, type ActionParts, type Target } from './action-chunk.js';
import type { RowResult } from './action-rows.js';

const DAY = 86_400_000;

/** What undoing a grant has to know. */
export type GrantMade = { readonly ground: string };

/** Where people are let in, and how that is said. */
export interface ManyGrants {
  readonly sublicenseId: SublicenseId;
  /** An own end that is given; null: from the days of access. */
  readonly expiresAt: Date | null;
  /** What is said of whoever gained a seat. */
  readonly granted: string;
}

/** Lets the targets in through the gate, as many as there are seats for, in their order. */
export async function grantMany(parts: ActionParts, { job, asking, targets, commit }: ActionChunk, { sublicenseId, expiresAt, granted: words }: ManyGrants): Promise<void> {
  const { database, clock, settings, proofs } = parts;
  const act = job.act();
  const heldUntil = new Date(act.now.getTime() + (await settings.get()).inviteDays * DAY);
  const people = peopleOf(targets);
  const mails = new Map(people.map((person) => [person, newId('out')]));
  const short = await asManyAsFit<Lacking | null>(database, clock, {
    people,
    letIn: async (fit, lacking) => {
      await commit(async (tx) => {
        const memory = new AdmissionMemory();
        const granted = await grantAccess(tx, { people: fit, sublicenseId, expiresAt, by: asking.staffId, heldUntil }, { act, memory });
        await proofs.ask(tx, toProve(granted, mails), act.now);
        const grounds = await groundsMadeBy(tx, granted.plan, memory);
        return resultsOf(targets, (target) => resultOf(target, { granted, grounds, lacking, words }));
      });
      return null;
    },
    nobody: (lacking) => lacking,
  });
  if (short !== null) await commit(() => Promise.resolve(resultsOf(targets, () => refused(short.message))));
}

interface Told {
  readonly granted: Granted;
  /** The grounds this very grant wrote, by learner. */
  readonly grounds: ReadonlyMap<LearnerId, string>;
  readonly lacking: Lacking | null;
  readonly words: string;
}

function resultOf({ member: { learnerId } }: Target, { granted, grounds, lacking, words }: Told): RowResult {
  const outcome = granted.outcomes.get(learnerId);
  const ground = grounds.get(learnerId);
  const made = ground === undefined ? null : { ground };
  if (outcome === undefined) return refused(lacking?.message ?? 'There was no seat left.');
  if (outcome === 'DISABLED') return refused(`This learner is disabled at ${granted.place.clientName}. Enable the membership first.`);
  if (outcome === 'HELD') return unchanged('Had the access already.', made);
  if (granted.unproven.has(learnerId)) return done('A seat is held: it opens when they prove their address, by the mail that was sent.', made);
  // Whoever had a seat before got a later end, or in at once: that stays when this is undone.
  return done(made === null ? 'Had a seat already; the access gives more now.' : words, made);
}
