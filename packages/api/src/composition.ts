import { couriersOf, jobKindsOf, tasksOf } from './background.js';
import {
  ClientCopies,
  ClientCopiesResolver,
  ClientDeletion,
  ClientDeletionResolver,
  ClientFieldsResolver,
  ClientHistoryResolver,
  ClientsResolver,
  ClientUploadsResolver,
  DesignResolver,
  LandingPageResolver,
  StaffClientsResolver,
} from './clients/clients.api.js';
import { forgettingOf } from './forgetting.js';
import { HOLDERS_OF_CLIENT, holdersOfSublicense } from './holders.js';
import {
  BatchesListResolver,
  BatchFields,
  ClientBatchesResolver,
  ClientCodesResolver,
  CodeCheckFields,
  CodeHistoryResolver,
  CodeRedemptionsResolver,
  CodesListResolver,
  CodesRedeemedFields,
  CodesResolver,
  RedemptionCodeFields,
  RedemptionFields,
  RedemptionResolver,
  redemptionsOf,
  Registration,
  RegistrationCodeFields,
} from './codes/codes.api.js';
import { commandsOf } from './commands.js';
import { ContentResolver } from './content/content.api.js';
import { ENTITIES } from './entities.js';
import { HistoryResolver } from './history/history.api.js';
import { JobsResolver } from './jobs/jobs.api.js';
import { LearnerActionsResolver, resultsCsv } from './learner-actions/learner-actions.api.js';
import {
  cancelInvitesOfLearner,
  cancelInvitesOfMembers,
  ClientInvitesResolver,
  InvitationFields,
  InvitationResolver,
  InviteAcceptance,
  InviteAcceptedFields,
  InviteArrival,
  InviteDesk,
  InviteFields,
  invitesOf,
  InvitesResolver,
  InvitingRights,
  ProvisioningDesk,
  ProvisioningResolver,
} from './invites/invites.api.js';
import type { Download } from './kernel/downloads.js';
import type { RequestContext } from './kernel/request-context.js';
import {
  AccessFields,
  AccessGroundFields,
  AccessMovesResolver,
  ActorFields,
  ClientLearnersResolver,
  DashboardFields,
  ErasureResolver,
  HistoryEntryFields,
  LearnerFields,
  LearnersListResolver,
  LearnersResolver,
  learnersCsv,
  LearnerViewerFields,
  MembershipFields,
  MembershipHistoryResolver,
  MembershipsResolver,
  personalData,
  SublicenseLearnersResolver,
  type DataOf,
} from './learners/learners.api.js';
import { InvitePreviewResolver, InvitePreviews, MailLooks, MailsResolver } from './mails/mails.api.js';
import { MIGRATIONS } from './migrations/in-order.js';
import { makeParts, nodeLoaders, type Parts } from './parts.js';
import { containerOf } from './platform/graphql/container-of.js';
import type { Composed, Composition, CompositionParts } from './platform/site/composition-contract.js';
import { batchCsv, codeSheet, HandingResolver, MailingResolver, RedemptionCodesResolver, rejectedCodesCsv, SheetFields, UPLOAD_CODES, uploadReport, UploadResolver } from './redemption-codes/redemption-codes.api.js';
import { RESOLVERS } from './resolvers.js';
import { SettingsResolver } from './settings/settings.api.js';
import {
  AccountCheck,
  AccountPasswords,
  AccountResolver,
  AddressMove,
  findNode,
  LearnerSessionsResolver,
  LinkEntry,
  LinksResolver,
  NewAddress,
  NodeResolver,
  OwnerSetUp,
  OwnProfile,
  OwnSessions,
  PasswordChange,
  PresentPassword,
  SessionStarter,
  SignInResolver,
  StaffSessionsResolver,
} from './sign-in/sign-in.api.js';
import { FirstOwner, STAFF_ALONG, StaffListResolver } from './staff/staff.api.js';
import { Posts, StaffArrival, StaffDesk, StaffingResolver, StaffInviteFields } from './staffing/staffing.api.js';
import {
  ClientSublicensesResolver,
  StaffSublicensesResolver,
  SublicenseDeletion,
  SublicenseFieldsResolver,
  SublicensesResolver,
} from './sublicenses/sublicenses.api.js';

