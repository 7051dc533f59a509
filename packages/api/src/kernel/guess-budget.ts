import type { ClientId } from './ids.js';
import type { RequestContext } from './request-context.js';

/** What a try turned out to be, as far as guessing is concerned. */
export type GuessVerdict = 'wrong' | 'right' | 'neither';

/**
 * The port that makes guessing codes and passwords hopeless. `platform/guess-budget` implements it.
 * An address block (IPv4 /32, IPv6 /64) and a signed-in account have 30 wrong tries, one comes back every
 * 20 seconds, ten with every code that was consumed.
 */
export interface GuessBudget {
  /**
   * Makes one try within the caller's budget. Only a try judged `wrong` is counted, `right` gives back,
   * `neither` (any other refusal) leaves the budget alone. A wrong try that finds the budget spent by
   * others meanwhile is answered as if it had not been made.
   *
   * @param judge tells from what `attempt` returned or threw whether the caller guessed wrong
   * @param about finds the client whose alarm counts wrong tries as well; asked only after one, and it never refuses
   * @throws RateLimited before anything is tried, when the budget is spent
   */
  spend<T>(
    ctx: RequestContext,
    attempt: () => Promise<T>,
    judge: (outcome: { readonly value: T } | { readonly thrown: unknown }) => GuessVerdict,
    about?: () => Promise<ClientId | undefined>,
  ): Promise<T>;
}
