import { describe, expect, it } from '@jest/globals';
import { accessOf, grant, revoke, setCodesEnabled, setMembership, updateClient, updateCode } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { withFault } from './harness/fault-injection.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';

const ENTRY = `at action summary door requestId actor { kind name staff { id } learner { id } } subject { id } changes { field before after }`;
const HISTORY = `query ($clientId: ID, $first: Int, $after: String) { history(clientId: $clientId, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id ${ENTRY} } } }`;

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly summary: string;
  readonly changes: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
}

async function historyOf(staff: Caller, variables: object): Promise<Entry[]> {
  return (await staff.ask(HISTORY, { first: 100, ...variables })).history!.nodes as unknown as Entry[];
}

const actions = (entries: readonly Entry[]) => entries.map(({ action }) => action);

async function membershipOf(staff: Caller, email: string): Promise<{ id: string; history: { nodes: Entry[] } }> {
  const { learner } = await staff.ask(`query ($email: String!) { learner(email: $email) { memberships { id history(first: 100) { nodes { id ${ENTRY} } } } } }`, { email });
  return (learner!.memberships as unknown as { id: string; history: { nodes: Entry[] } }[])[0]!;
}

/** A client with two sublicenses, a code for the first, and somebody who used it. */
async function world(site: Site) {
  const owner = await makeStaff(site, 'OWNER');
  const client = await makeClient(owner.caller);
  const [emea, apac] = [await makeSublicense(owner.caller, client.id, { name: 'EMEA' }), await makeSublicense(owner.caller, client.id, { name: 'APAC' })];
  const code = await makeCode(owner.caller, client.id, { sublicenseIds: [emea] });
  const learner = await makeLearner(site);
  await redeem(learner.caller, client.slug, [code.code]);
  return { owner, client, emea, apac, code, learner };
}

