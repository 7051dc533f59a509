import { describe, expect, it } from '@jest/globals';
import { grant, updateCode } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { deepDocument, largestAllowed, nodeDocument, operationsOf } from './harness/documents.js';
import { emittedSchema } from './harness/emitted-schema.js';
import { makeOwner, makeSublicense, makeStaff } from './harness/factories.js';
import { OPERATIONS, type Things } from './harness/operations.js';
import { dashboardsOf, redeem } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';
import { storedRows } from './harness/stored-rows.js';
import { makeShare, makeThings, unknownThings, type MadeThings } from './harness/things.js';

const schema = await emittedSchema();
const DEPTHS = [7, 6, 5, 4, 3, 2, 1];
const NODES: Readonly<Record<string, string>> = {
  cli: 'Client', sub: 'Sublicense', cnt: 'ContentItem', lrn: 'Learner', mem: 'Membership', acc: 'Access',
  cod: 'RegistrationCode', red: 'Redemption', stf: 'Staff', bat: 'RedemptionCodeBatch',
};

/** For every operation, and for every type of node, the document that selects as much as the limits on documents let through. */
const DOCUMENTS = new Map([
  ...[...operationsOf(schema)].map(([name, operation]): [string, string] => [name, largestAllowed(DEPTHS.map((depth) => deepDocument(schema, operation, depth)))]),
  ...Object.entries(NODES).map(([prefix, type]): [string, string] => [`node ${prefix}`, largestAllowed(DEPTHS.map((depth) => nodeDocument(schema, type, depth)))]),
]);

/**
 * Every row of every table. But for requests for links, which whoever likes makes for whatever address, and which change nothing; and for places
 * for files of codes, which whoever looks after a part of a client makes there for themselves.
 */
async function stored(site: Site): Promise<Record<string, string[]>> {
  const { outbox_message: messages = [], upload: uploads = [], ...rest } = await storedRows(site);
  return { ...rest, upload: uploads.filter((row) => !row.includes('"purpose":"CODES"')), outbox_message: messages.filter((row) => !row.includes('"topic":"link"')) };
}

function read(caller: Caller, id: string) {
  return caller.send(DOCUMENTS.get(`node ${id.slice(0, 3)}`)!, { id });
}

/** An answer without what differs by nature: names that were sent, ids, the name of the request. */
function masked(text: string, sent: Things): string {
  const names = [sent.slug, sent.email, sent.codeText];
  const bare = names.reduce((rest, name) => rest.replaceAll(name, '•'), text);
  return bare.replace(/\b[a-z]{3}_[0-9a-z]{26}\b/g, '•').replace(/"requestId":"[^"]*"/g, '"requestId":"•"');
}

/** Calls everything in every way with the things of somebody; the masked answers by operation and way. */
async function callEverything(caller: Caller, theirs: Things, own: Things): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const [name, { calls }] of Object.entries(OPERATIONS)) {
    for (const [at, variables] of calls(theirs, own).entries()) {
      const { status, body } = 'id' in variables && name === 'node' ? await read(caller, String(variables.id)) : await caller.send(DOCUMENTS.get(name)!, variables);
      answers[`${name} ${at}`] = `${status} ${masked(JSON.stringify(body), theirs)}`;
    }
  }
  return answers;
}

/** Whoever looks after one client, or after one of its sublicenses. */
async function staffOf(site: Site, own: MadeThings): Promise<Record<string, Caller>> {
  const given = { clientIds: [own.client] };
  return {
    'its admin': (await makeStaff(site, 'CLIENT_ADMIN', given)).caller,
    'its manager': (await makeStaff(site, 'CLIENT_MANAGER', given)).caller,
    'its auditor': (await makeStaff(site, 'AUDITOR', given)).caller,
    'the manager of a sublicense': (await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [own.sublicense] })).caller,
  };
}

