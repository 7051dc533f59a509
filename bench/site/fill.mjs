// Fills an empty site through SQL, keeping every rule the product keeps: allowances count what is there, keys are made
// by the product's own functions, ids ascend.
import { SitePlan } from './plan.mjs';
import * as rows from './rows.mjs';
import * as words from './word-rows.mjs';

/** Tables in the order of their foreign keys. */
const TABLES = [
  ['content_item', rows.contentItems],
  ['client', rows.clients],
  ['client_slug', rows.clientSlugs],
  ['client_word', words.clientWords],
  ['client_content', rows.clientContent],
  ['sublicense', rows.sublicenses],
  ['sublicense_content', rows.sublicenseContent],
  ['code', rows.codes],
  ['code_sublicense', rows.codeSublicenses],
  ['registration_code_listing', words.codeListings],
  ['registration_code_word', words.codeWords],
  ['learner', rows.learners],
  ['learner_word', words.learnerWords],
  ['membership', rows.memberships],
  ['access', rows.accesses],
  ['access_ground', rows.grounds],
  ['redemption', rows.redemptions],
  ['allowance', rows.allowances],
];

/** From so many codes or learners on, indexes are built after the rows are in. */
const LARGE = 100_000;

/**
 * Fills a site that has its tables and an owner and nothing else; one that was filled before stays as it is.
 *
 * @param size `{ clients, codes, learners }`
 * @returns the plan, by which everything in it can be told
 */
export async function fillSite(writer, size) {
  const plan = new SitePlan(size);
  const [{ n: filled }] = await writer.query('SELECT COUNT(*) AS n FROM (SELECT 1 FROM allowance LIMIT 1) AS one');
  if (Number(filled) > 0) return plan;
  const [{ id: owner }] = await writer.query('SELECT id FROM staff LIMIT 1');
  const started = performance.now();
  const tables = TABLES.map(([table]) => table);
  const fill = async () => {
    for (const [table, make] of TABLES) {
      await writer.insert(table, make(plan, Buffer.from(owner)));
      if (isLarge(size)) console.log(String(table), 'is in after', Math.round((performance.now() - started) / 1000), 's');
    }
  };
  if (isLarge(size)) await writer.withoutIndexes(tables, fill);
  else await fill();
  await writer.analyze(tables);
  const seconds = (performance.now() - started) / 1000;
  console.log(`filled: ${size.clients} clients, ${plan.sublicenses} sublicenses, ${size.codes} codes, ${size.learners} learners in ${seconds.toFixed(1)} s`);
  return plan;
}

const isLarge = ({ codes, learners }) => codes + learners >= LARGE;