describe('History', () => {
  onEachSite((site) => {
    it('tells who changed a client, in which request, and what it was before', async () => {
      const owner = await makeStaff(site, 'OWNER');
      const client = await makeClient(owner.caller, { name: 'Before', seatLimit: 5 });
      await updateClient(owner.caller, { id: client.id, name: 'After', seatLimit: null, expiresAt: site.clock.in({ days: 30 }) });
      const [changed, made] = await historyOf(owner.caller, { clientId: client.id });
      expect(changed).toMatchObject({
        action: 'client.updated',
        summary: "Changed the client's name, seatLimit, expiresAt.",
        door: null,
        requestId: expect.stringMatching(/^[\w.-]{8,64}$/),
        actor: { kind: 'STAFF', staff: { id: owner.id }, learner: null },
        subject: { id: client.id },
        changes: [
          { field: 'name', before: 'Before', after: 'After' },
          { field: 'seatLimit', before: '5', after: null },
          { field: 'expiresAt', before: null, after: site.clock.in({ days: 30 }) },
        ],
      });
      expect(made).toMatchObject({ action: 'client.created', changes: expect.arrayContaining([{ field: 'name', before: null, after: 'Before' }]) as unknown });
    });

    it('tells nothing where nothing changed, and nothing of what was refused', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Same' });
      await updateClient(owner, { id: client.id, name: 'Same' });
      await updateClient(owner, { id: client.id, name: 'Other', slug: 'admin' });
      const full = await makeSublicense(owner, client.id, { name: 'Full', seatLimit: 0 });
      const learner = await makeLearner(site);
      await grant(owner, full, [learner.id]);
      expect(actions(await historyOf(owner, { clientId: client.id }))).toEqual(['sublicense.created', 'client.created']);
    });

    it('tells that content was replaced by other content of the same title, and a place by another of the same name', async () => {
      const owner = await makeOwner(site);
      const save = 'mutation ($input: SaveContentItemInput!) { saveContentItem(input: $input) { ... on ContentItemSaved { contentItem { id } } } }';
      const item = async () => (await owner.ask(save, { input: { title: 'Safety', kind: 'COURSE', url: 'https://learn.test/' } })).saveContentItem!.contentItem!.id!;
      const [one, twin] = [await item(), await item()];
      const client = await makeClient(owner);
      await updateClient(owner, { id: client.id, contentIds: [one, twin] });
      const sublicense = await makeSublicense(owner, client.id, { contentIds: [one] });
      await owner.ask('mutation ($input: UpdateSublicenseInput!) { updateSublicense(input: $input) { __typename } }', { input: { id: sublicense, contentIds: [twin] } });
      await updateClient(owner, { id: client.id, contentIds: [twin] });
      await updateClient(owner, { id: client.id, contentIds: [one] });
      const changes = [{ field: 'content', before: `Safety (${twin})`, after: `Safety (${one})` }];
      const [client2, client1, ofSublicense] = await historyOf(owner, { clientId: client.id });
      expect([client2, client1, ofSublicense]).toMatchObject([
        { action: 'client.updated', changes },
        { action: 'client.updated', changes: [{ field: 'content', before: 'Safety, Safety', after: 'Safety' }] },
        { action: 'sublicense.updated', changes: [{ field: 'content', before: `Safety (${one})`, after: `Safety (${twin})` }] },
      ]);
    });

    it('of a code tells what it opens once a sublicense is gone, in as many statements for many codes as for one', async () => {
      const { owner, client, emea, apac, code } = await world(site);
      const both = await makeCode(owner.caller, client.id, { sublicenseIds: [emea, apac] });
      const remove = 'mutation ($input: DeleteSublicenseInput!) { deleteSublicense(input: $input) { __typename } }';
      await owner.caller.ask(remove, { input: { id: emea, moveLearnersTo: apac } });
      const ofCode = async (id: string): Promise<Entry> => {
        const { node } = await owner.caller.ask(`query ($id: ID!) { node(id: $id) { ... on RegistrationCode { history { nodes { id ${ENTRY} } } } } }`, { id });
        return (node!.history as unknown as { nodes: Entry[] }).nodes[0]!;
      };
      expect(await ofCode(code.id)).toMatchObject({ action: 'registration_code.updated', summary: `Changed sublicenses of the registration code ${code.code}.`, changes: [{ field: 'sublicenses', before: 'EMEA', after: 'APAC' }] });
      expect(await ofCode(both.id)).toMatchObject({ action: 'registration_code.updated', changes: [{ field: 'sublicenses', before: expect.stringContaining('EMEA'), after: 'APAC' }] });
      const emptied = async (codes: number) => {
        const from = await makeSublicense(owner.caller, client.id);
        for (let at = 0; at < codes; at += 1) await makeCode(owner.caller, client.id, { sublicenseIds: [from] });
        return (await withFault(site.database, null, () => owner.caller.ask(remove, { input: { id: from, moveLearnersTo: apac } }))).statements;
      };
      expect(await emptied(12)).toEqual(await emptied(1));
    });

    it('is not the only place that tells a change: the time a client was changed is that of a change to it or its tree', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Timed' });
      const sublicense = await makeSublicense(owner, client.id, { name: 'Part' });
      const changedBy = async (document: string, input: object): Promise<boolean> => {
        const updatedAt = async () => (await owner.ask('query ($id: ID!) { client(id: $id) { updatedAt } }', { id: client.id })).client!.updatedAt;
        const before = await updatedAt();
        site.clock.advance({ seconds: 1 });
        await owner.ask(document, { input });
        return (await updatedAt()) !== before;
      };
      const update = 'mutation ($input: UpdateClientInput!) { updateClient(input: $input) { __typename } }';
      const dress = 'mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename } }';
      const status = 'mutation ($input: SetClientStatusInput!) { setClientStatus(input: $input) { id } }';
      const part = 'mutation ($input: UpdateSublicenseInput!) { updateSublicense(input: $input) { __typename } }';
      const remove = 'mutation ($input: DeleteSublicenseInput!) { deleteSublicense(input: $input) { __typename } }';
      const twice: [string, object][] = [
        [update, { id: client.id, name: 'Timed anew' }], [update, { id: client.id, contentTags: ['x'] }], [dress, { clientId: client.id, heading: 'Hello' }],
        [status, { id: client.id, status: 'DISABLED' }], [part, { id: sublicense, name: 'Part anew' }], [remove, { id: sublicense }],
      ];
      for (const [document, input] of twice) {
        expect([input, await changedBy(document, input), await changedBy(document, input).catch(() => false)]).toEqual([input, true, false]);
      }
      expect(await changedBy(update, { id: client.id })).toBe(false);
    });

    it('tells how a learner came in, by which door, and what became of it', async () => {
      const { owner, apac, code, learner } = await world(site);
      await grant(owner.caller, apac, [learner.id]);
      const { id } = await membershipOf(owner.caller, learner.email);
      await setMembership(owner.caller, [id], false);
      await setMembership(owner.caller, [id], true);
      const byHand = (await accessOf(owner.caller, learner.email)).find((access) => access.sublicense!.name === 'APAC');
      await revoke(owner.caller, [byHand!.id]);
      const { history } = await membershipOf(owner.caller, learner.email);
      expect(actions(history.nodes)).toEqual(['access.revoked', 'membership.enabled', 'membership.disabled', 'learner.admitted', 'learner.admitted']);
      expect(history.nodes[0]).toMatchObject({ summary: 'Took "APAC" away.', actor: { kind: 'STAFF' } });
      expect(history.nodes[3]).toMatchObject({ summary: 'Let into "APAC" by hand.', door: 'STAFF' });
      expect(history.nodes[4]).toMatchObject({
        summary: `Let into "EMEA" with the registration code ${code.code}.`,
        door: 'REGISTRATION_CODE',
        actor: { kind: 'LEARNER', learner: { id: learner.id } },
        changes: [{ field: 'EMEA', before: null, after: 'in, without an end of its own' }],
      });
    });

    it('tells once what was asked for twice', async () => {
      const { owner, client, code, learner } = await world(site);
      await redeem(learner.caller, client.slug, [code.code]);
      const { history } = await membershipOf(owner.caller, learner.email);
      expect(actions(history.nodes)).toEqual(['learner.admitted']);
    });

    it('tells what Portico did by itself', async () => {
      const { owner, client, learner } = await world(site);
      const short = await makeSublicense(owner.caller, client.id, { name: 'Short', accessDays: 1, seatLimit: 1 });
      await grant(owner.caller, short, [learner.id]);
      site.clock.advance({ days: 2 });
      const later = await makeOwner(site);
      await grant(later, short, [(await makeLearner(site)).id]);
      const { history } = await membershipOf(later, learner.email);
      expect(history.nodes[0]).toMatchObject({ action: 'access.ended', requestId: null, actor: { kind: 'SYSTEM', name: 'Portico' } });
    });

    it('of a code tells every change to it', async () => {
      const { owner, code } = await world(site);
      await updateCode(owner.caller, { id: code.id, label: 'Renamed', maxRedemptions: 3 });
      for (let time = 0; time < 2; time += 1) await setCodesEnabled(owner.caller, [code.id], false);
      const { node } = await owner.caller.ask(`query ($id: ID!) { node(id: $id) { ... on RegistrationCode { history { nodes { id ${ENTRY} } } } } }`, { id: code.id });
      const { nodes } = node!.history as unknown as { nodes: Entry[] };
      expect(actions(nodes)).toEqual(['registration_code.disabled', 'registration_code.updated', 'registration_code.created']);
      expect(nodes[1]!.changes.map(({ field }) => field)).toEqual(['label', 'maxRedemptions']);
    });

    it('is cut to what whoever asks looks after', async () => {
      const { owner, client, emea, apac, learner } = await world(site);
      const elsewhere = await makeClient(owner.caller);
      await grant(owner.caller, apac, [learner.id]);
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      expect(actions(await historyOf(admin, { clientId: elsewhere.id }))).toEqual([]);
      expect(await historyOf(admin, {})).toEqual(await historyOf(admin, { clientId: client.id }));
      const { caller: manager } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] });
      expect(await historyOf(manager, {})).toEqual([]);
      expect(await historyOf(manager, { clientId: client.id })).toEqual([]);
      const { history } = await membershipOf(manager, learner.email);
      expect(history.nodes.map(({ summary }) => summary)).toEqual([expect.stringMatching(/^Let into "EMEA"/)]);
    });

    it('says of staff one may not see their name only', async () => {
      const { client } = await world(site);
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      const [newest] = await historyOf(admin, { clientId: client.id });
      expect(newest).toMatchObject({ actor: { kind: 'LEARNER' } });
      const { history } = await admin.ask('query ($id: ID) { history(clientId: $id, first: 100) { nodes { actor { kind name staff { id } } } } }', { id: client.id });
      const staff = (history!.nodes as unknown as { actor: { kind: string; name: string; staff: unknown } }[]).filter(({ actor }) => actor.kind === 'STAFF');
      expect(staff.length).toBeGreaterThan(0);
      for (const { actor } of staff) expect(actor).toEqual({ kind: 'STAFF', name: expect.stringMatching(/^Staff stf_/), staff: null });
    });

    it('pages from the newest back, without a gap', async () => {
      const { owner, client } = await world(site);
      const all = (await historyOf(owner.caller, { clientId: client.id })).map(({ id }) => id);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { history } = await owner.caller.ask(HISTORY, { clientId: client.id, first: 2, after });
        const page = history as unknown as { nodes: Entry[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } };
        seen.push(...page.nodes.map(({ id }) => id));
        expect(page.totalCount).toBe(all.length);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(all);
      expect(all.length).toBeGreaterThan(4);
    });
  });
});
