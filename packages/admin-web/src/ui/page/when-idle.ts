/**
 * Calls back once the page has nothing to do; at once never, so that what is on the page comes first. Not at all where a
 * browser has no idle times (Safari): for what is done ahead of its use alone.
 *
 * @param within milliseconds after which it is called back whatever the page does; left out: whenever that is
 * @returns takes it back
 */
export function whenIdle(work: () => void, within?: number): () => void {
  if (typeof window.requestIdleCallback !== 'function') return () => undefined;
  const asked = window.requestIdleCallback(work, within === undefined ? {} : { timeout: within });
  return () => window.cancelIdleCallback(asked);
}
