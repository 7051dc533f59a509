import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeAgain } from './harness/axe.js';
import { buildHouse, type House } from './harness/house.js';
import type { LearnerState } from './harness/learner-state.js';
import { LEARNER_STATES, reachState } from './harness/learner-states.js';
import { nonText } from './harness/non-text.js';
import { shot } from './harness/screenshots.js';
import { onSqlite } from './harness/site.js';

/** Accent colours that would fail as they are: too light for white text, too close to white, too close to both. */
const BRANDS = { Sunny: '#ffff66', Granite: '#777777', Lantern: '#f28c28' };
const NAMES = Object.keys(BRANDS) as (keyof typeof BRANDS)[];

const SIZES = [{ width: 1280, height: 800 }, { width: 360, height: 740 }];

/** The brand of a state: within each kind of page the brands take turns. */
function brandOf(state: LearnerState): keyof typeof BRANDS {
  const alike = LEARNER_STATES.filter(({ kind, brandless }) => kind === state.kind && brandless !== true);
  return NAMES[Math.max(0, alike.indexOf(state)) % NAMES.length]!;
}

async function lookAt(page: Page, axe: () => Promise<string[]>, state: LearnerState): Promise<object> {
  const { title, ...seen } = await page.evaluate(() => ({
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    title: document.title,
    sideways: document.documentElement.scrollWidth > innerWidth,
  }));
  const heading = await page.locator('h1').first().innerText();
  return { ...seen, isNamed: title.startsWith(heading) && (state.brandless === true) !== title.includes(' · '), axe: await axe(), nonText: await nonText(page) };
}

it('each brand meets each kind of page', () => {
  const met = new Set(LEARNER_STATES.filter(({ brandless }) => brandless !== true).map((state) => `${state.kind} ${brandOf(state)}`));
  const kinds = new Set(LEARNER_STATES.map(({ kind }) => kind));
  expect(met.size).toBe(kinds.size * NAMES.length);
});

// About what is shown, which no database changes: SQLite is enough. A state lives through another width and another colour
// scheme, so each is reached once and looked at four times.
onSqlite((site) => {
  const houses = new Map<string, House>();
  beforeAll(async () => {
    for (const name of NAMES) houses.set(name, await buildHouse(site, name, BRANDS[name]));
  });

  it.each(LEARNER_STATES.map((state) => [state.name, state] as const))('%s holds to the rules of every page, narrow and wide, light and dark', async (name, state) => {
    const { page } = await reachState(site, houses.get(brandOf(state))!, state);
    const axe = axeAgain(page);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await lookAt(page, axe, state);
        expect({ ...size, colorScheme, ...found }).toEqual({
          ...size, colorScheme, language: state.language ?? 'en', headings: 1, sideways: false, isNamed: true, axe: [], nonText: [],
        });
        await shot(page, `${name}-${size.width}-${colorScheme}`);
      }
    }
  });
});
