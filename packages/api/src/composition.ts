import { ClientFieldsResolver, ClientsReadModel, ClientsResolver, ClientsService, LandingPageResolver, StaffClientsResolver } from './clients/clients.api.js';
import {
  ClientCodesResolver,
  CodeCheckFields,
  CodeRedemptionsResolver,
  CodesListResolver,
  CodesReadModel,
  CodesRedeemedFields,
  CodesResolver,
  CodesService,
  RedemptionFields,
  RedemptionResolver,
  Registration,
  RegistrationCodeFields,
} from './codes/codes.api.js';
import { ContentReadModel, ContentResolver, ContentService } from './content/content.api.js';
import { ENTITIES } from './entities.js';
import { scopeOf, staffOf } from './kernel/viewer.js';
import {
  AccessFields,
  AccessGroundFields,
  ClientLearnersResolver,
  DashboardFields,
  forgetSublicense,
  holdersOf,
  LearnerAccounts,
  LearnerFields,
  LearnersListResolver,
  LearnersReads,
  LearnersResolver,
  LearnerViewerFields,
  MembershipFields,
  moveHolders,
  SublicenseLearnersResolver,
  sweep,
} from './learners/learners.api.js';
import { foundation } from './migrations/0001-foundation.js';
import { lists } from './migrations/0002-lists.js';
import { idempotency } from './migrations/0003-idempotency.js';
import type { Composed, Composition, CompositionParts } from './platform/site/composition-contract.js';
import { AccountCheck, findNode, NodeResolver, OwnerSetUp, SessionStarter, SignInResolver, type NodeLoaders } from './sign-in/sign-in.api.js';
import { FirstOwner, STAFF_ALONG, StaffReadModel, StaffService } from './staff/staff.api.js';
import {
  ClientSublicensesResolver,
  StaffSublicensesResolver,
  SublicenseDeletion,
  SublicenseFieldsResolver,
  SublicensesReadModel,
  SublicensesResolver,
  SublicensesService,
  type SublicenseHolders,
} from './sublicenses/sublicenses.api.js';

const MINUTE = 60_000;

const RESOLVERS = [
  SignInResolver,
  NodeResolver,
  ClientsResolver,
  ClientFieldsResolver,
  LandingPageResolver,
  StaffClientsResolver,
  SublicensesResolver,
  SublicenseFieldsResolver,
  ClientSublicensesResolver,
  StaffSublicensesResolver,
  ContentResolver,
  LearnersResolver,
  LearnersListResolver,
  ClientLearnersResolver,
  SublicenseLearnersResolver,
  LearnerFields,
  MembershipFields,
  AccessFields,
  AccessGroundFields,
  LearnerViewerFields,
  DashboardFields,
  CodesResolver,
  CodesListResolver,
  ClientCodesResolver,
  CodeRedemptionsResolver,
  RegistrationCodeFields,
  RedemptionResolver,
  RedemptionFields,
  CodesRedeemedFields,
  CodeCheckFields,
] as const;

/** What the services and read models of all slices are, by name. */
type Parts = ReturnType<typeof makeParts>;

function makeParts({ database, publicUrl }: CompositionParts) {
  const { reader } = database;
  const codes = new CodesService();
  const sublicenses = new SublicensesService();
  const readClients = new ClientsReadModel({ reader, publicUrl });
  const readSublicenses = new SublicensesReadModel({ reader });
  return {
    codes,
    sublicenses,
    clients: new ClientsService({ sublicenses }),
    content: new ContentService(),
    staff: new StaffService(),
    accounts: new LearnerAccounts(),
    readClients,
    readSublicenses,
    readContent: new ContentReadModel({ reader }),
    readStaff: new StaffReadModel({ reader }),
    readLearners: new LearnersReads(database),
    readCodes: new CodesReadModel({ database, publicUrl, clients: readClients, sublicenses: readSublicenses }),
  };
}

/** Learners and codes lie above sublicenses, so a sublicense reaches them through this port. */
function holdersThrough({ codes }: Parts): SublicenseHolders {
  return {
    count: async (reader, id) => ({ learners: (await holdersOf(reader, id)).length, codes: await codes.countOpening(reader, id) }),
    moveAll: async (tx, ctx, move) => {
      await codes.reroute(tx, move.from, move.to);
      await moveHolders(tx, move, ctx.clock.now());
    },
    forget: forgetSublicense,
  };
}

function nodeLoaders({ database }: CompositionParts, parts: Parts): NodeLoaders {
  const { reader } = database;
  return {
    cli: (ctx, id) => parts.readClients.visible(reader, scopeOf(ctx.viewer), id),
    sub: (ctx, id) => parts.readSublicenses.visible(reader, scopeOf(ctx.viewer), id),
    cnt: (ctx, id) => parts.readContent.visible(reader, scopeOf(ctx.viewer), id),
    stf: (ctx, id) => parts.readStaff.visible(staffOf(ctx.viewer), id),
    lrn: (ctx, id) => parts.readLearners.visibleLearner(scopeOf(ctx.viewer), id),
    mem: (ctx, id) => parts.readLearners.visibleMembership(scopeOf(ctx.viewer), id),
    acc: (ctx, id) => parts.readLearners.visibleAccess(scopeOf(ctx.viewer), id, ctx),
    cod: (ctx, id) => parts.readCodes.visibleCode(scopeOf(ctx.viewer), id, ctx),
    red: (ctx, id) => parts.readCodes.visibleRedemption(scopeOf(ctx.viewer), id),
  };
}

