import { build } from '../../scripts/build.mjs';
import { need } from '../../scripts/services.mjs';

/**
 * Before the first journey of a run: finds the browser, unless PORTICO_TEST_CHROMIUM names it, and builds what of the
 * product is not fresh.
 *
 * @throws Error saying what is missing
 */
// oxlint-disable-next-line import/no-default-export -- Jest calls the default export.
export default async function prepare() {
  process.env.PORTICO_TEST_CHROMIUM ||= need('chromium')[0];
  if ((await build()) !== 0) throw new Error('Journeys run the built product, and it could not be built; see above.');
}
