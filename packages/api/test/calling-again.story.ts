import { describe, expect, it } from '@jest/globals';
import type { Json } from './harness/caller.js';
import { makeOwner } from './harness/factories.js';
import { KEYED_CALLS } from './harness/keyed-calls.js';
import { onEachSite } from './harness/site.js';

/** What the calls of {@link KEYED_CALLS} answer the first time and, without a key, the second: what the API guide says in its table. */
const ANSWERS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  createClient: [['ClientCreated'], ['ClientCreated']],
  inviteStaff: [['StaffInvited'], ['StaffInvited']],
  copyClient: [['ClientCreated'], ['ClientCreated']],
  createSublicense: [['SublicenseCreated'], ['InvalidInput']],
  saveContentItem: [['ContentItemSaved'], ['ContentItemSaved']],
  createRegistrationCode: [['RegistrationCodeCreated'], ['RegistrationCodeCreated']],
  grantAccess: [['AccessGranted', 'SeatsExhausted'], ['AlreadyHasAccess', 'SeatsExhausted']],
  moveAccess: [['AccessGranted', 'SeatsExhausted'], ['AlreadyHasAccess', 'SeatsExhausted']],
  runLearnerAction: [['LearnerActionStarted'], ['LearnerActionStarted']],
  inviteLearners: [['LearnerInvited'], ['LearnerInvited']],
  provisionLearners: [['LearnerProvisioned'], ['LearnerProvisioned']],
  resendInvite: [['Invite'], ['Invite']],
  correctInvite: [['LearnerInvited'], ['LearnerInvited']],
  acceptInvite: [['InviteAccepted'], ['InviteNotUsable']],
  claimInvite: [['InviteAccepted'], ['InviteNotUsable']],
  generateRedemptionCodes: [['RedemptionCodesGenerated'], ['RedemptionCodesGenerated']],
  uploadRedemptionCodes: [['RedemptionCodesUploaded'], ['CodesRejected']],
  addRedemptionCodes: [['RedemptionCodesAdded'], ['RedemptionCodesAdded']],
  mailRedemptionCodes: [['CodeMailed'], ['CodeMailed']],
  reverseRedemption: [['Redemption'], ['NOT_FOUND']],
  redeemCodes: [['CodesRedeemed'], ['CodesRedeemed']],
  registerAndRedeem: [['CodesRedeemed'], ['CodeExhausted']],
};

describe('a mutation that creates or consumes, called again without a key', () => {
  onEachSite((site) => {
    it.each(Object.keys(KEYED_CALLS))('answers as the API guide says: %s', async (operation) => {
      const { caller, document, input } = await KEYED_CALLS[operation]!(site, await makeOwner(site));
      const call = async (): Promise<Json[]> => {
        const { body } = await caller.send(document, { input });
        // A fault is named by its code.
        if (body.errors !== undefined) return body.errors.map(({ extensions }) => ({ __typename: extensions.code }) as unknown as Json);
        const { answer } = body.data!;
        return Array.isArray(answer) ? answer : [answer!];
      };
      const [first, second] = [await call(), await call()];
      const names = [first, second].map((answers) => answers.map(({ __typename }) => __typename));
      expect(names).toEqual(ANSWERS[operation]);
      // Equal names of facts are of two things: the ids differ, but for what one has redeemed already, and for invites sent again.
      expect(JSON.stringify(second) === JSON.stringify(first)).toBe(['redeemCodes', 'resendInvite', 'inviteStaff'].includes(operation));
    });
  });
});
