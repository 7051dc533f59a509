import { describe, expect, it } from '@jest/globals';
import { batchOf } from './harness/batches.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { jobOf } from './harness/learner-actions.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';
import { staffing } from './harness/staffing.js';

const UPLOAD = `mutation ($input: UploadRedemptionCodesInput!) { uploadRedemptionCodes(input: $input) { __typename
  ... on RedemptionCodesUploaded { accepted batch { id origin codeCount status job { id } } job { id kind status resultsCsvUrl } }
  ... on CodesRejected { message rejectedCount linesCsvUrl lines { line code reason } } ... on InvalidInput { fields { path message } } } }`;

async function upload(staff: Caller, input: object): Promise<Json> {
  return (await staff.ask(UPLOAD, { input: { label: 'Chosen', ...input } })).uploadRedemptionCodes!;
}

/** Puts a file up; its id. */
async function put(staff: Caller, clientId: string, file: string): Promise<string> {
  const { createUpload } = await staff.ask('mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id putUrl } }', { input: { purpose: 'CODES', clientId } });
  const { status } = await staff.put(new URL(String(createUpload!.putUrl)).pathname, Buffer.from(file));
  if (status !== 204) throw new Error(`Putting a file answered ${status}.`);
  return String(createUpload!.id);
}

const many = (count: number, word = 'CODE'): string[] => Array.from({ length: count }, (_, at) => `${word}-${String(at).padStart(6, '0')}`);

