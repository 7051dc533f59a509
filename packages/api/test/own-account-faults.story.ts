import { describe, expect, it } from '@jest/globals';
import { idBytes } from '../src/kernel/ids.js';
import { rows, run } from '../src/kernel/sql.js';
import type { Caller } from './harness/caller.js';
import type { FaultKind } from './harness/driver-errors.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, PASSWORD, PASSWORD_HASH, serial } from './harness/factories.js';
import { withFault, type FaultPlan } from './harness/fault-injection.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';

/** One of each sort: the transaction runs again, the connection is gone, it was done and nobody was told. */
const FAULTS: readonly FaultKind[] = ['1213', 'lost-connection', 'lost-commit'];

/** Somebody about to do something, and what can be seen of it afterwards, the same however often it is set up. */
interface Scene {
  readonly caller: Caller;
  readonly document: string;
  readonly input: object;
  see(): Promise<unknown>;
}

const historyOf = async (site: Site, caller: Caller): Promise<string[]> => {
  const owner = await makeOwner(site);
  const { viewer } = await caller.ask('{ viewer { ... on Staff { id } ... on LearnerViewer { learner { id } } } }');
  const id = viewer!.id ?? viewer!.learner!.id!;
  const { history } = await owner.ask('{ history(first: 100) { nodes { action actor { staff { id } learner { id } } changes { field before after } } } }');
  const entries = history!.nodes as unknown as { action: string; actor: { staff: { id: string } | null; learner: { id: string } | null }; changes: object[] }[];
  return entries.filter(({ actor }) => (actor.staff ?? actor.learner)?.id === id).map(({ action, changes }) => `${action} ${JSON.stringify(changes)}`);
};

const sessionsOf = async (caller: Caller): Promise<unknown> => (await caller.ask('{ viewer { ... on Staff { sessions { current } } ... on LearnerViewer { sessions { current } } } }')).viewer!.sessions;

async function learner(site: Site) {
  const owner = await makeOwner(site);
  const client = await makeClient(owner);
  const person = await makeLearner(site);
  await site.database.inTransaction((tx) => run(tx, 'UPDATE learner SET password_hash = ? WHERE id = ?', [PASSWORD_HASH, idBytes(person.id)]));
  await redeem(person.caller, client.slug, [(await makeCode(owner, client.id, { sublicenseIds: [client.main] })).code]);
  await site.stranger().signIn({ email: person.email, password: PASSWORD, slug: client.slug });
  return { ...person, client };
}

/** What staff see of a learner by name: the keys of lists and the words of search go with it. */
async function listed(site: Site, search: string): Promise<number> {
  const { learners } = await (await makeOwner(site)).ask('query ($search: String) { learners(filter: { search: $search }) { totalCount } }', { search });
  return Number(learners!.totalCount);
}

const SCENES: Readonly<Record<string, (site: Site) => Promise<Scene>>> = {
  'a learner who changes their password': async (site) => {
    const { caller } = await learner(site);
    return {
      caller,
      document: 'mutation ($input: ChangePasswordInput!) { answer: changePassword(input: $input) { __typename } }',
      input: { currentPassword: PASSWORD, newPassword: 'nine patient herons' },
      see: async () => [await sessionsOf(caller), await historyOf(site, caller)],
    };
  },
  'a member of the staff who changes their name': async (site) => {
    const { caller, id } = await makeStaff(site, 'AUDITOR');
    return {
      caller,
      document: 'mutation ($input: UpdateProfileInput!) { answer: updateProfile(input: $input) { __typename ... on ProfileUpdated { viewer { ... on Staff { name } } } } }',
      input: { name: 'Grace' },
      see: async () => (await historyOf(site, caller)).map((line) => line.replace(id, '•')),
    };
  },
  'a learner who changes their name': async (site) => {
    const { caller } = await learner(site);
    const lastName = `Quux${serial()}`;
    return {
      caller,
      document: 'mutation ($input: UpdateProfileInput!) { answer: updateProfile(input: $input) { __typename } }',
      input: { lastName },
      see: async () => [await listed(site, lastName), (await historyOf(site, caller)).map((line) => line.replace(lastName, '•'))],
    };
  },
  'somebody who ends their other sessions': async (site) => {
    const { caller } = await learner(site);
    return {
      caller,
      document: 'mutation ($input: EndSessionsInput!) { answer: endSessions(input: $input) }',
      input: {},
      see: async () => [await sessionsOf(caller), await historyOf(site, caller)],
    };
  },
  'an owner who changes the settings': async (site) => {
    const { caller } = await makeStaff(site, 'OWNER');
    await site.database.inTransaction((tx) => run(tx, 'UPDATE settings SET invite_days = 14', []));
    return {
      caller,
      document: 'mutation ($input: UpdateSettingsInput!) { answer: updateSettings(input: $input) { __typename ... on SettingsUpdated { settings { inviteDays } } } }',
      input: { inviteDays: 30 },
      see: async () => [await rows(site.database.reader, 'SELECT invite_days FROM settings', []), await historyOf(site, caller)],
    };
  },
};

describe('a statement that fails is not noticed by', () => {
  onEachSite((site) => {
    const disturbed = async (name: string, plan: FaultPlan | null) => {
      const { caller, document, input, see } = await SCENES[name]!(site);
      const report = await withFault(site.database, plan, () => caller.ask(document, { input }));
      return { ...report, seen: JSON.stringify([report.outcome, await see()]) };
    };

    it.each(Object.keys(SCENES))('%s, whichever it is and however it fails', async (name) => {
      const { seen, statements } = await disturbed(name, null);
      for (const fault of FAULTS) {
        const last = statements[0]!;
        for (let atStatement = fault === 'lost-commit' ? last : 1; atStatement <= last; atStatement += 1) {
          const run = await disturbed(name, { fault, atStatement });
          expect([fault, atStatement, run.struck, run.seen]).toEqual([fault, atStatement, true, seen]);
        }
      }
    });
  });
});
