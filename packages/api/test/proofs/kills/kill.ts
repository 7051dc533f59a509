import type { Caller, Json } from '../../harness/caller.js';
import type { Death } from '../../harness/dying-database.js';
import { makeOwner, serial } from '../../harness/factories.js';
import { drift } from '../../harness/invariants.js';
import { KEYED_CALLS, type KeyedCall } from '../../harness/keyed-calls.js';
import type { KillableSite } from '../../harness/killable-site.js';
import { gained, rowCounts } from '../faults/end-state.js';

/** Whoever comes in new gets a session; asked again, another: the secret of the first is not kept. */
const START_SESSION = ['registerAndRedeem', 'acceptInvite'];

/** A call with a key of its own, ready to be sent, and sent again. */
interface Ready extends Pick<KeyedCall, 'caller' | 'document'> {
  readonly operation: string;
  readonly variables: object;
}

/**
 * Sends calls to a server that kills itself at them, starts it again, and sends the same calls twice more.
 *
 * @param operations each with a key of its own, all at the same moment
 * @returns what was not as it must be, a sentence each
 */
export async function kill(site: KillableSite, operations: readonly string[], moment: Death['moment']): Promise<string[]> {
  const undisturbed = await runUndisturbed(site, operations);
  const calls = await readyAll(site, operations);
  const before = await rowCounts(site);
  const wrong = await sendToDeath(site, calls, moment);
  const differs = (what: string, expected: unknown, found: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  };
  const onceMade = undisturbed.gained;
  differs('Rows gained when it was killed', moment === 'before' ? {} : onceMade, gained(before, await rowCounts(site)));
  await site.start();
  const sessions = operations.filter((operation) => START_SESSION.includes(operation)).length;
  for (const time of [1, 2]) {
    const more = sessions * (moment === 'before' ? time - 1 : time);
    const answers = await sendAll(calls, site.url);
    for (const [at, operation] of operations.entries()) differs(`${operation}, answer ${time} after the restart`, undisturbed.answers[at], answers[at]);
    differs(`Rows gained after asking ${time} times`, withSessions(onceMade, more), gained(before, await rowCounts(site)));
  }
  differs('Counts', [], await drift(site.database.reader));
  return wrong;
}

/** What the same calls do to other things when nothing is killed. */
async function runUndisturbed(site: KillableSite, operations: readonly string[]) {
  const calls = await readyAll(site, operations);
  const before = await rowCounts(site);
  const answers = await sendAll(calls, site.url);
  return { answers, gained: gained(before, await rowCounts(site)) };
}

async function readyAll(site: KillableSite, operations: readonly string[]): Promise<Ready[]> {
  const owner = await makeOwner(site);
  const ready: Ready[] = [];
  for (const operation of operations) {
    const { caller, document, input } = await KEYED_CALLS[operation]!(site, owner);
    ready.push({ operation, caller, document, variables: { input: { ...input, idempotencyKey: `key ${serial()}` } } });
  }
  return ready;
}

/** One by one, so that what they make comes in the same order each time. */
async function sendAll(calls: readonly Ready[], url: string): Promise<string[]> {
  const answers: string[] = [];
  for (const { caller, document, variables } of calls) answers.push(await answerOf(caller.copy(url), document, variables));
  return answers;
}

/** The answer, and whom it leaves signed in: an account without its session would be half of the job. */
async function answerOf(caller: Caller, document: string, variables: object): Promise<string> {
  const { answer } = await caller.ask(document, variables);
  const { viewer } = await caller.ask('{ viewer { __typename } }');
  return JSON.stringify([comparable(answer!), viewer!.__typename]);
}

/** Without what is new in every call: ids are counted as they come up; numbers in names, and generated codes, are left out. */
function comparable(answer: Json): string {
  const known = new Map<string, string>();
  const counted = (id: string, type: string) => {
    if (!known.has(id)) known.set(id, `${type} ${'I'.repeat(known.size + 1)}`);
    return known.get(id)!;
  };
  return JSON.stringify(answer, (name, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (name === 'code') return 'a code';
    return value.replaceAll(/\b([a-z]{3})_[0-9a-z]{26}\b/g, counted).replaceAll(/(?<=[a-z][- ]?)\d+\b(?!:)/gi, '#');
  });
}

/** @returns what was not as it must be: an answer where there can be none, or another end */
async function sendToDeath(site: KillableSite, calls: readonly Ready[], moment: Death['moment']): Promise<string[]> {
  await site.arm({ moment, calls: calls.length });
  const answered = calls.map(({ caller, document, variables, operation }) =>
    caller.ask(document, variables).then(
      ({ answer }) => [`${operation} was answered: ${JSON.stringify(answer)}`],
      () => [],
    ),
  );
  // Whoever is answered came past the moment: then nothing will be killed.
  const end = await Promise.race([site.end(), ...answered.map(async (one) => (await one)[0] ?? new Promise<never>(() => undefined))]);
  await site.stop();
  const wrong = (await Promise.all(answered)).flat();
  return end.includes('SIGKILL') ? wrong : [...wrong, `The server was not killed at its calls: ${end}`];
}

function withSessions(rows: Record<string, number>, more: number): Record<string, number> {
  return Object.fromEntries(Object.entries(rows).map(([table, count]) => [table, table === 'session' ? count + more : count]));
}
