import type { AccessId, SublicenseId } from '../kernel/ids.js';
import { asManyAsFit, membersOf, moveAccesses, type Lacking, type MoveOutcome } from '../learners/learners.api.js';
import { clientsOf, done, peopleOf, refused, resultsOf, unchanged, type ActionChunk, type ActionParts, type Does, type Target } from './action-chunk.js';
import type { RowResult } from './action-rows.js';

/** What undoing a move has to know. */
export type MoveMade = { readonly access: AccessId };

/** Gives the targets seats of another sublicense instead of those they have, as many as there are. */
export const moveMany: Does = async (parts, chunk) => {
  const { input, targets } = chunk;
  const members = await membersOf({ tx: parts.database.reader, people: peopleOf(targets) }, clientsOf(targets));
  const held = new Map(members.map(({ id, accesses }) => [id, accesses.get(input.sublicense!)?.id]));
  await moveThese(parts, chunk, { to: input.to!, accessOf: ({ member }) => held.get(member.id), none: unchanged('Has no access to it.'), moved: 'Moved.' });
};

/** Which accesses move, and how that is said. */
export interface ManyMoves {
  readonly to: SublicenseId;
  readonly accessOf: (target: Target) => AccessId | undefined;
  /** What became of whoever has no such access. */
  readonly none: RowResult;
  readonly moved: string;
}

/** Moves accesses of the targets, as many as there are seats for, in their order. */
export async function moveThese({ database, clock }: ActionParts, { job, asking, targets, commit }: ActionChunk, { to, accessOf, none, moved }: ManyMoves): Promise<void> {
  const act = job.act();
  const having = targets.filter((target) => accessOf(target) !== undefined);
  const short = await asManyAsFit<Lacking | null>(database, clock, {
    people: peopleOf(having),
    letIn: async (fit, lacking) => {
      const wanted = new Set(fit);
      const accesses = having.filter(({ member }) => wanted.has(member.learnerId)).map((target) => ({ ...target.member, id: accessOf(target)! }));
      await commit(async (tx) => {
        const { outcomes, place } = await moveAccesses(tx, { accesses, to, scope: asking.scope }, { act, memory: new Map() });
        return resultsOf(targets, (target) => {
          const access = accessOf(target);
          if (access === undefined) return none;
          const outcome = outcomes.get(access)?.outcome;
          return outcome === undefined ? refused(lacking?.message ?? 'There was no seat left.') : resultOf(outcome, { access, clientName: place.clientName, moved });
        });
      });
      return null;
    },
    nobody: (lacking) => lacking,
  });
  if (short === null && having.length > 0) return;
  await commit(() => Promise.resolve(resultsOf(targets, (target) => (accessOf(target) === undefined ? none : refused(short?.message ?? 'There was no seat left.')))));
}

function resultOf(outcome: MoveOutcome, { access, clientName, moved }: { readonly access: AccessId; readonly clientName: string; readonly moved: string }): RowResult {
  if (outcome === 'MOVED') return done(moved, { access } satisfies MoveMade);
  if (outcome === 'HELD') return done('Had a seat there already: the two are one now.');
  if (outcome === 'DISABLED') return refused(`This learner is disabled at ${clientName}. Enable the membership first.`);
  return refused(outcome === 'OTHER_CLIENT' ? `This access is none of ${clientName}.` : 'This access has ended or was taken away.');
}
