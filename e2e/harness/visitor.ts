import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import type { Caller } from './caller.js';
import { countClicks } from './clicks.js';
import { watchLayout } from './layout-shift.js';
import { Troubles } from './troubles.js';

/** Milliseconds a page may take to become what a journey waits for: a guard against hanging, no bar. */
const PATIENCE = 90_000;
/** How many times slower than it is the processor of each page runs; PORTICO_TEST_SLOWER sets it, for whoever looks for journeys that wait for too little. */
const SLOWER = Number(process.env['PORTICO_TEST_SLOWER'] ?? 1);
/** Of a window, by its width, in pixels. */
const HEIGHTS = { 320: 640, 360: 740, 1280: 800 };

export interface VisitorOptions {
  /** Of the window, in pixels; 1280 unless told. 320 is what content must reflow to (WCAG 2.2, 1.4.10). */
  readonly width?: keyof typeof HEIGHTS;
  /** What the visitor's system prefers; light unless told. */
  readonly colorScheme?: 'light' | 'dark';
  /** The browser's first language, as a BCP 47 tag; `en-US` unless told. */
  readonly locale?: string;
  /** By its name in the IANA database; UTC unless told. */
  readonly timeZone?: string;
  readonly reducedMotion?: boolean;
  /** False: the browser runs no scripts of pages. */
  readonly javaScript?: boolean;
  /** Whose cookies the browser has. */
  readonly as?: Caller;
  /** True: their browser stays open for the tests that follow; each of them must be free of trouble. */
  readonly stays?: boolean;
  /** Troubles the journey brings about itself; each must happen. A page that answers 404 is one. */
  readonly expectedTroubles?: readonly RegExp[];
}

/** Somebody with a browser. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The addresses their browser asked for, in order. */
  readonly requests: readonly string[];
  /** What went wrong since this was last asked and was not expected; must be empty after each test, which is seen to. */
  troubles(): Promise<readonly string[]>;
  /** How often they pressed a pointer until now. */
  clicks(): Promise<number>;
}

const visitors: (Visitor & { readonly stays: boolean })[] = [];

/** A page of a fresh context. @param site its origin, and the address the visitor calls from */
export async function openPage(site: { readonly url: string; readonly address: string }, options: VisitorOptions): Promise<Visitor> {
  const { width = 1280, colorScheme = 'light', locale = 'en-US', timeZone = 'UTC' } = options;
  const browser = await openBrowser();
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: { width, height: HEIGHTS[width] },
    hasTouch: width < 1280,
    colorScheme,
    locale,
    timezoneId: timeZone,
    reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
    javaScriptEnabled: options.javaScript ?? true,
    extraHTTPHeaders: { 'x-forwarded-for': site.address },
  });
  context.setDefaultTimeout(PATIENCE);
  const troubles = new Troubles(new URL(site.url).origin, options.expectedTroubles ?? []);
  await troubles.listenTo(context);
  await watchLayout(context);
  const clicks = await countClicks(context);
  await context.addCookies([...(options.as?.cookies ?? [])].map(([name, value]) => ({ name, value, url: site.url, httpOnly: true, sameSite: 'Lax' })));
  const page = await context.newPage();
  if (SLOWER > 1) await slowDown(page);
  const visitor = {
    page,
    context,
    requests: troubles.requests,
    troubles: async () => {
      await catchUp(context);
      return troubles.take();
    },
    clicks: async () => {
      await catchUp(context);
      return clicks.count;
    },
  };
  visitors.push({ ...visitor, stays: options.stays === true });
  return visitor;
}

async function slowDown(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** What pages tell arrives in order: when a later question is answered, everything before it has been heard. */
async function catchUp(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const ask = () => page.evaluate(() => document.readyState);
    // A page that goes on to the next while it is asked cannot answer; the next one can.
    await ask().catch(() => page.waitForLoadState().then(ask));
  }
}

/** Closes the pages of all visitors, those who stay left out. @throws Error when one of them met with trouble */
export async function partFromVisitors(): Promise<void> {
  await part(({ stays }) => !stays);
}

/** The same, of those who stay too. */
export async function partFromEverybody(): Promise<void> {
  await part(() => true);
}

async function part(goes: (visitor: (typeof visitors)[number]) => boolean): Promise<void> {
  const troubles: string[] = [];
  for (const visitor of visitors.splice(0)) {
    troubles.push(...(await visitor.troubles()));
    if (goes(visitor)) await visitor.context.close();
    else visitors.push(visitor);
  }
  if (troubles.length > 0) throw new Error(`The pages met with trouble:\n${troubles.join('\n')}`);
}
