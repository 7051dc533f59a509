import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

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

/** Fields in which a key means nothing but itself: boxes and buttons are no text. */
const NO_TEXT = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;

/** Whether whatever has the focus takes letters: a field, a list of choices, a menu that goes by first letters. */
function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.test(target.type);
  return target.isContentEditable || target.closest('textarea, select, [role="menu"]') !== null;
}

/**
 * A shortcut of a single key, as long as they are on; never while something is typed, nor while something stands over the page.
 *
 * @param key what it writes: `/`, `?`, or a letter, whatever its case
 */
export function useSingleKey(key: string, does: () => void): void {
  const on = useSingleKeys();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (takesLetters(event.target) || document.querySelector('[aria-modal="true"]') !== null) return;
    event.preventDefault();
    does();
  });
  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on]);
}
