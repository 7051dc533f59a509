import { describe, expect, it } from '@jest/globals';
import { updateClient } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { operationsOf, smallDocument } from './harness/documents.js';
import { emittedSchema } from './harness/emitted-schema.js';
import { makeClient, makeLearner, makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { OPERATIONS, type Who } from './harness/operations.js';
import { onEachSite, type Site } from './harness/site.js';
import { unknownThings } from './harness/things.js';

const EVERYBODY: readonly Who[] = ['anonymous', 'learner', 'owner', 'clientAdmin', 'clientManager', 'sublicenseManager', 'auditor'];
const schema = await emittedSchema();

async function somebody(site: Site, who: Who): Promise<Caller> {
  if (who === 'anonymous') return site.stranger();
  if (who === 'learner') return (await makeLearner(site)).caller;
  const owner = await makeOwner(site);
  if (who === 'owner') return owner;
  const client = await makeClient(owner);
  const given = { clientIds: [client.id] };
  if (who === 'clientAdmin') return (await makeStaff(site, 'CLIENT_ADMIN', given)).caller;
  if (who === 'clientManager') return (await makeStaff(site, 'CLIENT_MANAGER', given)).caller;
  if (who === 'auditor') return (await makeStaff(site, 'AUDITOR', given)).caller;
  return (await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [await makeSublicense(owner, client.id)] })).caller;
}

/** What somebody gets for want of rights; `allowed` for any other answer. */
async function answerTo(caller: Caller, name: string): Promise<string> {
  const [call = {}] = OPERATIONS[name]!.calls(unknownThings(), unknownThings());
  const { body } = await caller.send(smallDocument(operationsOf(schema).get(name)!), call);
  const code = body.errors?.[0]?.extensions.code;
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? code : 'allowed';
}

describe('who may call what', () => {
  it('is said for every operation of the schema, and for no other', () => {
    expect(Object.keys(OPERATIONS).sort()).toEqual([...operationsOf(schema).keys()].sort());
  });

  onEachSite((site) => {
    it.each(EVERYBODY)('is what the table says, for: %s', async (who) => {
      const caller = await somebody(site, who);
      const refused = who === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      // Signing out comes last: after it the caller is nobody.
      const names = [...Object.keys(OPERATIONS).filter((name) => name !== 'signOut'), 'signOut'];
      const expected = Object.fromEntries(names.map((name) => [name, OPERATIONS[name]!.allowed.includes(who) ? 'allowed' : refused]));
      const answers: Record<string, string> = {};
      for (const name of names) answers[name] = await answerTo(caller, name);
      expect(answers).toEqual(expected);
    });

    it("leaves the client's own seat limit, end and content to owners, and the rest to its admin", async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      const document = 'mutation ($input: UpdateClientInput!) { updateClient(input: $input) { __typename } }';
      for (const change of [{ seatLimit: 5 }, { seatLimit: null }, { expiresAt: null }, { contentIds: [] }]) {
        expect([change, await admin.fault(document, { input: { id: client.id, ...change } })]).toEqual([change, 'FORBIDDEN']);
      }
      expect(await updateClient(admin, { id: client.id, name: 'Renamed by its admin' })).toMatchObject({ client: { name: 'Renamed by its admin' } });
    });

    it('ends with the session, on the server too', async () => {
      const { caller } = await makeStaff(site, 'OWNER');
      await caller.ask('{ clients { nodes { id } } }');
      site.clock.advance({ seconds: 31 * 60 });
      expect(await caller.fault('{ clients { nodes { id } } }')).toBe('UNAUTHENTICATED');
    });
  });
});
