import { useHotkeys } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';

/** Under this name the browser remembers that they are off. */
const STORED = 'portico-single-keys';
const OFF = 'off';

const listeners = new Set<() => void>();

function areOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== OFF;
  } catch {
    // A browser that remembers nothing has them on.
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Turns shortcuts of a single key on or off, in this browser. */
export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, OFF);
  } catch {
    // Nothing is remembered, and nothing changes.
  }
  for (const listener of listeners) listener();
}

/** Whether shortcuts of a single key work. They can be turned off (WCAG 2.2, 2.1.4). */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, areOn);
}

/** Shortcuts of a single key, as long as they are on; never while something is typed. */
export function useSingleKey(keys: readonly string[], does: () => void): void {
  const on = useSingleKeys();
  useHotkeys(on ? keys.map((key) => [key, does]) : []);
}
