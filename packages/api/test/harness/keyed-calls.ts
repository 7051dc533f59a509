import { getNamedType, isInputObjectType, type GraphQLSchema } from 'graphql';
import { grant } from './administering.js';
import { makeBatch } from './batches.js';
import type { Caller } from './caller.js';
import { operationsOf } from './documents.js';
import { invite, linkToken, NEWCOMER } from './inviting.js';
import { redeem } from './redeeming.js';
import { makeClient, makeCode, makeLearner, makeSublicense, serial, type Place } from './factories.js';

/** A call of a mutation that takes a key: who calls it with what, and which rows it makes one of. */
export interface KeyedCall {
  readonly caller: Caller;
  readonly document: string;
  readonly input: object;
  readonly made: string;
}

/**
 * One way to call every mutation that takes a key: each makes one row of `made`. A new one belongs here, and is proven to have
 * one effect when it comes many times at once (`idempotency.story.ts`) and when the server is killed at it (`kills.proof.ts`).
 */
export const KEYED_CALLS: Readonly<Record<string, (site: Place, owner: Caller) => Promise<KeyedCall>>> = {
  createClient: async (_, owner) => ({
    caller: owner,
    document: `mutation ($input: CreateClientInput!) { answer: createClient(input: $input) { __typename ... on ClientCreated { client { id slug } } } }`,
    input: { name: `Twice ${serial()}` },
    made: 'client',
  }),
  copyClient: async (_, owner) => ({
    caller: owner,
    document: `mutation ($input: CopyClientInput!) { answer: copyClient(input: $input) { __typename ... on ClientCreated { client { id slug } } } }`,
    input: { id: (await makeClient(owner)).id, name: `Copied twice ${serial()}` },
    made: 'client',
  }),
  createSublicense: async (_, owner) => ({
    caller: owner,
    document: `mutation ($input: CreateSublicenseInput!) { answer: createSublicense(input: $input) { __typename ... on SublicenseCreated { sublicense { id } } } }`,
    input: { clientId: (await makeClient(owner)).id, name: 'Twice' },
    made: 'sublicense',
  }),
  saveContentItem: async (_, owner) => ({
    caller: owner,
    document: `mutation ($input: SaveContentItemInput!) { answer: saveContentItem(input: $input) { __typename ... on ContentItemSaved { contentItem { id } } } }`,
    input: { title: 'Twice', kind: 'LINK', url: 'https://example.test/' },
    made: 'content_item',
  }),
  inviteStaff: async (_, owner) => ({
    caller: owner,
    document: `mutation ($input: InviteStaffInput!) { answer: inviteStaff(input: $input) { __typename ... on StaffInvited { staff { id email status } } } }`,
    input: { email: `twice${serial()}@portico.test`, name: 'Tia Twice', role: 'AUDITOR' },
    made: 'staff_invite',
  }),
  createRegistrationCode: async (_, owner) => {
    const client = await makeClient(owner);
    return {
      caller: owner,
      document: `mutation ($input: CreateRegistrationCodeInput!) { answer: createRegistrationCode(input: $input) { __typename ... on RegistrationCodeCreated { registrationCode { id code } } } }`,
      input: { clientId: client.id, label: 'Twice', sublicenseIds: [client.main] },
      made: 'code',
    };
  },
  grantAccess: async (site, owner) => {
    const client = await makeClient(owner);
    const sublicense = await makeSublicense(owner, client.id, { seatLimit: 1 });
    const people = [await makeLearner(site), await makeLearner(site)];
    return {
      caller: owner,
      document: `mutation ($input: GrantAccessInput!) { answer: grantAccess(input: $input) { __typename ... on AccessGranted { access { id } } ... on SeatsExhausted { message available } } }`,
      input: { learnerIds: people.map(({ id }) => id), sublicenseId: sublicense },
      made: 'access',
    };
  },
  moveAccess: async (site, owner) => {
    const client = await makeClient(owner);
    const sublicense = await makeSublicense(owner, client.id, { seatLimit: 1 });
    const accesses = (await grant(owner, client.main, [(await makeLearner(site)).id, (await makeLearner(site)).id])).map(({ access }) => access!.id);
    return {
      caller: owner,
      document: `mutation ($input: MoveAccessInput!) { answer: moveAccess(input: $input) { __typename ... on AccessGranted { access { id sublicense { id } } } ... on SeatsExhausted { message available } } }`,
      input: { accessIds: accesses, sublicenseId: sublicense },
      made: "history_entry WHERE action = 'access.moved'",
    };
  },
  runLearnerAction: async (site, owner) => {
    const client = await makeClient(owner);
    const [granted] = await grant(owner, client.main, [(await makeLearner(site)).id]);
    return {
      caller: owner,
      document: `mutation ($input: LearnerActionInput!) { answer: runLearnerAction(input: $input) { __typename ... on LearnerActionStarted { matching job { id } } } }`,
      input: { action: 'RESEND_INVITES', membershipIds: [granted!.access!.membership!.id] },
      made: 'job',
    };
  },
  inviteLearners: async (_, owner) => {
    const client = await makeClient(owner);
    return {
      caller: owner,
      document: `mutation ($input: InviteLearnersInput!) { answer: inviteLearners(input: $input) { __typename ... on LearnerInvited { invite { id } isNew } } }`,
      input: { clientId: client.id, sublicenseIds: [client.main], learners: [{ firstName: 'Nora', lastName: 'Nervous', email: `nora${serial()}@twice.test` }] },
      made: 'invite',
    };
  },
  provisionLearners: async (_, owner) => {
    const client = await makeClient(owner);
    return {
      caller: owner,
      document: `mutation ($input: ProvisionLearnersInput!) { answer: provisionLearners(input: $input) { __typename ... on LearnerProvisioned { isNew membership { id } } } }`,
      input: { clientId: client.id, sublicenseIds: [client.main], learners: [{ firstName: 'Nora', lastName: 'Nervous', email: `nora${serial()}@twice.test` }], sendEmail: false },
      made: 'access',
    };
  },
  resendInvite: async (_, owner) => {
    const client = await makeClient(owner);
    const [invited] = await invite(owner, { clientId: client.id, sublicenseIds: [client.main] });
    return {
      caller: owner,
      document: `mutation ($input: ResendInviteInput!) { answer: resendInvite(input: $input) { __typename id } }`,
      input: { ids: [invited!.invite!.id] },
      made: 'earlier_invite_link',
    };
  },
  correctInvite: async (_, owner) => {
    const client = await makeClient(owner);
    const [invited] = await invite(owner, { clientId: client.id, sublicenseIds: [client.main] });
    return {
      caller: owner,
      document: `mutation ($input: CorrectInviteInput!) { answer: correctInvite(input: $input) { __typename ... on LearnerInvited { invite { id } isNew } } }`,
      input: { id: invited!.invite!.id, email: `right${serial()}@twice.test` },
      made: 'invite',
    };
  },
  acceptInvite: async (site, owner) => {
    const client = await makeClient(owner);
    const caller = site.stranger();
    // A browser that has looked at a page has its name already.
    await caller.ask(`mutation ($input: AcceptInviteInput!) { acceptInvite(input: $input) { __typename } }`, { input: { ...NEWCOMER, token: 'none', idempotencyKey: 'first' } });
    return {
      caller,
      document: `mutation ($input: AcceptInviteInput!) { answer: acceptInvite(input: $input) { __typename ... on InviteAccepted { learner { id } } } }`,
      input: { ...NEWCOMER, token: await linkToken(owner, { clientId: client.id, sublicenseIds: [client.main] }) },
      made: "history_entry WHERE action = 'learner.admitted'",
    };
  },
  claimInvite: async (site, owner) => {
    const client = await makeClient(owner);
    const { caller, email } = await makeLearner(site);
    return {
      caller,
      document: `mutation ($input: ClaimInviteInput!) { answer: claimInvite(input: $input) { __typename ... on InviteAccepted { learner { id } } } }`,
      input: { token: await linkToken(owner, { clientId: client.id, sublicenseIds: [client.main], people: [{ email, firstName: 'Nora', lastName: 'Nervous' }] }) },
      made: "history_entry WHERE action = 'learner.admitted'",
    };
  },
  generateRedemptionCodes: async (_, owner) => {
    const client = await makeClient(owner);
    return {
      caller: owner,
      document: `mutation ($input: GenerateRedemptionCodesInput!) { answer: generateRedemptionCodes(input: $input) { __typename ... on RedemptionCodesGenerated { batch { id codeCount codes { nodes { code } } } } } }`,
      input: { clientId: client.id, label: 'Twice', sublicenseIds: [client.main], count: 3 },
      made: 'redemption_code_batch',
    };
  },
  uploadRedemptionCodes: async (_, owner) => {
    const client = await makeClient(owner);
    return {
      caller: owner,
      document: `mutation ($input: UploadRedemptionCodesInput!) { answer: uploadRedemptionCodes(input: $input) { __typename ... on RedemptionCodesUploaded { accepted batch { id codeCount } } } }`,
      input: { clientId: client.id, label: 'Twice', sublicenseIds: [client.main], codes: ['TWICE-1', 'TWICE-2'] },
      made: 'redemption_code_batch',
    };
  },
  addRedemptionCodes: async (_, owner) => {
    const client = await makeClient(owner);
    const { id } = await makeBatch(owner, client.id, { sublicenseIds: [client.main] });
    return {
      caller: owner,
      document: `mutation ($input: AddRedemptionCodesInput!) { answer: addRedemptionCodes(input: $input) { __typename ... on RedemptionCodesAdded { batch { id codeCount } } } }`,
      input: { batchId: id, count: 1 },
      made: 'code',
    };
  },
  mailRedemptionCodes: async (_, owner) => {
    const client = await makeClient(owner);
    const { id } = await makeBatch(owner, client.id, { sublicenseIds: [client.main] });
    return {
      caller: owner,
      document: `mutation ($input: MailRedemptionCodesInput!) { answer: mailRedemptionCodes(input: $input) { __typename ... on CodeMailed { email code { code } } } }`,
      input: { batchId: id, people: [{ firstName: 'Nora', lastName: 'Nervous', email: `nora${serial()}@twice.test` }] },
      made: 'handed_code',
    };
  },
  reverseRedemption: async (site, owner) => {
    const client = await makeClient(owner);
    const { codes } = await makeBatch(owner, client.id, { sublicenseIds: [client.main] });
    const { redemptions } = await redeem((await makeLearner(site)).caller, null, [codes[0]!.code]);
    return {
      caller: owner,
      document: `mutation ($input: ReverseRedemptionInput!) { answer: reverseRedemption(input: $input) { __typename id code sublicenses { name } } }`,
      input: { id: (redemptions as unknown as readonly { id: string }[])[0]!.id, reason: 'Twice' },
      made: "history_entry WHERE action = 'redemption.reversed'",
    };
  },
  redeemCodes: async (site, owner) => {
    const client = await makeClient(owner);
    const code = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
    return {
      caller: (await makeLearner(site)).caller,
      document: `mutation ($input: RedeemCodesInput!) { answer: redeemCodes(input: $input) { __typename ... on CodesRedeemed { redemptions { id } } } }`,
      input: { codes: [code.code] },
      made: 'redemption',
    };
  },
  registerAndRedeem: async (site, owner) => {
    const client = await makeClient(owner);
    const code = await makeCode(owner, client.id, { sublicenseIds: [client.main], maxRedemptions: 1 });
    const caller = site.stranger();
    // A browser that has looked at a page has its name already.
    await caller.ask(`mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) { __typename } }`, {
      input: { codes: ['none such'], firstName: 'A', lastName: 'B', email: 'c@d.test', password: 'seven quiet harbours', acceptTerms: true, idempotencyKey: 'first' },
    });
    return {
      caller,
      document: `mutation ($input: RegisterAndRedeemInput!) { answer: registerAndRedeem(input: $input) { __typename ... on CodesRedeemed { learner { id } redemptions { id } } } }`,
      input: { codes: [code.code], firstName: 'Nora', lastName: 'Nervous', email: `nora${serial()}@twice.test`, password: 'seven quiet harbours', acceptTerms: true },
      made: 'redemption',
    };
  },
};

/** The mutations of a schema whose input takes an idempotency key. */
export function keyedMutations(schema: GraphQLSchema): string[] {
  const mutations = [...operationsOf(schema)].filter(([, { kind }]) => kind === 'mutation');
  const takesKey = mutations.filter(([, { field }]) => field.args.map(({ type }) => getNamedType(type)).some((type) => isInputObjectType(type) && type.getFields()['idempotencyKey'] !== undefined));
  return takesKey.map(([name]) => name);
}
