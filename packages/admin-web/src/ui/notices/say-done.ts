import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import { UndoNotice } from './UndoNotice.js';

/** Milliseconds a notice stays. */
const STAYS_MS = 6000;
const UNDO_MS = 10_000;

/** Of the last thing that can be taken back. */
let newest: string | undefined;

/** What is said once something was done. */
export interface Done {
  /** What happened: `The code FALL-2026 is disabled`. */
  readonly title: string;
  /** What that means. */
  readonly meaning?: string;
  /** Takes it back. */
  readonly undo?: () => void;
}

/** Says at the edge of the page that something was done. Never for errors that want something done: those stay where they arose. */
export function sayDone({ title, meaning, undo }: Done): void {
  const closeButtonProps = { 'aria-label': 'Dismiss' };
  if (undo === undefined) {
    notifications.show({ title, message: meaning, autoClose: STAYS_MS, closeButtonProps });
    return;
  }
  const onUndo = () => {
    notifications.hide(id);
    if (newest === id) newest = undefined;
    undo();
  };
  const id = notifications.show({ title, message: createElement(UndoNotice, { meaning, seconds: UNDO_MS / 1000, isNewest: () => newest === id, onUndo }), autoClose: UNDO_MS, closeButtonProps });
  newest = id;
}
