/** Whoever may ask. The managers and the auditor of the matrix look after one client, or a sublicense of it. */
export type Who = 'anonymous' | 'learner' | 'owner' | 'clientAdmin' | 'clientManager' | 'sublicenseManager' | 'auditor';

/** One of everything that has an id or a name of its own. */
export interface Things {
  readonly client: string;
  readonly slug: string;
  readonly sublicense: string;
  readonly content: string;
  readonly learner: string;
  readonly email: string;
  readonly membership: string;
  readonly access: string;
  readonly code: string;
  readonly codeText: string;
  readonly redemption: string;
  readonly invite: string;
  readonly upload: string;
  readonly staff: string;
  readonly job: string;
  readonly batch: string;
  readonly redemptionCode: string;
}

/** What the tests of rights know of an operation. */
export interface Known {
  readonly allowed: readonly Who[];
  /** Ways to call it with the things of somebody else, alone and mixed with one's own. */
  readonly calls: (theirs: Things, own: Things) => readonly object[];
}

const STAFF: readonly Who[] = ['owner', 'clientAdmin', 'clientManager', 'sublicenseManager', 'auditor'];
const EVERYBODY: readonly Who[] = ['anonymous', 'learner', ...STAFF];
const SIGNED_IN: readonly Who[] = ['learner', ...STAFF];
const OWNER: readonly Who[] = ['owner'];
const ADMINS: readonly Who[] = ['owner', 'clientAdmin'];
const MANAGERS: readonly Who[] = [...ADMINS, 'clientManager', 'sublicenseManager'];

