import type { BrowserContext, Page, Request, Route } from 'playwright-core';

type Answer = NonNullable<Parameters<Route['fulfill']>[0]>;

/** Keeps what is asked for at addresses back. @returns lets it go, and what is asked for later too */
async function holdBack(asking: Page | BrowserContext, addresses: string, isHeld: (request: Request) => boolean = () => true): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await asking.route(addresses, async (route) => {
    if (isHeld(route.request())) await released;
    await route.continue();
  });
  return release;
}

/** Keeps the scripts of pages back, as the slowest connection would, until the function it gives is called. */
export function holdScripts(context: BrowserContext): Promise<() => void> {
  return holdBack(context, '**/assets/*.js');
}

/** Holds back what a page's script sends, until the function it gives is called. */
export function slowDown(page: Page): Promise<() => void> {
  return holdBack(page, '**/graphql');
}

/** Holds back the operations of one name, until the function it gives is called. */
export function holdOperations(page: Page, name: string): Promise<() => void> {
  return holdBack(page, '**/graphql', (request) => isOperation(request, name));
}

/** The next operation of one name is answered so, and no other: what a list asks behind itself goes on to the server. */
export async function answerNext(page: Page, name: string, answer: Answer): Promise<void> {
  let isAnswered = false;
  await page.route('**/graphql', async (route) => {
    if (isAnswered || !isOperation(route.request(), name)) return route.fallback();
    isAnswered = true;
    await route.fulfill(answer);
  });
}

function isOperation(request: Request, name: string): boolean {
  return request.postData()?.includes(`"operationName":"${name}"`) ?? false;
}