function signInResolvers(given: CompositionParts, parts: Parts, firstOwner: FirstOwner): object[] {
  const { database, passwords, guessBudget: guesses } = given;
  const { readStaff: staff, staff: staffService, accounts: learners } = parts;
  const accountPasswords = new AccountPasswords({ readStaff: staff, staff: staffService, learners });
  const sessions = new SessionStarter({ database, sessions: given.sessions, passwords: accountPasswords, staff, staffService, learners });
  const ownerSetUp = new OwnerSetUp({ database, passwords, firstOwner, sessions, sample: parts.sample });
  const accounts = new AccountCheck({ reader: database.reader, passwords, staff, learners });
  const own = new OwnSessions({ database, sessions: given.sessions });
  const present = new PresentPassword({ database, accounts: accountPasswords, passwords, guesses });
  const passwordChange = new PasswordChange({ database, accounts: accountPasswords, passwords, present, sessions: given.sessions, post: parts.post });
  const newAddress = new NewAddress({ database, accounts: parts.linkAccounts, present });
  return [
    new SignInResolver({ database, accounts, sessions, ownerSetUp, guesses, staff, clients: parts.readClients }),
    linksResolver(given, parts, sessions),
    ...staffResolvers(given, parts, sessions),
    new AccountResolver({ staff, profile: new OwnProfile({ database, staff: staffService, newAddress, requests: parts.linkRequests }), passwordChange, sessions: own }),
    new LearnerSessionsResolver({ sessions: own }),
    new StaffSessionsResolver({ sessions: own }),
    new NodeResolver({ loaders: nodeLoaders(given, parts) }),
  ];
}

function linksResolver(given: CompositionParts, parts: Parts, starter: SessionStarter): object {
  const { database, passwords, sessions, guessBudget: guesses } = given;
  const { post, staff, readStaff, readClients: clients, accounts: learners, linkAccounts: accounts, linkRequests: requests } = parts;
  const addresses = new AddressMove({ staff, clients, post, leaving: (turn, act) => cancelInvitesOfLearner(post, turn, act) });
  const entry = new LinkEntry({ database, passwords, accounts, learners, staff, sessions, starter, addresses, post });
  return new LinksResolver({ database, guesses, requests, entry, clients, staff: readStaff });
}

function staffResolvers({ database, idempotency, passwords, sessions }: CompositionParts, parts: Parts, starter: SessionStarter): object[] {
  const { staff, readStaff, settings, post } = parts;
  const posts = new Posts({ clients: parts.readClients, sublicenses: parts.readSublicenses });
  const desk = new StaffDesk({ database, idempotency, staff, readStaff, posts, sessions, settings, post });
  const arrival = new StaffArrival({ database, passwords, staff, starter });
  return [new StaffListResolver({ readModel: readStaff }), new StaffingResolver({ database, desk, arrival, readStaff, settings }), new StaffInviteFields({ database })];
}

function clientResolvers({ database, idempotency, publicUrl, mailTransport }: CompositionParts, parts: Parts): object[] {
  const deletion = new SublicenseDeletion({ service: parts.sublicenses, holders: holdersOfSublicense(parts), staff: parts.staff });
  return [
    new ClientsResolver({ database, idempotency, service: parts.clients, readModel: parts.readClients }),
    new ClientFieldsResolver({ database, readModel: parts.readClients }),
    new ClientCopiesResolver({ database, idempotency, copies: new ClientCopies(parts), readModel: parts.readClients }),
    new ClientDeletionResolver({ database, deletion: new ClientDeletion({ ...parts, holders: HOLDERS_OF_CLIENT }), readModel: parts.readClients }),
    new DesignResolver({ database, readModel: parts.readClients, logoUploads: parts.logoUploads }),
    new ClientUploadsResolver({ database, uploads: parts.uploads, readModel: parts.readClients, publicUrl }),
    new LandingPageResolver({ readModel: parts.readClients, settings: parts.settings }),
    new SettingsResolver({ database, current: parts.settings, publicUrl, mailLeaves: mailTransport.leaves }),
    new StaffClientsResolver({ staff: parts.readStaff, readModel: parts.readClients }),
    new SublicensesResolver({ database, idempotency, service: parts.sublicenses, deletion, readModel: parts.readSublicenses, clients: parts.readClients }),
    new SublicenseFieldsResolver({ database, readModel: parts.readSublicenses, clients: parts.readClients }),
    new ClientSublicensesResolver({ readModel: parts.readSublicenses }),
    new StaffSublicensesResolver({ staff: parts.readStaff, readModel: parts.readSublicenses }),
    new ContentResolver({ database, idempotency, service: parts.content, readModel: parts.readContent }),
  ];
}

