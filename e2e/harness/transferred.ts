import type { Locator, Page, Request } from 'playwright-core';

/** Bytes that went over the wire for a page, packed as the server packs them, without headers. */
export interface Transferred {
  readonly html: number;
  readonly js: number;
  readonly css: number;
}

const KINDS: Readonly<Record<string, keyof Transferred>> = { document: 'html', script: 'js', stylesheet: 'css' };

/**
 * Opens an address and weighs what the page loads until nothing more comes.
 *
 * @param page of a visitor whose browser has loaded nothing yet
 * @param shown what is there only when all scripts have come: a slow machine may ask for nothing for a while between two of them
 */
export async function transferred(page: Page, address: string, shown: Locator): Promise<Transferred> {
  const finished: Request[] = [];
  const note = (request: Request) => void finished.push(request);
  page.on('requestfinished', note);
  await page.goto(address, { waitUntil: 'networkidle' });
  await shown.waitFor();
  page.off('requestfinished', note);
  const sum = { html: 0, js: 0, css: 0 };
  for (const request of finished) {
    const kind = KINDS[request.resourceType()];
    // Of what the browser had stored nothing comes over the wire; its size is then told as less than nothing.
    if (kind !== undefined) sum[kind] += Math.max(0, (await request.sizes()).responseBodySize);
  }
  return sum;
}