describe('codes somebody chose', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const of = { clientId: client.id, sublicenseIds: [client.main] };
      return { owner, client, of };
    };

    it('are taken as pasted, and let people in by their client alone', async () => {
      const { owner, client, of } = await world();
      expect(await upload(owner, { ...of, codes: ['Spring 1', '', ' AUTUMN-0 '], dryRun: true })).toMatchObject({ accepted: 2, batch: null, job: null });
      const { batch, accepted } = await upload(owner, { ...of, codes: ['Spring 1', '', ' AUTUMN-0 '] });
      expect([accepted, batch]).toMatchObject([2, { origin: 'UPLOADED', codeCount: 2, status: 'LIVE' }]);
      const learner = await makeLearner(site);
      expect(await redeem(learner.caller, null, ['autumn o'])).toMatchObject({ __typename: 'CodeNotFound' });
      expect(await redeem(learner.caller, client.slug, ['autumn o'])).toMatchObject({ redemptions: [{ code: 'AUTUMN-0' }] });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('are refused all together, each bad line with its reason, which can be fetched', async () => {
      const { owner, client, of } = await world();
      await makeCode(owner, client.id, { sublicenseIds: [client.main], code: 'TAKEN-1' });
      const codes = ['GOOD-1', 'sp&cial', 'abc', 'good l', 'GOOD-1', 'taken i', 'sign-in', '=SUM(A1)'];
      const refused = await upload(owner, { ...of, codes });
      expect(refused).toMatchObject({ __typename: 'CodesRejected', rejectedCount: 7, lines: [
        { line: 2, code: 'sp&cial', reason: expect.stringContaining('letters') }, { line: 3, code: 'abc', reason: expect.stringContaining('This one has 3.') },
        { line: 4, code: 'good l', reason: expect.stringContaining('Reads like GOOD-1 in line 1') }, { line: 5, reason: 'Repeats line 1.' },
        { line: 6, reason: 'Reads like TAKEN-1, which this client has already.' }, { line: 7, reason: expect.stringContaining('name of a page') }, { line: 8 },
      ] });
      const csv = await (await owner.get(String(refused['linesCsvUrl']))).text();
      expect(csv.split('\r\n').slice(0, 3)).toEqual(['Line,Code,What is wrong', expect.stringContaining('2,sp&cial,'), expect.stringContaining('3,abc,')]);
      expect(csv).toContain(`8,"'=SUM(A1)"`);
      const { caller } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      expect((await caller.get(String(refused['linesCsvUrl']))).status).toBe(404);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('come from a file, of one column or the one that is named, whatever parts its columns', async () => {
      const { owner, client, of } = await world();
      expect(await upload(owner, { ...of, uploadId: await put(owner, client.id, '\uFEFFFILE-1\r\n"FILE-2"\r\n\r\nFILE-3') })).toMatchObject({ accepted: 3 });
      for (const [at, sign] of [',', ';', '\t'].entries()) {
        const file = `Name${sign}Voucher\n"Ada${sign} Bob"${sign}COL-${at}A\nCem${sign}COL-${at}B\n`;
        expect(await upload(owner, { ...of, uploadId: await put(owner, client.id, file), column: ' voucher ' })).toMatchObject({ accepted: 2 });
      }
      const id = await put(owner, client.id, 'a,b\nONE-1,TWO-2\n');
      expect(await upload(owner, { ...of, uploadId: id })).toMatchObject({ __typename: 'CodesRejected', lines: [{ line: 1, code: 'a, b' }, { line: 2, code: 'ONE-1, TWO-2' }] });
      expect(await upload(owner, { ...of, uploadId: id, column: 'c' })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'column', message: expect.stringContaining('a, b') }] });
      expect(await upload(owner, { ...of, uploadId: await put(owner, client.id, '\n\n') })).toMatchObject({ __typename: 'InvalidInput' });
      expect(await upload(owner, { ...of })).toMatchObject({ __typename: 'InvalidInput' });
    });

    it('of a manager of a sublicense go into theirs', async () => {
      const { owner, client } = await world();
      const emea = await makeSublicense(owner, client.id);
      const { caller } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] });
      expect(await upload(caller, { clientId: client.id, sublicenseIds: [emea], uploadId: await put(caller, client.id, 'THEIRS-1') })).toMatchObject({ accepted: 1 });
      expect(await caller.fault('mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id } }', { input: { purpose: 'LOGO', clientId: client.id } })).toBe('FORBIDDEN');
    });

    describe('in a file of more than 10,000 lines', () => {
      const COUNT = 12_001;

      it('are read by a job, and are there when it has ended', async () => {
        const { owner, client, of } = await world();
        const { batch, accepted, job } = await upload(owner, { ...of, uploadId: await put(owner, client.id, many(COUNT).join('\n')) });
        expect([accepted, batch, job]).toMatchObject([0, { status: 'SCHEDULED' }, { kind: 'UPLOAD_CODES', status: 'QUEUED' }]);
        await site.doJobs();
        expect(await jobOf(owner, String(job!.id))).toMatchObject({ status: 'COMPLETED', progress: { done: 3 * COUNT, total: 3 * COUNT } });
        expect(await batchOf(owner, String(batch!.id))).toMatchObject({ codeCount: COUNT, status: 'LIVE' });
        expect(await redeem((await makeLearner(site)).caller, client.slug, ['code o12 ooo'])).toMatchObject({ redemptions: [{ code: 'CODE-012000' }] });
        expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
      });

      it('are not taken, and not compared with what is there, when whoever put them up has no right to any more', async () => {
        const { owner, client, of } = await world();
        const emea = await makeSublicense(owner, client.id);
        const { id: manager, caller } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [client.main] });
        const { job, batch } = await upload(caller, { ...of, uploadId: await put(caller, client.id, many(COUNT).join('\n')) });
        await staffing(owner, 'update', { id: manager, sublicenseIds: [emea] });
        await site.doJobs();
        expect(await jobOf(owner, String(job!.id))).toMatchObject({ status: 'FAILED', progress: { done: 0 } });
        await site.clearBatches();
        expect(await owner.ask('query ($id: ID!) { node(id: $id) { id } }', { id: batch!.id })).toEqual({ node: null });
        const dry = await upload(caller, { clientId: client.id, sublicenseIds: [emea], uploadId: await put(caller, client.id, many(COUNT).join('\n')), dryRun: true });
        await staffing(owner, 'remove', { id: manager });
        await site.doJobs();
        expect(await jobOf(owner, String(dry.job!.id))).toMatchObject({ status: 'FAILED', progress: { done: 0 } });
        expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
      });

      it('are refused all together, and the bad lines are the results of the job', async () => {
        const { owner, client, of } = await world();
        const lines = many(COUNT);
        lines[11_000] = 'code l';
        lines[11_500] = 'code-000007';
        const file = await put(owner, client.id, [...lines, 'no!'].join('\r\n'));
        const { batch, job } = await upload(owner, { ...of, uploadId: file });
        await site.doJobs();
        expect(await jobOf(owner, String(job!.id))).toMatchObject({ status: 'FAILED', failure: expect.stringContaining('2 lines cannot be codes') });
        const csv = (await (await owner.get(String(job!.resultsCsvUrl))).text()).trim().split('\r\n');
        expect(csv.slice(1)).toEqual([expect.stringContaining('11501,code-000007,'), expect.stringContaining('12002,no!,')]);
        expect(csv[1]).toContain('Reads like CODE-000007 in line 8');
        await site.clearBatches();
        expect(await owner.ask('query ($id: ID!) { node(id: $id) { id } }', { id: batch!.id })).toEqual({ node: null });
        expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
        // Nothing of it was taken: the same words can be uploaded again.
        const again = await upload(owner, { ...of, uploadId: await put(owner, client.id, many(COUNT).join('\n')), dryRun: true });
        await site.doJobs();
        expect([again.batch, await jobOf(owner, String(again.job!.id))]).toMatchObject([null, { status: 'COMPLETED' }]);
      });
    });
  });
});