function signInResolvers(given: CompositionParts, parts: Parts, firstOwner: FirstOwner): object[] {
  const { database, passwords, guessBudget: guesses } = given;
  const sessions = new SessionStarter({ database, sessions: given.sessions, staff: parts.readStaff, staffService: parts.staff, learners: parts.accounts });
  const ownerSetUp = new OwnerSetUp({ database, passwords, firstOwner, sessions });
  const accounts = new AccountCheck({ reader: database.reader, passwords, staff: parts.readStaff, learners: parts.accounts });
  return [
    new SignInResolver({ database, accounts, sessions, ownerSetUp, guesses, staff: parts.readStaff, clients: parts.readClients }),
    new NodeResolver({ loaders: nodeLoaders(given, parts) }),
  ];
}

function clientResolvers({ database, idempotency }: CompositionParts, parts: Parts): object[] {
  const deletion = new SublicenseDeletion({ service: parts.sublicenses, holders: holdersThrough(parts), staff: parts.staff });
  return [
    new ClientsResolver({ database, idempotency, service: parts.clients, readModel: parts.readClients }),
    new ClientFieldsResolver({ database, readModel: parts.readClients }),
    new LandingPageResolver({ readModel: parts.readClients }),
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
    findNode: (ctx: Parameters<typeof findNode>[1], id: string) => findNode(loaders, ctx, id),
  };
  return [
    new LearnersResolver({ database, idempotency: given.idempotency, reads: parts.readLearners }),
    ...[LearnersListResolver, ClientLearnersResolver, SublicenseLearnersResolver].map((List) => new List({ database, reads: parts.readLearners, sublicenses: parts.readSublicenses })),
    new LearnerFields(fields),
    new MembershipFields(fields),
    new AccessFields(fields),
    new AccessGroundFields(fields),
    new LearnerViewerFields(fields),
    new DashboardFields(fields),
  ];
}

function codeResolvers({ database, idempotency, passwords, sessions, guessBudget: guesses }: CompositionParts, parts: Parts): object[] {
  const { accounts, readClients: clients, readSublicenses: sublicenses } = parts;
  const fields = { database, readModel: parts.readCodes, clients, sublicenses, learners: parts.readLearners, staff: parts.readStaff };
  return [
    new CodesResolver({ database, idempotency, service: parts.codes, readModel: parts.readCodes, sublicenses }),
    ...[CodesListResolver, ClientCodesResolver, CodeRedemptionsResolver].map((List) => new List({ database, readModel: parts.readCodes, sublicenses })),
    new RegistrationCodeFields(fields),
    new RedemptionResolver({ database, idempotency, registration: new Registration({ database, idempotency, accounts, passwords, sessions }), guesses, clients, readModel: parts.readCodes }),
    new RedemptionFields(fields),
    new CodesRedeemedFields(fields),
    new CodeCheckFields(fields),
  ];
}

function containerOf(resolvers: readonly object[]): Composed['container'] {
  const byClass = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  return {
    get(wanted: { readonly name: string }) {
      const resolver = byClass.get(wanted);
      if (resolver === undefined) throw new Error(`Composition makes no ${wanted.name}.`);
      return resolver;
    },
  };
}

function compose(given: CompositionParts): Composed {
  const { database, clock, passwords, publicUrl, ownerFromEnv: named } = given;
  const parts = makeParts(given);
  const firstOwner = new FirstOwner({ database, service: parts.staff, passwords, clock, publicUrl, named });
  return {
    container: containerOf([
      ...signInResolvers(given, parts, firstOwner),
      ...clientResolvers(given, parts),
      ...learnerResolvers(given, parts),
      ...codeResolvers(given, parts),
    ]),
    viewers: {
      along: STAFF_ALONG,
      viewerOf: (holder, row) =>
        holder.kind === 'learner' ? { kind: 'learner', learnerId: holder.id } : parts.readStaff.viewerOf(database.reader, { id: holder.id, row }),
    },
    resolveSlug: (slug) => parts.readClients.resolveSlug(slug),
    firstRun: () => firstOwner.prepare(),
    tasks: [{ name: 'free the seats of ended accesses', every: MINUTE, run: () => sweep(database, clock.now()) }],
  };
}

/** The one place that says `new`: how the slices are put together. */
export const composition: Composition = { resolvers: RESOLVERS, entities: ENTITIES, migrations: [foundation, lists, idempotency], compose };
