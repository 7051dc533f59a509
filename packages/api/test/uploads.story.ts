import { describe, expect, it } from '@jest/globals';
import { rows } from '../src/kernel/sql.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeLearner, makeOwner, makeStaff } from './harness/factories.js';
import { picture } from './harness/pictures.js';
import { onEachSite } from './harness/site.js';
import { dress, makeUpload, upload } from './harness/uploading.js';

const MB = 1024 * 1024;
const CREATE = 'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id } }';

/** So many bytes, one piece after the other, with no length told beforehand. */
function stream(bytes: number, piece = 64 * 1024): ReadableStream {
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (sent >= bytes) return controller.close();
      controller.enqueue(new Uint8Array(Math.min(piece, bytes - sent)));
      sent += piece;
    },
  });
}

const messageOf = async (response: Response) => ((await response.json()) as { errors: { message: string; extensions: { code: string } }[] }).errors[0]!;

describe('A file that is put up', () => {
  onEachSite((site) => {
    const stored = (table: string) => rows(site.database.reader, `SELECT 1 FROM ${table}`, []).then((found) => found.length);
    const forgetAll = async () => {
      site.clock.advance({ seconds: 24 * 3_600 + 1 });
      await site.sweepFiles();
    };

    async function clientWith() {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      return { owner, client, admin };
    }

    it('is taken once: what an id names never becomes another file', async () => {
      const { admin, client } = await clientWith();
      const { path } = await makeUpload(admin, client.id);
      const file = await picture('png');
      expect((await admin.put(path, file)).status).toBe(204);
      const again = await admin.put(path, await picture('gif'));
      expect([again.status, (await messageOf(again)).message]).toEqual([409, 'A file was put here already. Ask for a new upload for another one.']);
    });

    it('is taken from one of two who put at once', async () => {
      const { admin, client } = await clientWith();
      const { id, path } = await makeUpload(admin, client.id);
      const file = await picture('png');
      const statuses = (await Promise.all(Array.from({ length: 6 }, () => admin.put(path, file)))).map(({ status }) => status);
      expect(statuses.sort((one, other) => one - other)).toEqual([204, 409, 409, 409, 409, 409]);
      expect(await dress(admin, client.id, { logoUploadId: id })).toMatchObject({ __typename: 'ClientUpdated' });
    });

    it('has at most 5 MB, told beforehand or not; one more is refused in clear words, leaves nothing behind, and the place takes another', async () => {
      await forgetAll();
      const { admin, client } = await clientWith();
      const { id, path } = await makeUpload(admin, client.id);
      for (const body of [Buffer.alloc(5 * MB + 1), stream(5 * MB + 1), stream(9 * MB)]) {
        const refused = await admin.put(path, body);
        expect([refused.status, await messageOf(refused)]).toEqual([413, expect.objectContaining({ message: 'The file is too large: at most 5 MB are accepted.' })]);
        expect(await stored('upload_part')).toBe(0);
      }
      expect((await admin.put(path, stream(5 * MB))).status).toBe(204);
      expect(await stored('upload_part')).toBe(5);
      expect(await dress(admin, client.id, { logoUploadId: id })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'logoUploadId', message: expect.stringContaining('no picture Portico can read') }] });
    });

    it('is cut off when it goes on and on, and nothing of it stays', async () => {
      await forgetAll();
      const { admin, client } = await clientWith();
      const { path } = await makeUpload(admin, client.id);
      await admin.put(path, stream(64 * MB)).catch(() => undefined);
      await admin.put(path, Buffer.alloc(64 * MB)).catch(() => undefined);
      await expect(admin.put(path, Buffer.alloc(1)).then(({ status }) => status)).resolves.toBe(204);
      expect(await stored('upload_part')).toBe(1);
      expect(site.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    });

    it('of which the rest never comes is as none', async () => {
      await forgetAll();
      const { admin, client } = await clientWith();
      const { path } = await makeUpload(admin, client.id);
      let sent = 0;
      const broken = new ReadableStream({ pull: (controller) => (sent++ < 40 ? controller.enqueue(new Uint8Array(64 * 1024)) : controller.error(new Error('The line is cut.'))) });
      await expect(admin.put(path, broken)).rejects.toThrow();
      const put = async (): Promise<number> => {
        const { status } = await admin.put(path, Buffer.alloc(3));
        return status === 409 ? put() : status;
      };
      expect(await put()).toBe(204);
      expect(await stored('upload_part')).toBe(1);
    });

    it('is nobody else’s: not of other staff, not of another client, not of learners or strangers', async () => {
      const { admin, client, owner } = await clientWith();
      const elsewhere = await clientWith();
      const { id, path } = await makeUpload(admin, client.id);
      const file = await picture('png');
      const learner = (await makeLearner(site)).caller;
      const statusOf = async (who: Caller, at = path) => (await who.put(at, file)).status;
      expect(await Promise.all([owner, elsewhere.admin].map((who) => statusOf(who)))).toEqual([404, 404]);
      expect([await statusOf(site.stranger()), await statusOf(learner)]).toEqual([401, 403]);
      expect(await Promise.all(['/uploads/upl_00000000000000000000000000', '/uploads/none', `/uploads/${client.id}`].map((at) => statusOf(admin, at)))).toEqual([404, 404, 404]);
      expect(await statusOf(admin)).toBe(204);
      for (const who of [owner, elsewhere.admin]) {
        const mine = who === owner ? client.id : elsewhere.client.id;
        expect(await who.fault('mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename } }', { input: { clientId: mine, logoUploadId: id } })).toBe('NOT_FOUND');
        expect(await who.fault('query ($input: InvitePreviewInput!) { invitePreview(input: $input) { __typename } }', { input: { clientId: mine, logoUploadId: id } })).toBe('NOT_FOUND');
      }
      const twin = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id, elsewhere.client.id] })).caller;
      const other = await upload(twin, client.id, file);
      expect(await twin.fault('mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename } }', { input: { clientId: elsewhere.client.id, logoUploadId: other } })).toBe('NOT_FOUND');
    });

    it('is not taken from a page of another site', async () => {
      const { admin, client } = await clientWith();
      const { path } = await makeUpload(admin, client.id);
      const headers: Record<string, string>[] = [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }];
      for (const one of headers) expect((await admin.put(path, Buffer.alloc(1), one)).status).toBe(403);
      expect((await admin.put(path, Buffer.alloc(1), { 'content-type': 'application/json' })).status).toBe(204);
    });

    it('is asked for by whoever may change the design, at most ten at a time, and forgotten after a day', async () => {
      await forgetAll();
      const { admin, client } = await clientWith();
      for (const role of ['CLIENT_MANAGER', 'AUDITOR'] as const) {
        const { caller } = await makeStaff(site, role, { clientIds: [client.id] });
        expect(await caller.fault(CREATE, { input: { purpose: 'LOGO', clientId: client.id } })).toBe('FORBIDDEN');
      }
      const first = await upload(admin, client.id, await picture('png'));
      for (let at = 0; at < 10; at += 1) await upload(admin, client.id, Buffer.alloc(10));
      expect([await stored('upload'), await stored('upload_part')]).toEqual([10, 10]);
      expect(await admin.fault('mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename } }', { input: { clientId: client.id, logoUploadId: first } })).toBe('NOT_FOUND');
      site.clock.advance({ seconds: 23 * 3_600 });
      await site.sweepFiles();
      expect(await stored('upload')).toBe(10);
      site.clock.advance({ seconds: 2 * 3_600 });
      await site.sweepFiles();
      expect([await stored('upload'), await stored('upload_part')]).toEqual([0, 0]);
    });
  });
});
