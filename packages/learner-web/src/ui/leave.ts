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
