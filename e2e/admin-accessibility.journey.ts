import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { root } from '../scripts/steps.mjs';
import { dialog } from './harness/admin-page.js';
import { buildAdminHouse, type AdminHouse } from './harness/admin-house.js';
import { reachAdminState, type AdminState } from './harness/admin-state.js';
import { ADMIN_STATES } from './harness/admin-states.js';
import { axeAgain } from './harness/axe.js';
import { ADMIN_PAGES, nonText } from './harness/non-text.js';
import { shot } from './harness/screenshots.js';
import { onSqlite } from './harness/site.js';
import { holdStill } from './harness/still.js';
import type { Visitor } from './harness/visitor.js';

const SIZES = { narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 800 } };
/** What content must reflow to (WCAG 2.2, 1.4.10). */
const NARROWEST = { width: 320, height: 640 };

/** Waits until a page has the colours of a scheme and is still. */
async function settle(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  await holdStill(page);
}

/** What every page has, whatever is open over it. */
function lookAt(page: Page): Promise<object> {
  return page.evaluate(() => {
    const shown = (selector: string) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const opened = shown('[role=dialog]');
    return {
      headings: shown('h1').length,
      // Behind an open dialog a page has no heading to anybody; the rule is about the page.
      isNamed: document.title.endsWith('Portico') && document.title !== 'Portico',
      landmarks: shown('main').length,
      sideways: document.documentElement.scrollWidth > innerWidth,
      isOver: opened.length > 0,
      namelessDialogs: opened.filter((element) => document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent?.trim() === '').length,
    };
  });
}

const rulesOf = ({ over }: AdminState) => ({ headings: 1, isNamed: true, landmarks: 1, sideways: false, isOver: over !== undefined, namelessDialogs: 0 });

/** The files of the app that are a page, a dialog or a drawer, by their names; what those of one kind have in common is none. */
function filesThatShow(): string[] {
  const names = readdirSync(join(root, 'packages/admin-web/src'), { recursive: true, encoding: 'utf8' }).filter((name) => !/^ui.overlay/.test(name));
  return names.flatMap((name) => /(\w*(?:Route|Dialog|Drawer|SignInAgain))\.tsx$/.exec(name)?.[1] ?? []).toSorted();
}

// About what is shown, which no database changes: SQLite is enough. A state lives through another width and another colour
// scheme, so each is reached once and looked at in every look it has.
onSqlite((site) => {
  let house: AdminHouse;
  /** Stays in front of one browser for all states, so that each loads only what none before it has. */
  let staff: Visitor;
  beforeAll(async () => {
    house = await buildAdminHouse(site);
    staff = await site.staff({ reducedMotion: true, stays: true });
  });

  const visitorOf = ({ stranger = false, expectedTroubles = [] }: AdminState) => {
    if (stranger) return site.visitor({ reducedMotion: true });
    return expectedTroubles.length === 0 ? staff : site.staff({ reducedMotion: true, expectedTroubles });
  };

  it.each(ADMIN_STATES.map((state) => [state.name, state] as const))('%s holds to the rules of every page, narrow and wide, light and dark', async (name, state) => {
    const { page } = await visitorOf(state);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(SIZES[state.width ?? 'narrow']);
    await reachAdminState(page, house, state);
    const axe = axeAgain(page);
    for (const size of sizesOf(state)) {
      await page.setViewportSize(size);
      if (size === NARROWEST) {
        await settle(page, 'dark');
        expect(await lookAt(page)).toEqual(rulesOf(state));
        continue;
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await settle(page, colorScheme);
        const found = { ...(await lookAt(page)), axe: await axe(), nonText: await nonText(page, ADMIN_PAGES) };
        expect({ ...size, colorScheme, ...found }).toEqual({ ...size, colorScheme, ...rulesOf(state), axe: [], nonText: [] });
        await shot(page, `admin-${name.replaceAll(/\W+/g, '-')}-${size.width}-${colorScheme}`);
      }
    }
  });

  // Behind the states, in whose browser each page has been loaded.
  it('every page, dialog and drawer of the app is among the states', () => {
    const loaded = (name: string) => staff.requests.some((address) => new RegExp(`/assets/${name}-[^/]*\\.js$`).test(address));
    const over = new Set(ADMIN_STATES.map((state) => state.over));
    expect(filesThatShow().filter((name) => !(name.endsWith('Route') ? loaded(name) : over.has(name)))).toEqual([]);
    expect([...over].filter((name) => name !== undefined && !filesThatShow().includes(name))).toEqual([]);
  });

  describe('a list', () => {
    it('says by which column it is sorted, and no other column says so', async () => {
      const { page } = await site.staff();
      await page.goto('/admin/clients');
      const sorted = () => page.getByRole('columnheader').evaluateAll((heads) => heads.flatMap((head) => (head.ariaSort === null ? [] : [`${head.textContent?.trim()} ${head.ariaSort}`])));
      await page.locator('[aria-sort=ascending]').waitFor();
      expect(await sorted()).toEqual(['Client ascending', 'Seats none', 'Ends none']);
      await page.getByRole('columnheader', { name: 'Seats' }).getByRole('button').click();
      await page.locator('[aria-sort=ascending]').filter({ hasText: 'Seats' }).waitFor();
      await page.getByRole('columnheader', { name: 'Seats' }).getByRole('button').click();
      await page.locator('[aria-sort=descending]').waitFor();
      expect(await sorted()).toEqual(['Client none', 'Seats descending', 'Ends none']);
    });
  });

  it('where the system forces its colours, the current place, ticks and meters can still be seen', async () => {
    const { page } = await site.staff();
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`/admin/clients/${house.slug}/codes`);
    await page.getByRole('checkbox', { name: 'Select Switched off' }).check();
    await settle(page, 'light');
    const seen = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector)!);
      return {
        isForced: matchMedia('(forced-colors: active)').matches,
        places: [...document.querySelectorAll('[aria-current=page]')].map((place) => getComputedStyle(place).outlineStyle),
        isTicked: style('input:checked').backgroundColor !== style('input:not(:checked, :indeterminate)').backgroundColor,
        isMetered: style('.pt-meter-bar').backgroundColor !== style('.pt-meter-track').backgroundColor && style('.pt-meter-track').borderTopStyle !== 'none',
      };
    });
    expect(seen).toEqual({ isForced: true, places: ['solid', 'solid', 'solid'], isTicked: true, isMetered: true });
    await shot(page, 'admin-forced-colours');
  });

  it('each dialog is named by its title', async () => {
    const { page } = await site.staff();
    for (const [path, name] of [['/clients?add=1', 'Add Client'], [`/clients/${house.slug}/sublicenses?add=1`, 'Add Sublicense'], ['/content?add=1', 'Add Content']] as const) {
      await page.goto(`/admin${path}`);
      await dialog(page, name).waitFor();
    }
  });
});

function sizesOf({ width }: AdminState): readonly { readonly width: number; readonly height: number }[] {
  if (width === 'wide') return [SIZES.wide];
  return [SIZES.narrow, NARROWEST, ...(width === undefined ? [SIZES.wide] : [])];
}