/** Every operation there is, who may call it, and how. A new operation belongs here before any test of rights passes. */
export const OPERATIONS: Readonly<Record<string, Known>> = {
  viewer: { allowed: EVERYBODY, calls: () => [{}] },
  landingPage: { allowed: EVERYBODY, calls: () => [{ slug: 'no-such-client' }] },
  checkCodes: { allowed: EVERYBODY, calls: ({ codeText }, own) => [{ input: { slug: own.slug, codes: [codeText] } }, { input: { codes: [codeText] } }] },
  node: {
    allowed: STAFF,
    calls: ({ client, sublicense, content, learner, membership, access, code, redemption, invite, staff, job, batch, redemptionCode }) =>
      [client, sublicense, content, learner, membership, access, code, redemption, invite, staff, job, batch, redemptionCode].map((id) => ({ id })),
  },
  clients: { allowed: STAFF, calls: () => [{}, { first: 100 }] },
  client: { allowed: STAFF, calls: ({ client, slug }) => [{ id: client }, { slug }] },
  sublicense: { allowed: STAFF, calls: ({ sublicense }) => [{ id: sublicense }] },
  contentItems: { allowed: STAFF, calls: () => [{}, { search: 'canary' }] },
  code: { allowed: STAFF, calls: ({ codeText, client }) => [{ code: codeText }, { code: codeText, clientId: client }] },
  codeAccess: { allowed: STAFF, calls: ({ code, batch, redemptionCode }) => [{ codeId: code }, { codeId: batch }, { codeId: redemptionCode }] },
  learners: { allowed: STAFF, calls: ({ client, sublicense }) => [{ filter: { clientId: client } }, { filter: { sublicenseId: sublicense } }, { filter: { search: 'canary' } }] },
  learner: { allowed: STAFF, calls: ({ learner, email }) => [{ id: learner }, { email }] },
  registrationCodes: { allowed: STAFF, calls: ({ client, sublicense }) => [{ filter: { clientId: client } }, { filter: { sublicenseId: sublicense } }, { filter: { search: 'canary' } }] },
  redemptionCodeBatches: { allowed: STAFF, calls: ({ client, sublicense }) => [{ filter: { clientId: client } }, { filter: { sublicenseId: sublicense } }, { filter: { search: 'canary' } }] },
  history: { allowed: STAFF, calls: ({ client }) => [{}, { clientId: client }] },
  settings: { allowed: OWNER, calls: () => [{}] },
  invites: { allowed: STAFF, calls: ({ client }) => [{}, { filter: { clientId: client } }, { filter: { search: 'canary' } }] },
  invitation: { allowed: EVERYBODY, calls: () => [{ token: 'none' }] },
  inviteProblem: { allowed: EVERYBODY, calls: () => [{ token: 'none' }] },
  staff: { allowed: ['owner', 'clientAdmin', 'auditor'], calls: () => [{}, { first: 100 }] },
  staffInvitation: { allowed: EVERYBODY, calls: () => [{ token: 'none' }] },
  jobs: { allowed: STAFF, calls: () => [{}, { first: 100 }] },
  mailbox: { allowed: OWNER, calls: () => [{}, { search: 'canary' }] },
  learnerAccess: { allowed: STAFF, calls: ({ email, client }, own) => [{ email }, { email, clientId: client }, { email: own.email, clientId: client }] },

  setUpOwner: { allowed: EVERYBODY, calls: ({ email }) => [{ input: { token: 'none', email, name: 'Somebody', password: 'seven quiet harbours' } }] },
  signIn: { allowed: EVERYBODY, calls: ({ email }, own) => [{ input: { email, password: 'not the password' } }, { input: { email, password: 'not the password', slug: own.slug } }] },
  requestSignInLink: { allowed: EVERYBODY, calls: ({ email }, own) => [{ input: { email } }, { input: { email, slug: own.slug } }] },
  signInWithLink: { allowed: EVERYBODY, calls: () => [{ input: { token: 'none' } }] },
  requestPasswordReset: { allowed: EVERYBODY, calls: ({ email }, own) => [{ input: { email } }, { input: { email, slug: own.slug } }] },
  resetPassword: { allowed: EVERYBODY, calls: () => [{ input: { token: 'none', password: 'seven quiet harbours' } }] },
  confirmEmail: { allowed: EVERYBODY, calls: () => [{ input: { token: 'none' } }] },
  signOut: { allowed: EVERYBODY, calls: () => [] },
  updateProfile: { allowed: SIGNED_IN, calls: ({ email }) => [{ input: { newEmail: email } }] },
  changePassword: { allowed: SIGNED_IN, calls: () => [{ input: { currentPassword: 'not the password', newPassword: 'nine patient herons' } }] },
  // What is no session of theirs is ended already, whatever it is.
  endSessions: { allowed: SIGNED_IN, calls: ({ staff, learner }) => [{ input: { ids: [staff, learner] } }] },
  registerAndRedeem: {
    allowed: EVERYBODY,
    calls: ({ codeText, email }, own) => [
      { input: { slug: own.slug, codes: [codeText], email, firstName: 'Some', lastName: 'Body', password: 'seven quiet harbours', acceptTerms: true } },
    ],
  },
  redeemCodes: { allowed: ['learner'], calls: ({ codeText }, own) => [{ input: { slug: own.slug, codes: [codeText] } }, { input: { codes: [codeText] } }] },

  createClient: { allowed: OWNER, calls: ({ content, slug }) => [{ input: { name: 'Stolen', slug, contentIds: [content] } }] },
  copyClient: { allowed: OWNER, calls: ({ client, slug }) => [{ input: { id: client, name: 'Stolen' } }, { input: { id: client, name: 'Stolen', slug } }] },
  deleteClient: { allowed: OWNER, calls: ({ client }) => [{ input: { id: client, name: 'Stolen', withLearners: true } }] },
  updateDesign: {
    allowed: ADMINS,
    calls: ({ client, upload }, own) => [{ input: { clientId: client, heading: 'Stolen' } }, { input: { clientId: own.client, logoUploadId: upload } }],
  },
  createUpload: { allowed: MANAGERS, calls: ({ client }) => [{ input: { clientId: client, purpose: 'LOGO' } }, { input: { clientId: client, purpose: 'CODES' } }] },
  invitePreview: { allowed: STAFF, calls: ({ client, upload }, own) => [{ input: { clientId: client } }, { input: { clientId: own.client, logoUploadId: upload } }] },
  sendTestMail: { allowed: ADMINS, calls: ({ client }) => [{ clientId: client }] },
  setClientStatus: { allowed: OWNER, calls: ({ client }) => [{ input: { id: client, status: 'DISABLED' } }] },
  updateSettings: { allowed: OWNER, calls: () => [{ input: { inviteDays: 0 } }] },
  saveContentItem: { allowed: OWNER, calls: ({ content }) => [{ input: { id: content, title: 'Stolen', kind: 'LINK', url: 'https://example.test/' } }] },
  updateClient: { allowed: ADMINS, calls: ({ client }) => [{ input: { id: client, name: 'Stolen' } }] },
  createSublicense: {
    allowed: ADMINS,
    calls: ({ client, sublicense, content }, own) => [
      { input: { clientId: client, name: 'Stolen' } },
      { input: { clientId: own.client, name: 'Stolen', parentId: sublicense } },
      { input: { clientId: own.client, name: 'Stolen', contentIds: [content] } },
    ],
  },
  updateSublicense: {
    allowed: ADMINS,
    calls: ({ sublicense, content }, own) => [
      { input: { id: sublicense, name: 'Stolen', seatLimit: 0 } },
      { input: { id: own.sublicense, parentId: sublicense } },
      { input: { id: own.sublicense, contentIds: [content] } },
    ],
  },
  deleteSublicense: { allowed: ADMINS, calls: ({ sublicense }, own) => [{ input: { id: sublicense } }, { input: { id: own.sublicense, moveLearnersTo: sublicense } }] },

  grantAccess: {
    allowed: MANAGERS,
    calls: ({ learner, sublicense }, own) => [
      { input: { learnerIds: [learner], sublicenseId: own.sublicense } },
      { input: { learnerIds: [own.learner], sublicenseId: sublicense } },
      { input: { learnerIds: [own.learner, learner], sublicenseId: own.sublicense } },
    ],
  },
  revokeAccess: { allowed: MANAGERS, calls: ({ access }, own) => [{ input: { accessIds: [access] } }, { input: { accessIds: [own.access, access] } }] },
  moveAccess: {
    allowed: MANAGERS,
    calls: ({ access, sublicense }, own) => [
      { input: { accessIds: [access], sublicenseId: own.sublicense } },
      { input: { accessIds: [own.access], sublicenseId: sublicense } },
      { input: { accessIds: [own.access, access], sublicenseId: own.sublicense } },
    ],
  },
  updateMembership: { allowed: MANAGERS, calls: ({ membership }) => [{ input: { id: membership, externalId: 'Stolen' } }, { input: { id: membership, lastName: 'Stolen' } }] },
  removeFromClient: { allowed: MANAGERS, calls: ({ membership }, own) => [{ input: { membershipIds: [membership] } }, { input: { membershipIds: [own.membership, membership] } }] },
  eraseLearner: { allowed: OWNER, calls: ({ learner }) => [{ input: { id: learner } }] },
  setMembershipStatus: {
    allowed: MANAGERS,
    calls: ({ membership }, own) => [{ input: { ids: [membership], enabled: false } }, { input: { ids: [own.membership, membership], enabled: false } }],
  },
  runLearnerAction: {
    allowed: MANAGERS,
    calls: ({ membership, sublicense, client }, own) => [
      { input: { action: 'RESEND_INVITES', membershipIds: [own.membership, membership] } },
      { input: { action: 'GRANT', membershipIds: [own.membership], sublicenseId: sublicense } },
      { input: { action: 'GRANT', membershipIds: [membership], sublicenseId: own.sublicense } },
      { input: { action: 'MOVE', filter: {}, sublicenseId: own.sublicense, toSublicenseId: sublicense } },
      // A filter that matches nobody starts a job of one's own: what it matches is counted here, and acted on in learner-actions.story.ts.
      { input: { action: 'RESEND_INVITES', filter: { clientId: client }, dryRun: true } },
      { input: { action: 'REVOKE', filter: { clientId: client }, sublicenseId: sublicense } },
    ],
  },
  inviteStaff: {
    allowed: ADMINS,
    calls: ({ client, sublicense }, own) => [
      { input: { email: 'colleague@example.test', name: 'Some Body', role: 'CLIENT_ADMIN', clientIds: [client] } },
      { input: { email: 'colleague@example.test', name: 'Some Body', role: 'CLIENT_MANAGER', clientIds: [own.client, client] } },
      { input: { email: 'colleague@example.test', name: 'Some Body', role: 'CLIENT_MANAGER', sublicenseIds: [own.sublicense, sublicense] } },
    ],
  },
  updateStaff: {
    allowed: ADMINS,
    calls: ({ staff, client, sublicense }, own) => [
      { input: { id: staff, role: 'AUDITOR' } },
      { input: { id: own.staff, role: 'CLIENT_MANAGER', clientIds: [client] } },
      { input: { id: own.staff, role: 'CLIENT_MANAGER', clientIds: [own.client], sublicenseIds: [sublicense] } },
    ],
  },
  removeStaff: { allowed: ADMINS, calls: ({ staff }) => [{ input: { id: staff } }] },
  acceptStaffInvite: { allowed: EVERYBODY, calls: () => [{ input: { token: 'none', name: 'Some Body', password: 'seven quiet harbours' } }] },
  cancelJob: { allowed: MANAGERS, calls: ({ job }) => [{ input: { id: job } }] },
  undoJob: { allowed: MANAGERS, calls: ({ job }) => [{ id: job }] },
  inviteLearners: {
    allowed: MANAGERS,
    calls: ({ client, sublicense, email }, own) => [
      { input: { clientId: client, sublicenseIds: [sublicense], learners: [{ firstName: 'Some', lastName: 'Body', email }] } },
      { input: { clientId: own.client, sublicenseIds: [own.sublicense, sublicense], learners: [{ firstName: 'Some', lastName: 'Body', email: own.email }] } },
    ],
  },
  provisionLearners: {
    allowed: MANAGERS,
    calls: ({ client, sublicense, email }, own) => [
      { input: { clientId: client, sublicenseIds: [sublicense], learners: [{ firstName: 'Some', lastName: 'Body', email }], sendEmail: false } },
      { input: { clientId: own.client, sublicenseIds: [own.sublicense, sublicense], learners: [{ firstName: 'Some', lastName: 'Body', email: own.email }] } },
    ],
  },
  resendInvite: { allowed: MANAGERS, calls: ({ invite }, own) => [{ input: { ids: [invite] } }, { input: { ids: [own.invite, invite] } }] },
  cancelInvite: { allowed: MANAGERS, calls: ({ invite }, own) => [{ input: { ids: [invite] } }, { input: { ids: [own.invite, invite] } }] },
  correctInvite: { allowed: MANAGERS, calls: ({ invite }) => [{ input: { id: invite, email: 'right@example.test' } }] },
  acceptInvite: { allowed: EVERYBODY, calls: () => [{ input: { token: 'none', firstName: 'Some', lastName: 'Body', password: 'seven quiet harbours', acceptTerms: true } }] },
  claimInvite: { allowed: ['learner'], calls: () => [{ input: { token: 'none' } }] },
  createRegistrationCode: {
    allowed: MANAGERS,
    calls: ({ client, sublicense }, own) => [
      { input: { clientId: client, label: 'Stolen', sublicenseIds: [sublicense] } },
      { input: { clientId: own.client, label: 'Stolen', sublicenseIds: [own.sublicense, sublicense] } },
    ],
  },
  updateRegistrationCode: {
    allowed: MANAGERS,
    calls: ({ code, sublicense }, own) => [{ input: { id: code, label: 'Stolen' } }, { input: { id: own.code, sublicenseIds: [sublicense] } }],
  },
  setCodesEnabled: {
    allowed: MANAGERS,
    calls: ({ code, batch, redemptionCode }, own) => [
      ...[code, batch, redemptionCode].map((id) => ({ input: { ids: [id], enabled: false } })),
      { input: { ids: [own.code, own.batch, code], enabled: false } },
      { input: { ids: [own.code, batch], enabled: false } },
    ],
  },
  generateRedemptionCodes: {
    allowed: MANAGERS,
    calls: ({ client, sublicense }, own) => [
      { input: { clientId: client, label: 'Stolen', sublicenseIds: [sublicense], count: 1 } },
      { input: { clientId: own.client, label: 'Stolen', sublicenseIds: [own.sublicense, sublicense], count: 1 } },
    ],
  },
  uploadRedemptionCodes: {
    allowed: MANAGERS,
    calls: ({ client, sublicense, upload }, own) => [
      { input: { clientId: client, label: 'Stolen', sublicenseIds: [sublicense], codes: ['STOLEN'] } },
      { input: { clientId: own.client, label: 'Stolen', sublicenseIds: [own.sublicense, sublicense], codes: ['STOLEN'] } },
      { input: { clientId: own.client, label: 'Stolen', sublicenseIds: [own.sublicense], uploadId: upload } },
    ],
  },
  addRedemptionCodes: { allowed: MANAGERS, calls: ({ batch }) => [{ input: { batchId: batch, count: 1 } }, { input: { batchId: batch, codes: ['STOLEN'] } }] },
  updateRedemptionCodeBatch: {
    allowed: MANAGERS,
    calls: ({ batch, sublicense }, own) => [{ input: { id: batch, label: 'Stolen' } }, { input: { id: own.batch, sublicenseIds: [sublicense] } }],
  },
  markCodeHandedTo: {
    allowed: MANAGERS,
    calls: ({ redemptionCode }, own) => [{ input: { codeIds: [redemptionCode], handedTo: 'Thief' } }, { input: { codeIds: [own.redemptionCode, redemptionCode], handedTo: 'Thief' } }, { input: { codeIds: [own.code], handedTo: 'Thief' } }],
  },
  mailRedemptionCodes: { allowed: MANAGERS, calls: ({ batch }) => [{ input: { batchId: batch, people: [{ firstName: 'Some', lastName: 'Body', email: 'thief@example.test' }] } }] },
  reverseRedemption: { allowed: MANAGERS, calls: ({ redemption }) => [{ input: { id: redemption, reason: 'Stolen' } }] },
  deleteRegistrationCode: { allowed: MANAGERS, calls: ({ code }) => [{ input: { id: code } }] },
};
