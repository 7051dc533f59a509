/**
 * Calls back once the page has nothing to do; at once never, so that what is on the page comes first. Not at all where a
 * browser has no idle times (Safari): for what is done ahead of its use alone.
 *
 * @returns takes it back
 */
export function whenIdle(work: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') return () => undefined;
  const asked = window.requestIdleCallback(work);
  return () => window.cancelIdleCallback(asked);
}
