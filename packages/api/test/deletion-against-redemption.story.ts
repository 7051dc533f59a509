import { describe, expect, it } from '@jest/globals';
import { makeClient, makeCode, makeLearner, makeSublicense } from './harness/factories.js';
import { onEachSite } from './harness/site.js';

const REDEEM = `mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename } }`;
const DELETE_CODE = `mutation ($input: DeleteRegistrationCodeInput!) { deleteRegistrationCode(input: $input) { __typename } }`;
const DELETE_SUBLICENSE = `mutation ($input: DeleteSublicenseInput!) { deleteSublicense(input: $input) { __typename } }`;

describe('what is deleted while learners come in by it', () => {
  onEachSite((site) => {
    it('is gone for all of them, or stays because one of them was first: nobody meets a fault', async () => {
      const owner = await site.owner();
      const learners = await Promise.all(Array.from({ length: 16 }, () => makeLearner(site)));
      for (let round = 0; round < 5; round += 1) {
        const client = await makeClient(owner);
        const sublicense = await makeSublicense(owner, client.id);
        const code = await makeCode(owner, client.id, { sublicenseIds: [sublicense] });
        const redeeming = learners.map(({ caller }) => caller.ask(REDEEM, { input: { codes: [code.code] } }));
        const deleting = round % 2 === 0 ? owner.ask(DELETE_CODE, { input: { id: code.id } }) : owner.ask(DELETE_SUBLICENSE, { input: { id: sublicense, moveLearnersTo: client.main } });
        const [deleted, ...redeemed] = await Promise.all([deleting, ...redeeming]);
        const words = redeemed.map(({ redeemCodes }) => redeemCodes!.__typename!);
        const went = JSON.stringify(deleted).includes('Deleted');
        expect(new Set(words)).toEqual(new Set(round % 2 === 0 && went ? ['CodeNotFound'] : ['CodesRedeemed']));
      }
    });
  });
});
