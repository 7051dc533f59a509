import { expect, it } from '@jest/globals';
import { axe } from './harness/axe.js';
import { layoutShift } from './harness/layout-shift.js';
import { LOOKS } from './harness/looks.js';
import { shot } from './harness/screenshots.js';
import { onEachDatabase } from './harness/site.js';

onEachDatabase((site) => {
  it.each(LOOKS)('an address that leads nowhere says so, to everybody: $width px, $colorScheme', async (look) => {
    const { page } = await site.visitor({ ...look, expectedTroubles: [/status of 404/] });
    const answer = await page.goto('/nobody-lives-here');
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { name: 'This page is not there' }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await layoutShift(page)).toBe(0);
    await shot(page, `unknown-page-${look.width}-${look.colorScheme}`);
  });
});
