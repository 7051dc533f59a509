import { MOST_CHECKED_SYMBOLS, oddsOfGuess, WORST_ODDS } from '@portico/shared';
import type { Tx } from '../kernel/database.js';
import { invalid } from '../kernel/problem.js';
import { rows } from '../kernel/sql.js';
import { takeSiteTurn } from '../settings/settings.api.js';
import type { CodeShape } from './draw-codes.js';

/** The most codes of a batch. */
export const MOST_OF_A_BATCH = 1_000_000;
/** The most codes that are made in one transaction; more are made by a job. */
export const MOST_AT_ONCE = 10_000;
/** The most redemption codes of a site. */
export const MOST_OF_A_SITE = 10_000_000;

const LETTERS_AND_DIGITS = /^[A-Za-z0-9]+$/;

/** Reads how generated codes are to look. @throws Refusal InvalidInput */
export function shapeOf({ prefix, length }: { readonly prefix: string | null; readonly length: number }): CodeShape {
  const given = prefix === null || prefix.trim() === '' ? null : prefix.trim();
  // Looked at before it is put into capitals, which makes two or three letters of some.
  if (given !== null && !LETTERS_AND_DIGITS.test(given)) throw invalid('prefix', 'A prefix has letters and digits alone.');
  const written = given?.toUpperCase() ?? null;
  const most = MOST_CHECKED_SYMBOLS - (written?.length ?? 0);
  if (length > most) throw invalid('length', `With this prefix a code has at most ${most} symbols behind it: ${MOST_CHECKED_SYMBOLS} in all are what a check symbol can watch over.`);
  return { prefix: written, length };
}

/**
 * Refuses codes that could be guessed, and more than a site may have. Codes that are still to be made count as those that are there;
 * whoever makes others waits until the transaction ends, so that no two pass where there is room for one.
 *
 * @throws Refusal InvalidInput
 */
export async function refuseTooMany(tx: Tx, count: number, shape: CodeShape | null): Promise<void> {
  await takeSiteTurn(tx);
  const [site] = await rows<{ n: number | null; coming: number | null }>(
    tx,
    `SELECT (SELECT SUM(max_taken) FROM allowance WHERE counts = 'BATCH_USES') AS n,
      (SELECT SUM(j.total - j.done) FROM redemption_code_batch b JOIN job j ON j.id = b.job_id WHERE b.state = 'MAKING') AS coming`,
    [],
  );
  if (Number(site!.n ?? 0) + Number(site!.coming ?? 0) + count > MOST_OF_A_SITE) throw invalid('count', `A site has at most ${MOST_OF_A_SITE.toLocaleString('en')} redemption codes.`);
  if (shape === null) return;
  const [alike] = await rows<{ n: number | null; coming: number | null }>(
    tx,
    `SELECT SUM(al.max_taken - al.taken) AS n, SUM(CASE WHEN b.state = 'MAKING' THEN j.total - j.done ELSE 0 END) AS coming
      FROM redemption_code_batch b JOIN allowance al ON al.id = b.use_allowance_id LEFT JOIN job j ON j.id = b.job_id WHERE b.length = ?`,
    [shape.length],
  );
  if (oddsOfGuess(Number(alike!.n ?? 0) + Number(alike!.coming ?? 0) + count, shape.length) > WORST_ODDS) {
    throw invalid('length', `So many codes of this length could be guessed: more than one guess in 10 million would hit one. Choose longer codes.`);
  }
}