function learnerResolvers(given: CompositionParts, parts: Parts): object[] {
  const { database } = given;
  const loaders = nodeLoaders(given, parts);
  const fields = {
    database,
    reads: parts.readLearners,
    clients: parts.readClients,
    sublicenses: parts.readSublicenses,
    publicUrl: given.publicUrl,
    findNode: (ctx: Parameters<typeof findNode>[1], id: string) => findNode(loaders, ctx, id),
  };
  return [
    ...[LearnersResolver, AccessMovesResolver, MembershipsResolver].map((Resolver) => new Resolver({ database, idempotency: given.idempotency, reads: parts.readLearners, settings: parts.settings, proofs: parts.linkRequests, leaving: cancelInvitesOfMembers })),
    ...[LearnersListResolver, ClientLearnersResolver, SublicenseLearnersResolver].map((List) => new List({ database, reads: parts.readLearners, sublicenses: parts.readSublicenses })),
    new ErasureResolver({ database, forgetting: forgettingOf(given) }),
    new LearnerFields(fields),
    new MembershipFields(fields),
    new AccessFields(fields),
    new AccessGroundFields(fields),
    new LearnerViewerFields(fields),
    new DashboardFields(fields),
  ];
}

function codeResolvers({ database, idempotency, jobs, passwords, sessions, guessBudget: guesses }: CompositionParts, parts: Parts): object[] {
  const { accounts, readClients: clients, readSublicenses: sublicenses } = parts;
  const fields = { database, readModel: parts.readCodes, clients, sublicenses, learners: parts.readLearners, staff: parts.readStaff };
  return [
    new CodesResolver({ database, idempotency, service: parts.codes, readModel: parts.readCodes, sublicenses, clients }),
    ...[CodesListResolver, ClientCodesResolver, CodeRedemptionsResolver].map((List) => new List({ database, readModel: parts.readCodes, sublicenses })),
    ...[BatchesListResolver, ClientBatchesResolver, RedemptionCodeFields].map((Batches) => new Batches({ database, readModel: parts.readCodes, sublicenses })),
    new BatchFields({ database, readModel: parts.readCodes, sublicenses, staff: parts.readStaff, readJobs: parts.readJobs, history: parts.readHistory }),
    new RedemptionCodesResolver({ database, idempotency, jobs, batches: parts.batches, readModel: parts.readCodes, sublicenses }),
    new UploadResolver({ ...parts, database, idempotency, jobs, readModel: parts.readCodes, sublicenses }),
    new HandingResolver({ database, idempotency, readModel: parts.readCodes }),
    new SheetFields(),
    new MailingResolver({ database, idempotency, readModel: parts.readCodes, post: parts.post }),
    new RegistrationCodeFields(fields),
    new RedemptionResolver({ database, idempotency, registration: new Registration({ database, idempotency, accounts, passwords, sessions, proofs: parts.linkRequests }), proofs: parts.linkRequests, guesses, clients, readModel: parts.readCodes }),
    new RedemptionFields(fields),
    new CodesRedeemedFields(fields),
    new CodeCheckFields(fields),
  ];
}