describe("another client's things", () => {
  onEachSite((site) => {
    it('answer to all staff of a client, in every operation, exactly as things there are not, and stay as they are', async () => {
      const [own, theirs] = [await makeThings(site, 'ours'), await makeThings(site, 'canary')];
      // Somebody who is in both clients: each sees them as if they were in no other.
      await redeem(own.person.caller, theirs.slug, [theirs.codeText]);
      const everybody = await staffOf(site, own);
      const before = await stored(site);
      for (const [who, caller] of Object.entries(everybody)) {
        const answers = await callEverything(caller, theirs, own);
        expect([who, answers]).toEqual([who, await callEverything(caller, unknownThings(), own)]);
        expect([who, Object.entries(answers).filter(([, answer]) => answer.includes('canary'))]).toEqual([who, []]);
      }
      expect(await stored(site)).toEqual(before);
    });

    it('are in nothing that can be read behind a client of one\'s own', async () => {
      const [own, theirs] = [await makeThings(site, 'ours'), await makeThings(site, 'canary')];
      await redeem(own.person.caller, theirs.slug, [theirs.codeText]);
      const nodes = [own.client, own.sublicense, own.content, own.learner, own.membership, own.access, own.code, own.redemption];
      for (const [who, caller] of Object.entries(await staffOf(site, own))) {
        for (const id of nodes) {
          const { body } = await read(caller, id);
          if (who !== 'the manager of a sublicense') expect([who, id, body.data?.node]).not.toEqual([who, id, null]);
          expect([who, id, body.errors ?? []]).toEqual([who, id, []]);
          expect(JSON.stringify(body)).not.toContain('canary');
        }
      }
    });

    it('are nothing a learner can reach, who reads their own alone', async () => {
      const [own, theirs] = [await makeThings(site, 'ours'), await makeThings(site, 'canary')];
      const before = await stored(site);
      const answers = await callEverything(own.person.caller, theirs, own);
      expect(answers).toEqual(await callEverything(own.person.caller, unknownThings(), own));
      expect(Object.entries(answers).filter(([, answer]) => answer.includes('canary'))).toEqual([]);
      expect(JSON.stringify(await dashboardsOf(own.person.caller))).not.toContain('canary');
      expect(await stored(site)).toEqual(before);
    });
  });
});

describe('the rest of a client, to the manager of one of its sublicenses', () => {
  onEachSite((site) => {
    const shares = async () => {
      const client = await makeThings(site, 'ours');
      const [own, sibling] = [await makeShare(site, { id: client.client, slug: client.slug }, 'ours'), await makeShare(site, { id: client.client, slug: client.slug }, 'canary')];
      const { caller } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [own.sublicense] });
      return { own, sibling, caller };
    };

    it('answers in every operation exactly as what there is not', async () => {
      const { own, sibling, caller } = await shares();
      const known = { client: own.client, slug: own.slug, content: sibling.content, staff: sibling.staff };
      const before = await stored(site);
      // What works with the codes of a page is public: it answers as to a stranger.
      const [theirs, nothing] = [{ ...sibling, ...known, codeText: 'NOBODY-MADE-THIS' }, { ...unknownThings(known), codeText: 'NOBODY-MADE-THIS' }];
      const answers = await callEverything(caller, theirs, own);
      expect(answers).toEqual(await callEverything(caller, nothing, own));
      expect(Object.entries(answers).filter(([, answer]) => answer.includes('canary'))).toEqual([]);
      expect(await caller.ask('query ($code: String!) { code(code: $code) { __typename } }', { code: sibling.codeText })).toEqual({ code: null });
      expect(await stored(site)).toEqual(before);
    });

    it('is in nothing that can be read behind what they look after', async () => {
      const { own, sibling, caller } = await shares();
      const owner = await makeOwner(site);
      await grant(owner, sibling.sublicense, [own.learner]);
      await makeSublicense(owner, own.client, { name: 'canary child', parentId: sibling.sublicense });
      for (const id of [own.client, own.sublicense, own.learner, own.membership, own.access, own.code, own.redemption]) {
        const { body } = await read(caller, id);
        expect([id, body.errors ?? [], body.data?.node === null]).toEqual([id, [], false]);
        expect(JSON.stringify(body)).not.toContain('canary');
      }
      const { body } = await caller.send(DOCUMENTS.get('learnerAccess')!, { email: own.email });
      expect(body.data?.learnerAccess).toHaveLength(1);
    });

    it('is not shown by a code of theirs that opened a sibling before, nor by its redemptions', async () => {
      const { own, sibling, caller } = await shares();
      const owner = await makeOwner(site);
      await grant(owner, sibling.sublicense, [own.learner]);
      const redeemed = await redeem(own.person.caller, sibling.slug, [sibling.codeText]);
      await updateCode(owner, { id: sibling.code, label: 'ours now', sublicenseIds: [own.sublicense] });
      expect(redeemed).toMatchObject({ redemptions: [] });
      for (const id of [sibling.code, sibling.redemption]) {
        const { body } = await read(caller, id);
        expect([id, body.errors ?? []]).toEqual([id, []]);
        expect(masked(JSON.stringify(body), sibling)).not.toContain('canary');
      }
    });

    it('is theirs where it hangs below what they look after', async () => {
      const { own, caller } = await shares();
      const below = await makeSublicense(await makeOwner(site), own.client, { name: 'Below', parentId: own.sublicense });
      expect(await caller.ask('query ($id: ID!) { sublicense(id: $id) { path } }', { id: below })).toMatchObject({ sublicense: { path: [expect.stringMatching(/^ours/), 'Below'] } });
      expect(await grant(caller, below, [own.learner])).toMatchObject([{ __typename: 'AccessGranted' }]);
    });
  });
});
