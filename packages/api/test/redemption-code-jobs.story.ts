import { describe, expect, it } from '@jest/globals';
import { sumOf } from '@portico/shared';
import { setImmediate } from 'node:timers/promises';
import { idBytes, idFromBytes, type ClientId } from '../src/kernel/ids.js';
import { idFrom } from '../src/kernel/outside-ids.js';
import { rows } from '../src/kernel/sql.js';
import { setCodesEnabled } from './harness/administering.js';
import { addTo, batchOf, generate, markHandedTo } from './harness/batches.js';
import { makeClient, makeLearner, makeOwner, makeStaff } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { CANCEL, jobOf } from './harness/learner-actions.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';
import { staffing } from './harness/staffing.js';

const COUNT = 12_345;

describe('more than 10,000 redemption codes', () => {
  onEachSite((site) => {
    const asked = async (count = COUNT) => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { batch } = await generate(owner, { clientId: client.id, sublicenseIds: [client.main], count, prefix: 'BIG', label: 'Big' });
      return { owner, client, batch: batch!, id: idFrom('bat', String(batch!.id)) };
    };
    const keysOf = async (client: ClientId) => (await rows<{ folded_key: string }>(site.database.reader, 'SELECT folded_key FROM code WHERE client_id = ?', [idBytes(client)])).map((row) => row.folded_key);

    it('are made by a job: as many as asked for, all distinct, and let people in when they are complete', async () => {
      const { owner, client, batch, id } = await asked();
      expect(batch).toMatchObject({ codeCount: 0, status: 'SCHEDULED', job: { kind: 'GENERATE_CODES', status: 'QUEUED', progress: { done: 0, total: COUNT } } });
      await site.doJobs();
      const made = await batchOf(owner, id);
      expect(made).toMatchObject({ codeCount: COUNT, status: 'LIVE', job: { status: 'COMPLETED', progress: { done: COUNT, total: COUNT, percent: 100 } } });
      const keys = await keysOf(client.id);
      expect([keys.length, new Set(keys).size, keys.filter((key) => !key.startsWith('b1g') || sumOf(key) !== 0)]).toEqual([COUNT, COUNT, []]);
      // Every range of all there could be has its share.
      expect(new Set(keys.map((key) => key[3])).size).toBe(32);
      const { nodes } = made.codes as unknown as { nodes: { code: string }[] };
      expect(await redeem((await makeLearner(site)).caller, null, [nodes[0]!.code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('let nobody in, and are not added to, while they are being made; whatever is done to the batch meanwhile stays', async () => {
      const { owner, client, id } = await asked();
      expect(await addTo(owner, { batchId: id, count: 1 })).toMatchObject({ __typename: 'InvalidInput' });
      await setCodesEnabled(owner, [id], false);
      await site.doJobs();
      const { codes, status } = await batchOf(owner, id);
      expect(status).toBe('DISABLED');
      const [{ code }] = (codes as unknown as { nodes: [{ code: string }] }).nodes;
      expect(await redeem((await makeLearner(site)).caller, client.slug, [code])).toMatchObject({ __typename: 'CodeNotFound' });
    });

    it('are gone, every one, when making them is stopped', async () => {
      const { owner, client, batch, id } = await asked(500_000);
      const work = site.doJobs();
      // Other work has its turn between two looks.
      while ((await batchOf(owner, id)).codeCount === (0 as unknown)) await setImmediate();
      await owner.ask(CANCEL, { id: batch.job!.id });
      await work;
      expect(await jobOf(owner, String(batch.job!.id))).toMatchObject({ status: 'CANCELLED' });
      const [one] = await rows<{ id: Buffer }>(site.database.reader, 'SELECT id FROM code WHERE batch_id = ? LIMIT 1', [idBytes(id)]);
      await markHandedTo(owner, [idFromBytes('cod', one!.id)], 'Too early');
      await site.clearBatches();
      expect(await keysOf(client.id)).toEqual([]);
      expect(await owner.ask('query ($id: ID!) { node(id: $id) { id } history(first: 1) { nodes { action } } }', { id })).toEqual({ node: null, history: { nodes: [{ action: 'redemption_code_batch.removed' }] } });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('stop being made when whoever asked for them has no right to any more', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { id: admin, caller } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      const { batch } = await generate(caller, { clientId: client.id, sublicenseIds: [client.main], count: COUNT });
      await staffing(owner, 'remove', { id: admin });
      await site.doJobs();
      expect(await jobOf(owner, String(batch!.job!.id))).toMatchObject({ status: 'FAILED', progress: { done: 0 } });
      await site.clearBatches();
      expect(await keysOf(client.id)).toEqual([]);
      const moved = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      const { batch: another } = await generate(moved.caller, { clientId: client.id, sublicenseIds: [client.main], count: COUNT });
      await staffing(owner, 'update', { id: moved.id, clientIds: [(await makeClient(owner)).id] });
      await site.doJobs();
      expect(await jobOf(owner, String(another!.job!.id))).toMatchObject({ status: 'FAILED', failure: 'Whoever started it may not do this any more.' });
      await site.clearBatches();
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('are counted before they are made, too, where so many of their length could be guessed', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      // 8 symbols that are drawn are 2^40 codes: 109,951 of them are one guess in 10 million.
      const many = { clientId: client.id, sublicenseIds: [client.main], count: 90_000, length: 9 };
      const first = await generate(owner, many);
      expect(await generate(owner, many)).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'length' }] });
      await owner.ask(CANCEL, { id: first.batch!.job!.id });
      await site.clearBatches();
    });

    it('are counted one after the other: of two who ask for most of a length at once, one gets them', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const many = { clientId: client.id, sublicenseIds: [client.main], count: 90_000, length: 9 };
      const both = await Promise.all([generate(owner, many), generate(owner, many)]);
      expect(both.map(({ __typename }) => String(__typename)).sort()).toEqual(['InvalidInput', 'RedemptionCodesGenerated']);
      await owner.ask(CANCEL, { id: both.find(({ batch }) => batch != null)!.batch!.job!.id });
      await site.clearBatches();
    });

    it('stop being made when their client goes', async () => {
      const { owner, client, batch } = await asked();
      const { client: named } = await owner.ask('query ($id: ID!) { client(id: $id) { name } }', { id: client.id });
      await owner.ask('mutation ($input: DeleteClientInput!) { deleteClient(input: $input) { __typename } }', { input: { id: client.id, name: named!.name, withLearners: true } });
      await site.doJobs();
      expect(await jobOf(owner, String(batch.job!.id))).toMatchObject({ status: 'FAILED', failure: 'The batch is gone: its client was deleted.' });
    });
  });
});