function inviteResolvers({ database, idempotency, passwords, sessions }: CompositionParts, parts: Parts): object[] {
  const { accounts, post, settings, readInvites: readModel, readClients: clients, readSublicenses: sublicenses, readLearners: reads, readStaff: staff } = parts;
  const desk = new InviteDesk({ database, idempotency, accounts, post, settings });
  const acceptance = new InviteAcceptance({ accounts, sessions, post });
  const fields = { database, readModel, clients, sublicenses, reads, staff };
  const rights = new InvitingRights({ database, clients, sublicenses, staff });
  const provisioning = new ProvisioningDesk({ database, idempotency, accounts, post, settings, desk, proofs: parts.linkRequests });
  return [
    new InvitesResolver({ ...fields, rights, idempotency, desk, post }),
    new ProvisioningResolver({ desk: provisioning, rights, reads }),
    new InvitationResolver({ database, acceptance, readModel, arrival: new InviteArrival({ database, idempotency, acceptance, accounts, passwords, sessions }) }),
    ...[ClientInvitesResolver, InviteFields, InvitationFields, InviteAcceptedFields].map((Fields) => new Fields(fields)),
  ];
}

function jobResolvers({ database, idempotency, jobs }: CompositionParts, { readJobs, readLearners: reads, matching }: Parts): object[] {
  return [new JobsResolver({ database, jobs, readModel: readJobs }), new LearnerActionsResolver({ database, idempotency, jobs, readJobs, reads, matching })];
}

function downloads({ database: { reader }, publicUrl }: CompositionParts, parts: Parts): Download[] {
  const { readLearners: reads, readClients: clients, readSublicenses: sublicenses, readHistory: history, readInvites, readJobs, matching } = parts;
  const sections = { invites: (of: DataOf, ctx: RequestContext) => invitesOf(reader, readInvites, of, ctx), redemptions: (of: DataOf) => redemptionsOf(reader, of) };
  return [learnersCsv({ reads, matching, sublicenses }), resultsCsv({ reader, readJobs, reports: { [UPLOAD_CODES]: uploadReport } }), rejectedCodesCsv({ reader }), batchCsv({ reader, readModel: parts.readCodes, publicUrl }), codeSheet({ reader, ...parts }), personalData({ reads, clients, sublicenses, history, sections })];
}

function historyResolvers(given: CompositionParts, parts: Parts): object[] {
  const { readHistory: history, readLearners: reads, readStaff: staff } = parts;
  const loaders = nodeLoaders(given, parts);
  return [
    new HistoryResolver({ readModel: history }),
    new HistoryEntryFields({ reads, staff, findNode: (ctx, id) => findNode(loaders, ctx, id) }),
    new ActorFields({ reads }),
    ...[ClientHistoryResolver, MembershipHistoryResolver, CodeHistoryResolver].map((History) => new History({ history })),
  ];
}

function compose(given: CompositionParts): Composed {
  const { database, clock, passwords, publicUrl, ownerFromEnv: named } = given;
  const parts = makeParts(given);
  const looks = new MailLooks({ settings: parts.settings, publicUrl });
  const firstOwner = new FirstOwner({ database, service: parts.staff, passwords, clock, publicUrl, named });
  return {
    container: containerOf([
      ...signInResolvers(given, parts, firstOwner),
      ...clientResolvers(given, parts),
      ...learnerResolvers(given, parts),
      ...codeResolvers(given, parts),
      ...historyResolvers(given, parts),
      ...inviteResolvers(given, parts),
      ...jobResolvers(given, parts),
      new MailsResolver({ ...parts, database, clients: parts.readClients, staff: parts.readStaff }),
      new InvitePreviewResolver({ database, previews: new InvitePreviews({ ...parts, looks, publicUrl }), clients: parts.readClients, staff: parts.readStaff, sublicenses: parts.readSublicenses }),
    ]),
    viewers: {
      along: STAFF_ALONG,
      viewerOf: (holder, row) =>
        holder.kind === 'learner' ? { kind: 'learner', learnerId: holder.id } : parts.readStaff.viewerOf(database.reader, { id: holder.id, row }),
    },
    introspection: async () => (await parts.settings.get()).introspection,
    firstRun: () => firstOwner.prepare(),
    couriers: couriersOf(given, parts, looks),
    jobKinds: jobKindsOf(given, parts),
    downloads: downloads(given, parts),
    uploads: parts.uploads,
    logos: parts.logos,
    tasks: tasksOf(given, parts),
  };
}

/** With parts.ts the one place that says `new`: how the slices are put together. */
export const composition: Composition = { resolvers: RESOLVERS, entities: ENTITIES, migrations: MIGRATIONS, compose, commands: commandsOf((given) => makeParts(given).sample) };
