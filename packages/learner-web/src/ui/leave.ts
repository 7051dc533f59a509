/** Never resolves: whatever waits for it waits until the page is gone, so that no button can be pressed twice meanwhile. */
const gone = new Promise<never>(() => {});

/** Two strokes, or a stroke and a backslash, would be another site's address. */
function own(address: string): string {
  if (!/^\/(?![/\\])/.test(address)) throw new Error('A learner page leads to an address that is no path of this site.');
  return address;
}

/** Loads another page of this site, from which one can come back. */
export function goTo(address: string): Promise<never> {
  location.assign(own(address));
  return gone;
}

/** Loads another page of this site in the place of this one, which is done with: going back leads to what was before it. */
export function goOnAt(address: string): Promise<never> {
  location.replace(own(address));
  return gone;
}

const here = () => location.pathname + location.search;
let shown = '';

/** Gives what the page has come to show its own address, as a step one can go back from or in the place of the last. */
export function showAddress(address: string, how: 'pushState' | 'replaceState'): void {
  history[how](null, '', address);
  shown = here();
}

/** Going back leads to another address of the same document: it is loaded, so that it is what the server has now. A mark (`#`) is none. */
export function loadOnReturn(): void {
  shown = here();
  window.addEventListener('popstate', () => {
    if (here() !== shown) location.reload();
  });
  // A page the browser had put aside may show somebody who has signed out since.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}

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
