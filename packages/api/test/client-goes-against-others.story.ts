import { describe, expect, it } from '@jest/globals';
import { idBytes, type ClientId } from '../src/kernel/ids.js';
import { rows } from '../src/kernel/sql.js';
import type { Answer, Caller } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeSublicense, serial, type MadeLearner } from './harness/factories.js';
import { holdingCommit } from './harness/held-commit.js';
import { drift } from './harness/invariants.js';
import { onEachSite, type Site } from './harness/site.js';

const DELETE = 'mutation ($input: DeleteClientInput!) { answer: deleteClient(input: $input) { __typename } }';
const REDEEM = 'mutation ($input: RedeemCodesInput!) { answer: redeemCodes(input: $input) { __typename } }';
const GRANT = 'mutation ($input: GrantAccessInput!) { answer: grantAccess(input: $input) { __typename ... on AccessGranted { access { id } } } }';
const NEW_CODE = 'mutation ($input: CreateRegistrationCodeInput!) { answer: createRegistrationCode(input: $input) { __typename ... on RegistrationCodeCreated { registrationCode { id } } } }';
const CHANGE_CODE = 'mutation ($input: UpdateRegistrationCodeInput!) { answer: updateRegistrationCode(input: $input) { __typename } }';
const NEW_PART = 'mutation ($input: CreateSublicenseInput!) { answer: createSublicense(input: $input) { __typename } }';
const RENAME = 'mutation ($input: UpdateClientInput!) { answer: updateClient(input: $input) { __typename } }';
const COPY = 'mutation ($input: CopyClientInput!) { answer: copyClient(input: $input) { __typename } }';
const DISABLE = 'mutation ($input: SetMembershipStatusInput!) { answer: setMembershipStatus(input: $input) { __typename } }';

/** What a call came to, in a word: the type of its answer, the first of several, or the code of its fault. */
function wordOf({ data, errors }: Answer): string {
  if (errors !== undefined) return errors[0]!.extensions.code;
  const answer = data!.answer as unknown as { __typename: string } | { __typename: string }[];
  return Array.isArray(answer) ? answer[0]!.__typename : answer.__typename;
}

async function word(caller: Caller, query: string, input: object): Promise<string> {
  return wordOf((await caller.send(query, { input })).body);
}

async function crowd(site: Site, count: number): Promise<MadeLearner[]> {
  return Promise.all(Array.from({ length: count }, () => makeLearner(site)));
}

/** Rows that hang in the air: at a client, sublicense, membership, access or code there is not. */
async function orphans(site: Site): Promise<string[]> {
  const checks = [
    ...['sublicense', 'membership', 'code', 'staff_client', 'client_content', 'client_content_tag', 'client_word', 'retired_code', 'registration_code_listing', 'registration_code_word', 'allowance'].map((table) => [table, 'client_id', 'client']),
    ...['access', 'code_sublicense', 'sublicense_content', 'sublicense_content_tag', 'staff_sublicense'].map((table) => [table, 'sublicense_id', 'sublicense']),
    ['access', 'membership_id', 'membership'], ['access_ground', 'access_id', 'access'], ['redemption', 'code_id', 'code'], ['code_sublicense', 'code_id', 'code'],
  ];
  const found = await Promise.all(
    checks.map(async ([table, column, of]) => {
      const [row] = await rows<{ n: number }>(site.database.reader, `SELECT COUNT(*) AS n FROM ${table} t LEFT JOIN ${of} o ON o.id = t.${column} WHERE o.id IS NULL`, []);
      return Number(row!.n) === 0 ? [] : [`${row!.n} rows of ${table} without their ${of}`];
    }),
  );
  return found.flat();
}

async function isThere(site: Site, id: ClientId): Promise<boolean> {
  return (await rows(site.database.reader, 'SELECT 1 AS one FROM client WHERE id = ?', [idBytes(id)])).length > 0;
}

const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  redeemCodes: ['CodesRedeemed', 'CodeNotFound'],
  grantAccess: ['AccessGranted', 'NOT_FOUND'],
  createRegistrationCode: ['RegistrationCodeCreated', 'NOT_FOUND'],
  updateRegistrationCode: ['RegistrationCodeUpdated', 'NOT_FOUND'],
  createSublicense: ['SublicenseCreated', 'NOT_FOUND'],
  updateClient: ['ClientUpdated', 'NOT_FOUND'],
  copyClient: ['ClientCreated', 'NOT_FOUND'],
  setMembershipStatus: ['MembershipUpdated', 'NOT_FOUND'],
  deleteClient: ['ClientDeleted', 'NOT_FOUND'],
};

type Party = readonly [operation: string, call: () => Promise<string>];

