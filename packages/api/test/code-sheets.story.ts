import { describe, expect, it } from '@jest/globals';
import { setCodesEnabled, updateClient } from './harness/administering.js';
import { batchOf, generate, makeBatch, markHandedTo } from './harness/batches.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeLearner, makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { redeem } from './harness/redeeming.js';
import { seenSheet, sheetUrlOf } from './harness/sheets.js';
import { onEachSite } from './harness/site.js';
import { giveLogo } from './harness/uploading.js';

/** Reading a page of QR codes takes a second. */
const PATIENCE = 60_000;

async function sheet(staff: Caller, batch: string, query = ''): Promise<{ answer: Response; pdf: Buffer }> {
  const answer = await staff.get(`${await sheetUrlOf(staff, batch)}${query}`);
  return { answer, pdf: Buffer.from(await answer.arrayBuffer()) };
}

async function linksOf(staff: Caller, batch: string): Promise<string[]> {
  const { codes } = (await batchOf(staff, batch)) as unknown as { codes: { nodes: { landingUrl: string }[] } };
  return codes.nodes.map(({ landingUrl }) => landingUrl);
}

/** Without what a reader of the text of a page puts between words. */
const squeezed = (text: string) => text.replaceAll(/\s+/g, '');

describe('the sheet of a batch of redemption codes', () => {
  onEachSite((site) => {
    const world = async (name = 'Acme') => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name });
      return { owner, client };
    };

    it('has every code with its link as a QR code that reads back, 24 a page, in the order they were made', async () => {
      const { owner, client } = await world('Acme Größe');
      await giveLogo(owner, client.id, 311);
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [client.main], label: 'Fair', count: 50 });
      const { answer, pdf } = await sheet(owner, batch.id);
      expect(Object.fromEntries(['content-type', 'content-disposition', 'cache-control'].map((name) => [name, answer.headers.get(name)]))).toEqual({
        'content-type': 'application/pdf', 'content-disposition': `attachment; filename="codes-${client.slug}.pdf"`, 'cache-control': 'no-store',
      });
      const { texts, links } = await seenSheet(pdf);
      expect(links).toEqual(await linksOf(owner, batch.id));
      expect(texts.map((text) => squeezed(text).match(/AcmeGröße/g)?.length)).toEqual([24, 24, 2]);
      for (const [at, { code }] of batch.codes.entries()) expect(squeezed(texts[Math.floor(at / 24)]!)).toContain(code);
      expect(pdf.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(1);
    }, PATIENCE);

    it('leaves out what is redeemed or switched off, and keeps what was handed out', async () => {
      const { owner, client } = await world();
      const { id, codes } = await makeBatch(owner, client.id, { sublicenseIds: [client.main], count: 4 });
      await redeem((await makeLearner(site)).caller, null, [codes[0]!.code]);
      await setCodesEnabled(owner, [codes[1]!.id], false);
      await markHandedTo(owner, [codes[2]!.id], 'Ida');
      const left = (await linksOf(owner, id)).slice(2);
      expect((await seenSheet((await sheet(owner, id)).pdf)).links).toEqual(left);
      await setCodesEnabled(owner, codes.slice(2).map((code) => code.id), false);
      const { answer, pdf } = await sheet(owner, id);
      expect([answer.status, pdf.toString()]).toEqual([400, expect.stringContaining('nothing to print')]);
    }, PATIENCE);

    it('says its title and its language', async () => {
      const { owner, client } = await world('Acme');
      await updateClient(owner, { id: client.id, language: 'DE' });
      const { id } = await makeBatch(owner, client.id, { sublicenseIds: [client.main], label: 'Messe' });
      const pdf = (await sheet(owner, id)).pdf.toString('latin1');
      expect(pdf).toContain('/Lang (de)');
      expect(pdf).toContain('/DisplayDocTitle true');
      expect(pdf).toContain(Buffer.from('Messe – Acme', 'utf16le').swap16().toString('latin1'));
    });

    it.each<[string, RegExp | 'its slug']>([
      ['شركة النور', /النور/], ['חברת אור בע״מ', /חברת/], ['Ünïversität Łódź Ελλάδα Київ', /Łódź/], ['Acme 🚀🎉', /^(?!.*🚀).*Acme/], ['🚀', 'its slug'], ['株式会社アクメ', 'its slug'],
      ['A'.repeat(120), /A{9,}…/],
    ])('is read with the name %s', async (name, shown) => {
      const { owner, client } = await world(name);
      const { id } = await makeBatch(owner, client.id, { sublicenseIds: [client.main] });
      const { texts, links } = await seenSheet((await sheet(owner, id)).pdf);
      expect(links).toEqual(await linksOf(owner, id));
      const text = squeezed(texts[0]!);
      if (shown !== 'its slug') expect(text).toMatch(shown);
      // In its links, and instead of the name on each of the two labels.
      else expect(text.split(client.slug)).toHaveLength(5);
      expect(texts[0]).not.toMatch(/\uFFFD/);
    }, PATIENCE);

    it('is for whoever sees the batch; to others there is none', async () => {
      const { owner, client } = await world();
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA' });
      const { id } = await makeBatch(owner, client.id, { sublicenseIds: [client.main] });
      const url = await sheetUrlOf(owner, id);
      const status = async (caller: Caller) => (await caller.get(url)).status;
      const [auditor, elsewhere, part] = [
        await makeStaff(site, 'AUDITOR', { clientIds: [client.id] }),
        await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [(await makeClient(owner)).id] }),
        await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] }),
      ];
      expect([await status(auditor.caller), await status(elsewhere.caller), await status(part.caller)]).toEqual([200, 404, 404]);
      expect([await status(site.stranger()), await status((await makeLearner(site)).caller)]).toEqual([401, 403]);
      const foreign = await (await elsewhere.caller.get(url)).text();
      const none = await (await elsewhere.caller.get('/exports/redemption-code-sheets/bat_1.pdf')).text();
      expect(JSON.parse(foreign).message).toBe(JSON.parse(none).message);
    });

    it('of a batch that is still being made is refused', async () => {
      const { owner, client } = await world();
      const { batch } = await generate(owner, { clientId: client.id, sublicenseIds: [client.main], count: 10_001 });
      const { answer, pdf } = await sheet(owner, String(batch!.id), '?part=1');
      expect([answer.status, pdf.toString()]).toEqual([400, expect.stringContaining('still being made')]);
    });

    it('of a batch too large for one file is refused, and made in parts that stay the same whatever is redeemed', async () => {
      const { owner, client } = await world();
      const batch = (await generate(owner, { clientId: client.id, sublicenseIds: [client.main], count: 10_000 })).batch!;
      const id = String(batch.id);
      await owner.ask('mutation ($input: AddRedemptionCodesInput!) { addRedemptionCodes(input: $input) { __typename } }', { input: { batchId: id, count: 3 } });
      const { answer, pdf } = await sheet(owner, id);
      expect([answer.status, pdf.toString()]).toEqual([400, expect.stringContaining('This batch has 10,003 codes, and a file holds 10,000. Ask for its parts one by one: ?part=1 to ?part=2.')]);
      const second = await seenSheet((await sheet(owner, id, '?part=2')).pdf);
      expect(second.links).toHaveLength(3);
      await redeem((await makeLearner(site)).caller, null, [(batch as unknown as { codes: { nodes: { code: string }[] } }).codes.nodes[0]!.code]);
      expect((await seenSheet((await sheet(owner, id, '?part=2')).pdf)).links).toEqual(second.links);
      for (const wrong of ['?part=3', '?part=0', '?part=x', '?page=1', '?part=1&part=2']) expect((await sheet(owner, id, wrong)).answer.status).toBe(400);
    }, PATIENCE);
  });
});
