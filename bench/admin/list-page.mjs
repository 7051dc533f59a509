// The page of a list, as the bench of the admin app uses it.

/** Other rows are there, and none are on their way. The first rows and the range tell it: to read them all would take a part of what is measured. */
export const ROWS = { selector: '.pt-table tbody tr:nth-child(-n+5), .pt-list-range', changes: true, without: '.pt-table[data-stale], .pt-skeleton' };

export const button = (page, name) => page.getByRole('button', { name, exact: true });

/**
 * Presses in the middle of an element, as a finger does. What a test's own click looks into on the page before it presses, and
 * while it does, would be in the figures.
 *
 * @returns does it
 */
export async function aimAt(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return () => locator.page().mouse.click(x + width / 2, y + height / 2);
}

/** How long nothing was asked for, in milliseconds, when a page is taken to be at rest. */
const REST = 120;

/** Nothing is on its way any more, and the page has nothing to do: what is measured next is measured alone. */
export const settled = (page) =>
  page.evaluate(async (rest) => {
    const asked = () => performance.getEntriesByType('resource').length;
    for (let before = -1; before !== asked(); ) {
      before = asked();
      await new Promise((done) => setTimeout(done, rest));
    }
    await new Promise((done) => requestIdleCallback(done, { timeout: rest }));
  }, REST);

/** Goes to a list and waits for its rows. */
export async function openList(page, address) {
  await page.goto(address);
  await page.locator('.pt-table tbody tr:not(.pt-skeleton)').first().waitFor();
  await settled(page);
}
