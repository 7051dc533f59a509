import { useSyncExternalStore } from 'react';

let dismissed = false;
/** Where the pointer was last seen moving, in pixels of the page in view. */
let place = { x: -1, y: -1 };
const listeners = new Set<() => void>();

function change(to: boolean): void {
  if (dismissed === to) return;
  dismissed = to;
  for (const listener of listeners) listener();
}

const onKey = (event: KeyboardEvent) => {
  if (event.key === 'Escape') change(true);
  else if (event.key === 'Tab') change(false);
};
const onMove = ({ clientX: x, clientY: y }: PointerEvent) => {
  const moved = x !== place.x || y !== place.y;
  place = { x, y };
  if (moved) change(false);
};
const onDown = () => change(false);

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointermove', onMove, true);
    document.addEventListener('pointerdown', onDown, true);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    dismissed = false;
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('pointermove', onMove, true);
    document.removeEventListener('pointerdown', onDown, true);
  };
}

/**
 * Whether Esc was pressed and nothing moved since. A card that closes uncovers what lies under the resting pointer, which
 * must not open the next.
 */
export function useDismissed(): boolean {
  return useSyncExternalStore(subscribe, () => dismissed);
}
