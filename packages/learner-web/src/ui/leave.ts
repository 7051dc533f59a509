/** Never resolves: whatever waits for it waits until the page is gone, so that no button can be pressed twice meanwhile. */
const gone = new Promise<never>(() => {});

/** Loads another page, from which one can come back. */
export function goTo(address: string): Promise<never> {
  location.assign(address);
  return gone;
}

/** Loads another page in the place of this one, which is done with: going back leads to what was before it. */
export function goOnAt(address: string): Promise<never> {
  location.replace(address);
  return gone;
}
