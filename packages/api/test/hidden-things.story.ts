import { describe, expect, it } from '@jest/globals';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { onEachSite } from './harness/site.js';

const REDEEM = `mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename } }`;
const REGISTER_AND_LOOK = `mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) {
  ... on CodesRedeemed { redemptions { sublicenses { name seats { taken } client { seats { limit } } } } } } }`;

describe('what nobody is told', () => {
  onEachSite((site) => {
    it('staff who register as a learner elsewhere read nothing there that is for its staff', async () => {
      const owner = await makeOwner(site);
      const [own, foreign] = [await makeClient(owner), await makeClient(owner, { seatLimit: 77 })];
      const code = await makeCode(owner, foreign.id, { sublicenseIds: [foreign.main] });
      const { caller } = await makeStaff(site, 'CLIENT_MANAGER', { clientIds: [own.id] });
      const input = { codes: [code.code], firstName: 'Spy', lastName: 'Manager', email: 'spy@hidden.test', password: 'seven quiet harbours', acceptTerms: true };
      expect(await caller.fault(REGISTER_AND_LOOK, { input })).toBe('BAD_USER_INPUT');
    });

    it('a manager of one sublicense does not learn the word of a code that opens others too', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const [theirs, other] = [await makeSublicense(owner, client.id), await makeSublicense(owner, client.id)];
      const wide = await makeCode(owner, client.id, { sublicenseIds: [theirs, other] });
      const narrow = await makeCode(owner, client.id, { sublicenseIds: [theirs], code: `Ours-${client.slug}` });
      const [one, two] = [await makeLearner(site), await makeLearner(site)];
      await one.caller.ask(REDEEM, { input: { codes: [wide.code] } });
      await two.caller.ask(REDEEM, { input: { slug: client.slug, codes: [narrow.code] } });
      const { caller } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [theirs] });
      const query = `query ($email: String!) { learnerAccess(email: $email) { grounds { label source { id } } } }`;
      expect((await caller.ask(query, { email: one.email })).learnerAccess).toEqual([{ grounds: [{ label: 'Registration code', source: null }] }]);
      const seen = (await caller.ask(query, { email: two.email })).learnerAccess;
      expect(seen).toEqual([{ grounds: [{ label: `Registration code ${narrow.code}`, source: { id: narrow.id } }] }]);
    });

    it('staff of a client do not learn that a learner of theirs was somewhere else before', async () => {
      const owner = await makeOwner(site);
      const [before, here] = [await makeClient(owner), await makeClient(owner)];
      const learner = await makeLearner(site);
      const redeem = async (client: typeof here) => {
        const code = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
        await learner.caller.ask(REDEEM, { input: { codes: [code.code] } });
      };
      await redeem(before);
      site.clock.advance({ seconds: 600 });
      await redeem(here);
      const { caller } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [here.id] });
      const query = `query ($id: ID!) { node(id: $id) { ... on Learner { createdAt lastSeenAt memberships { joinedAt client { id } } } } }`;
      const { node } = await caller.ask(query, { id: learner.id });
      expect(node).toMatchObject({ createdAt: site.clock.now().toISOString(), lastSeenAt: null, memberships: [{ client: { id: here.id } }] });
    });

    it('a manager reads the name of who made a code, and nothing else about the owner', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const code = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const { caller } = await makeStaff(site, 'CLIENT_MANAGER', { clientIds: [client.id] });
      const query = `query ($id: ID!) { node(id: $id) { ... on RegistrationCode { createdBy { kind name staff { email } } } } }`;
      const { node } = await caller.ask(query, { id: code.id });
      expect(node).toMatchObject({ createdBy: { kind: 'STAFF', staff: null } });
    });
  });
});
