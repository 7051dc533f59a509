import { showAddress } from './leave.js';

/** What a token of a purpose looks like behind `#`, whatever a mail program has put after it. */
const tokenIn = (mark: string, purpose: string) => new RegExp(`^#(${purpose}_[\\w-]+)`).exec(mark)?.[1] ?? null;
const keyOf = (purpose: string) => `portico-${purpose}`;

/**
 * The token of a mailed link. It stands behind `#`, which no server is sent, and is taken out of the address, which is looked
 * at, copied and kept by browsers. This tab keeps it, so that the page can be loaded again.
 *
 * @param purpose what the token begins with, such as `inv`
 * @returns null when the page was opened without one
 */
export function takeToken(purpose: string): string | null {
  const token = tokenIn(location.hash, purpose);
  try {
    if (token === null) return sessionStorage.getItem(keyOf(purpose));
    sessionStorage.setItem(keyOf(purpose), token);
    showAddress(location.pathname + location.search, 'replaceState');
  } catch {
    // A browser that keeps nothing for pages: the address keeps it.
  }
  return token;
}

/** The token is used up. */
export function forgetToken(purpose: string): void {
  try {
    sessionStorage.removeItem(keyOf(purpose));
  } catch {
    // It never kept it.
  }
}

/** Whoever opens another link in the same tab is shown what that one leads to: only the mark changes, and nothing is loaded by itself. */
export function loadOnToken(purpose: string): () => void {
  const load = () => {
    if (tokenIn(location.hash, purpose) !== null) location.reload();
  };
  window.addEventListener('hashchange', load);
  return () => window.removeEventListener('hashchange', load);
}
