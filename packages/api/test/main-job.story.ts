import { describe, expect, it } from '@jest/globals';
import { makeClient, makeCode, makeSublicense } from './harness/factories.js';
import { onEachSite } from './harness/site.js';

const REGISTER = `mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) {
  __typename
  ... on CodesRedeemed { learner { id email } redemptions { code sublicenses { name } } dashboards { sublicense status client { name slug } why { label } } }
  ... on Problem { message }
} }`;

const WHO_HAS = `query ($email: String!) { learnerAccess(email: $email) { status sublicense { name path } grounds { door label source { id } } membership { joinedThrough learner { email } } } }`;

describe('the main job: from a client to a learner let in', () => {
  onEachSite((site) => {
    it('lets two learners in by one code and says who has access and why', async () => {
      const owner = await site.owner();
      const client = await makeClient(owner, { name: 'Acme Rockets', seatLimit: 10 });
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA', seatLimit: 5 });
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea], code: 'FALL-2026', maxRedemptions: 2 });
      for (const name of ['ada', 'bob']) {
        const { registerAndRedeem } = await site.stranger().ask(REGISTER, {
          input: { slug: client.slug, codes: ['fall 2026'], firstName: name, lastName: 'Tester', email: `${name}@main.test`, password: 'quiet harbour at dawn', acceptTerms: true },
        });
        expect(registerAndRedeem).toMatchObject({
          __typename: 'CodesRedeemed',
          learner: { email: `${name}@main.test` },
          redemptions: [{ code: 'FALL-2026', sublicenses: [{ name: 'EMEA' }] }],
          dashboards: [{ sublicense: 'EMEA', status: 'OPEN', client: { name: 'Acme Rockets', slug: 'acme-rockets' }, why: [{ label: 'Registration code FALL-2026' }] }],
        });
      }
      const { learnerAccess } = await owner.ask(WHO_HAS, { email: 'Ada@Main.test' });
      expect(learnerAccess).toMatchObject([
        {
          status: 'ACTIVE',
          sublicense: { name: 'EMEA', path: ['EMEA'] },
          grounds: [{ door: 'REGISTRATION_CODE', source: { id: code.id } }],
          membership: { joinedThrough: 'REGISTRATION_CODE', learner: { email: 'ada@main.test' } },
        },
      ]);
      const seen = await owner.ask(`query ($id: ID!) { client(id: $id) { seats { limit taken available overBy } sublicenses { name seats { taken } } } }`, { id: client.id });
      expect(seen.client).toMatchObject({
        seats: { limit: 10, taken: 2, available: 8, overBy: 0 },
        sublicenses: [{ name: 'Main', seats: { taken: 0 } }, { name: 'EMEA', seats: { taken: 2 } }],
      });
    });
  });
});
