import { describe, expect, it } from '@jest/globals';
import type { Caller, Json } from './harness/caller.js';
import { drift } from './harness/invariants.js';
import { check, register } from './harness/redeeming.js';
import { OWNER } from './harness/site-settings.js';
import { onEachSite } from './harness/site.js';
import { storedRows } from './harness/stored-rows.js';

const SET_UP = `mutation ($input: SetUpOwnerInput!) { setUpOwner(input: $input) { __typename
  ... on SignedIn { viewer { ... on Staff { id email role } } } ... on Problem { message } } }`;

async function found(staff: Caller, search: string): Promise<string[]> {
  const { learners } = await staff.ask(`query ($search: String) { learners(filter: { search: $search }) { nodes { learner { firstName lastName } } } }`, { search });
  return (learners!.nodes as unknown as { learner: { firstName: string; lastName: string } }[]).map(({ learner }) => `${learner.firstName} ${learner.lastName}`);
}

describe('Setting up an owner with sample data', () => {
  onEachSite(
    (site) => {
      const setUp = (caller: Caller, input: object) => caller.ask(SET_UP, { input: { token: site.setUpLink!.split('#setup=')[1], name: 'Olga', ...OWNER, sampleData: true, ...input } });

      it('makes nothing for a link that does not work', async () => {
        const before = await storedRows(site);
        expect((await setUp(site.stranger(), { token: 'another' })).setUpOwner).toMatchObject({ __typename: 'NotAllowedNow' });
        expect(await storedRows(site)).toEqual(before);
      });

      it('makes the owner and the sample together: clients, people and codes are found, seats are right, history names the owner', async () => {
        const olga = site.stranger();
        const { setUpOwner } = await setUp(olga, {});
        expect(setUpOwner).toMatchObject({ __typename: 'SignedIn', viewer: { email: OWNER.email, role: 'OWNER' } });
        const { clients, learners, registrationCodes, history } = await olga.ask(`{
          clients(orderBy: { by: NAME, direction: ASC }) { nodes { id name slug language timeZone design { heading } seats { limit taken } sublicenses { name path seats { limit taken available } } } }
          learners { totalCount }
          registrationCodes(first: 100) { nodes { status createdBy { staff { id } } } }
          history(first: 100) { nodes { at actor { kind staff { id } } requestId } } }`);
        expect(clients!.nodes).toMatchObject([
          { name: 'Grünfelder Maschinenbau GmbH', language: 'DE', timeZone: 'Europe/Vienna', design: { heading: 'Grünfelder Lernwerkstatt' }, seats: { limit: 70 } },
          { name: 'Saltmarsh Care', language: 'EN', seats: { limit: null } },
          { name: 'Tidewell Logistics', slug: 'tidewell-logistics', seats: { limit: 120 } },
        ]);
        const sublicenses = (clients!.nodes as unknown as { sublicenses: Json[] }[]).flatMap((client) => client.sublicenses);
        expect(sublicenses).toContainEqual({ name: 'Night shift', path: ['Warehouse', 'Night shift'], seats: { limit: 12, taken: 12, available: 0 } });
        expect(learners!.totalCount).toBe(204);
        const codes = registrationCodes!.nodes as unknown as { status: string; createdBy: Json }[];
        expect(new Set(codes.map(({ status }) => status))).toEqual(new Set(['LIVE', 'SCHEDULED', 'EXHAUSTED', 'EXPIRED', 'DISABLED']));
        expect(codes[0]!.createdBy.staff!.id).toBe(setUpOwner!.viewer!.id);
        const entries = history!.nodes as unknown as { at: string; requestId: string | null; actor: { kind: string; staff: Json | null } }[];
        expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted().toReversed());
        expect(entries.find(({ actor }) => actor.kind === 'STAFF')!.actor.staff!.id).toBe(setUpOwner!.viewer!.id);
        expect(await drift(site.database.reader)).toEqual([]);
      });

      it('has people who are found by any of their words, whatever the script and the accents', async () => {
        const olga = await site.owner();
        expect(await found(olga, "aoife o'br")).toEqual(["Aoife O'Brien", "Aoife O'Brien"]);
        expect(await found(olga, 'anna lena')).toEqual(['Anna-Lena Prünster']);
        expect(await found(olga, 'grutzner')).toEqual([]);
        expect(await found(olga, 'weissenb')).toEqual(['Käthe Weißenböck']);
        expect(await found(olga, 'шевч')).toEqual(['Olena Шевчук']);
        expect(await found(olga, '佐藤')).toEqual(['健太 佐藤']);
        expect(await found(olga, 'kenta.sato@')).toEqual(['健太 佐藤']);
      });

      it('has a live code by which somebody new comes in, and a sublicense that is full', async () => {
        expect(await register(site.stranger(), 'tidewell-logistics', ['tidewell start'])).toMatchObject({ __typename: 'CodesRedeemed' });
        expect(await check(site.stranger(), 'tidewell-logistics', ['NIGHT-SHIFT'])).toMatchObject([{ accepted: false, problem: { __typename: 'CodeExhausted' } }]);
      });

      it('lets nobody sign in as one of its learners', async () => {
        const { signIn } = await site
          .stranger()
          .ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { email: 'aoife.obrien@tidewell.example', password: ' ', slug: 'tidewell-logistics' } });
        expect(signIn).toEqual({ __typename: 'SignInRefused' });
      });
    },
    { owner: null },
  );
});

describe('Setting up an owner without sample data', () => {
  onEachSite(
    (site) => {
      it('makes the owner alone', async () => {
        const olga = site.stranger();
        await olga.ask(SET_UP, { input: { token: site.setUpLink!.split('#setup=')[1], name: 'Olga', ...OWNER } });
        expect(await olga.ask('{ clients { totalCount } contentItems { totalCount } }')).toEqual({ clients: { totalCount: 0 }, contentItems: { totalCount: 0 } });
      });
    },
    { owner: null },
  );
});
