import type { LearnerAction } from '@portico/shared/admin';
import { count, counted } from '../ui/words/numbers.js';

/** A sublicense that is picked, with the seats it has left; null: no limit. */
export interface PickedPlace {
  readonly name: string;
  readonly available: number | null;
}

/** What is about to be done, and to how many. */
export interface BulkFacts {
  readonly action: LearnerAction;
  readonly learners: number;
  /** The sublicense it is about; null: none, or not picked yet. */
  readonly place: PickedPlace | null;
  /** Where to; null: nowhere, or not picked yet. */
  readonly to: PickedPlace | null;
}

interface ActionWords {
  /** In a menu, and on the button that does it: `Grant access`. */
  readonly label: string;
  /** Names the dialog, behind how many: `Grant access to 3 learners`. */
  readonly title: (learners: string) => string;
}

/** What each action is called. */
export const ACTION_WORDS: Record<LearnerAction, ActionWords> = {
  GRANT: { label: 'Grant access', title: (learners) => `Grant access to ${learners}` },
  REVOKE: { label: 'Revoke access', title: (learners) => `Revoke access of ${learners}` },
  MOVE: { label: 'Move', title: (learners) => `Move ${learners}` },
  ENABLE: { label: 'Enable', title: (learners) => `Enable ${learners}` },
  DISABLE: { label: 'Disable', title: (learners) => `Disable ${learners}` },
  REMOVE: { label: 'Remove from client', title: (learners) => `Remove ${learners} from their client` },
  RESEND_INVITES: { label: 'Send invites again', title: (learners) => `Send invites of ${learners} again` },
};

/** The actions that can be undone as a whole, for 24 hours. */
const UNDOABLE: readonly LearnerAction[] = ['GRANT', 'REVOKE', 'MOVE', 'ENABLE', 'DISABLE'];

function seats(learners: number, { name, available }: PickedPlace): string {
  if (available === null) return `${name} has no limit of seats.`;
  const left = Math.max(0, available);
  if (left >= learners) return `${name} has ${counted(left, 'seat')} left, ${count(left - learners)} of them afterwards.`;
  return `${name} has ${left === 0 ? 'no seat' : counted(left, 'seat')} left: ${left === 0 ? 'nobody gets one who has none yet' : `the first ${count(left)} get one, and up to ${counted(learners - left, 'learner')} none`}.`;
}

const MEANING: Record<LearnerAction, (facts: BulkFacts) => string[]> = {
  GRANT: ({ learners, place }) => ['Each takes a seat, by the hand of staff. Whoever has one there keeps it, with one more reason.', ...(place === null ? [] : [seats(learners, place)])],
  MOVE: ({ learners, to }) => ['Each who has a seat there gets one of the other sublicense instead, with the same reasons and end. Others stay as they are.', ...(to === null ? [] : [seats(learners, to)])],
  REVOKE: ({ place }) => [`Whoever has access${place === null ? '' : ` to ${place.name}`} loses it, and the seats come free. No code gives it back; staff can.`],
  ENABLE: () => ['Whoever is disabled gets in again and takes their seats; where none is left they stay disabled.'],
  DISABLE: () => ['Nobody of them gets in there any more, and their seats come free. What they had is kept for when they are enabled again.'],
  REMOVE: () => ['They lose every access with the client they are selected at, and their seats come free. What the client keeps of them is gone; their accounts stay.', 'This cannot be taken back.'],
  RESEND_INVITES: () => ['Whoever has an open invite gets it again, with a new link; older links die. Others stay as they are.', 'Mails that are sent cannot be taken back.'],
};

/** What it means, before it is done, sentence by sentence. */
export function bulkMeaning(facts: BulkFacts): string[] {
  return MEANING[facts.action](facts);
}

/** How it goes on once it is begun. */
export function bulkHint(action: LearnerAction): string {
  return `It goes on by itself, and this page can be left. Jobs, at the top, shows how far it is${UNDOABLE.includes(action) ? ', and undoes it for 24 hours' : ''}.`;
}
