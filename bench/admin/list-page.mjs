// The page of a list, as the bench of the admin app uses it.

/** Other rows are there, and none are on their way. */
export const ROWS = { selector: '.pt-table tbody', changes: true, without: '.pt-table[data-stale], .pt-skeleton' };

export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Nothing is on its way any more. */
export const settled = (page) => page.waitForLoadState('networkidle');

/** Goes to a list and waits for its rows. */
export async function openList(page, address) {
  await page.goto(address);
  await page.locator('.pt-table tbody tr:not(.pt-skeleton)').first().waitFor();
  await settled(page);
}