/** A client with some learners in it, and everybody who is about to do something there. */
async function contested(site: Site, owner: Caller, size = 6): Promise<{ readonly client: ClientId; readonly parties: Party[] }> {
  const client = await makeClient(owner, { name: 'Contested' });
  const part = await makeSublicense(owner, client.id);
  const [first, second] = [await makeCode(owner, client.id, { sublicenseIds: [client.main] }), await makeCode(owner, client.id, { sublicenseIds: [part, client.main] })];
  const [members, newcomers, granted] = [await crowd(site, size), await crowd(site, size + 1), await crowd(site, size)];
  await Promise.all(members.map(({ caller }) => word(caller, REDEEM, { codes: [first.code] })));
  const { nodes } = (await owner.ask('query ($id: ID!) { client(id: $id) { learners { nodes { id } } } }', { id: client.id })).client!.learners!;
  const [membership] = nodes as unknown as readonly { readonly id: string }[];
  const asOwner = (operation: string, document: string, input: object): Party => [operation, () => word(owner.copy(), document, input)];
  const parties: Party[] = [
    ...[...members, ...newcomers].map(({ caller }): Party => ['redeemCodes', () => word(caller, REDEEM, { codes: [second.code] })]),
    ...granted.map(({ id }) => asOwner('grantAccess', GRANT, { learnerIds: [id], sublicenseId: part })),
    asOwner('createRegistrationCode', NEW_CODE, { clientId: client.id, label: 'Late', sublicenseIds: [part] }),
    asOwner('updateRegistrationCode', CHANGE_CODE, { id: second.id, sublicenseIds: [part] }),
    asOwner('createSublicense', NEW_PART, { clientId: client.id, name: 'Late' }),
    asOwner('updateClient', RENAME, { id: client.id, slug: `contested-${serial()}` }),
    asOwner('copyClient', COPY, { id: client.id, name: `Copy ${serial()}` }),
    asOwner('setMembershipStatus', DISABLE, { ids: [membership!.id], enabled: false }),
    asOwner('deleteClient', DELETE, { id: client.id, name: 'Contested', withLearners: true }),
  ];
  return { client: client.id, parties };
}

/** Resolves once so many statements of the site are under way at once, which they are as they wait. On SQLite they wait in line without one. */
async function untilWaiting(site: Site, count: number): Promise<void> {
  if (site.database.dialect !== 'mysql') return;
  const sql = "SELECT COUNT(*) AS n FROM information_schema.processlist WHERE db = DATABASE() AND command = 'Query' AND id <> CONNECTION_ID()";
  for (;;) {
    const [row] = await rows<{ n: number }>(site.database.reader, sql, []);
    if (Number(row!.n) >= count) return;
  }
}

describe('While a client is deleted', () => {
  onEachSite((site) => {
    it('whoever else is at it is in time or finds it gone: nobody meets a fault, and no row is left in the air', async () => {
      const owner = await makeOwner(site);
      const strange: string[] = [];
      for (let round = 0; round < 6; round += 1) {
        const { client, parties } = await contested(site, owner);
        const rest = parties.slice(0, -1);
        // From round to round the two deletions start later among the others.
        const started = [...rest.slice(0, 4 * round), parties.at(-1)!, parties.at(-1)!, ...rest.slice(4 * round)];
        const answers = await Promise.all(started.map(async ([operation, call]) => [operation, await call()] as const));
        strange.push(...answers.filter(([operation, answer]) => !ANSWERS[operation]!.includes(answer)).map((one) => one.join()));
        expect(await isThere(site, client)).toBe(false);
      }
      expect(strange).toEqual([]);
      expect(await orphans(site)).toEqual([]);
      expect(await drift(site.database.reader)).toEqual([]);
    });

    it('whoever comes before it is done waits, and then finds it gone', async () => {
      const owner = await makeOwner(site);
      // Few, so that all of them have a connection to wait on.
      const { client, parties } = await contested(site, owner, 1);
      const [operation, remove] = parties.at(-1)!;
      const [deleted, late] = await holdingCommit(site.database, {
        statement: /^DELETE FROM client WHERE/,
        work: remove,
        meanwhile: async () => {
          const calls = parties.map(async ([name, call]) => [name, await call()] as const);
          await untilWaiting(site, parties.length);
          return { calls };
        },
      });
      expect([operation, deleted]).toEqual(['deleteClient', 'ClientDeleted']);
      for (const [name, answer] of await Promise.all(late.calls)) expect([name, answer]).toEqual([name, name === 'deleteClient' ? expect.stringMatching(/^(ClientDeleted|NOT_FOUND)$/) : ANSWERS[name]![1]]);
      expect(await isThere(site, client)).toBe(false);
      expect(await orphans(site)).toEqual([]);
      expect(await drift(site.database.reader)).toEqual([]);
    });

    it('without its learners, either all who come are in and it stays, or it goes and none is', async () => {
      const owner = await makeOwner(site);
      for (let round = 0; round < 6; round += 1) {
        const client = await makeClient(owner, { name: 'Empty yet' });
        const code = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
        const redeeming = (await crowd(site, 12)).map(({ caller }) => () => word(caller, REDEEM, { codes: [code.code] }));
        const deleting = () => word(owner.copy(), DELETE, { id: client.id, name: 'Empty yet' });
        const answers = await Promise.all([...redeeming.slice(0, round), deleting, ...redeeming.slice(round)].map((call) => call()));
        const [deleted] = answers.splice(round, 1);
        const stayed = deleted === 'ClientInUse';
        expect([deleted, await isThere(site, client.id)]).toEqual([stayed ? 'ClientInUse' : 'ClientDeleted', stayed]);
        expect([deleted, [...new Set(answers)]]).toEqual([deleted, [stayed ? 'CodesRedeemed' : 'CodeNotFound']]);
      }
      expect(await orphans(site)).toEqual([]);
      expect(await drift(site.database.reader)).toEqual([]);
    });
  });
});
