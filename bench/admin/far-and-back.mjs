// What staff do on a list beside reading its first pages: filters, the last page, the browser's back and forward.
import { ROWS, aimAt, button, openList, settled } from './list-page.mjs';
import { timed } from './page-clock.mjs';

const PAGE = 25;
const CODES = 10_000;

/** The cursor of the first row of the last page of a client's codes, the newest first. */
async function lastPageBegins(page, slug) {
  const query = `query ($slug: String!) { client(slug: $slug) { id } }`;
  const last = `query ($id: ID!) { registrationCodes(last: ${PAGE}, filter: { clientId: $id }, orderBy: { by: CREATED_AT, direction: DESC }) { pageInfo { startCursor } } }`;
  return page.evaluate(
    async ([find, ask, named]) => {
      const call = async (text, variables) => (await (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: text, variables }) })).json()).data;
      const { client } = await call(find, { slug: named });
      return (await call(ask, { id: client.id })).registrationCodes.pageInfo.startCursor;
    },
    [query, last, slug],
  );
}

/** From the last page but one to the last and back. */
export async function pageFar(page, { home, slug }, taken) {
  await openList(page, `${home}/codes`);
  const cursor = await lastPageBegins(page, slug);
  await openList(page, `${home}/codes?before=${encodeURIComponent(cursor)}&row=${CODES - 2 * PAGE + 1}`);
  for (let at = 0; at < 10; at += 1) {
    taken.push(await timed(page, { act: await aimAt(button(page, at % 2 === 0 ? 'Next' : 'Previous')), until: ROWS }));
    await settled(page);
  }
}

/** A state is chosen from the menu of the filter, and taken back. */
export async function filter(page, { home }, taken) {
  await openList(page, `${home}/codes`);
  for (const state of ['Used up', 'Expired', 'Disabled', 'Live']) {
    await button(page, 'State').click();
    const item = page.getByRole('menuitemradio', { name: state, exact: true });
    await item.waitFor();
    taken.push(await timed(page, { act: await aimAt(item), until: ROWS }));
    await settled(page);
    taken.push(await timed(page, { act: await aimAt(button(page, `Clear the filter State: ${state}`)), until: ROWS }));
    await settled(page);
  }
}

/** Back and forward by the browser between pages of a list. */
export async function goBackAndForward(page, { home }, taken) {
  await openList(page, `${home}/codes`);
  for (let at = 0; at < 3; at += 1) {
    await timed(page, { act: () => button(page, 'Next').click(), until: ROWS });
    await settled(page);
  }
  for (const way of ['goBack', 'goBack', 'goBack', 'goForward', 'goForward', 'goForward', 'goBack', 'goForward']) {
    taken.push(await timed(page, { event: 'popstate', act: () => page[way](), until: ROWS }));
    await settled(page);
  }
}
