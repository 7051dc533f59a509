import type { LearnerAction } from './learner-actions.inputs.js';

/** The actions that can be undone. */
export const UNDOABLE = ['GRANT', 'REVOKE', 'MOVE', 'ENABLE', 'DISABLE'] as const;
export type UndoableAction = (typeof UNDOABLE)[number];

/** The kind of job that undoes an action; null when nothing does. */
export function undoKindOf(action: LearnerAction): string | null {
  const undoable = UNDOABLE.find((one) => one === action);
  return undoable === undefined ? null : `UNDO_${undoable}`;
}
