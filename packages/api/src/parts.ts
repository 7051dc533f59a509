import { ClientLogos, ClientsReadModel, ClientsService, LogoUploads } from './clients/clients.api.js';
import { CodesReadModel, CodesService } from './codes/codes.api.js';
import { ContentReadModel, ContentService } from './content/content.api.js';
import { HistoryReadModel } from './history/history.api.js';
import { InvitesReadModel } from './invites/invites.api.js';
import { scopeOf, staffOf } from './kernel/viewer.js';
import { JobsReadModel } from './jobs/jobs.api.js';
import { LearnerAccounts, LearnersMatching, LearnersReads } from './learners/learners.api.js';
import { MailboxReadModel, Post } from './mails/mails.api.js';
import type { CompositionParts } from './platform/site/composition-contract.js';
import { BatchesService } from './redemption-codes/redemption-codes.api.js';
import { SampleMaker } from './sample/sample.api.js';
import { CurrentSettings } from './settings/settings.api.js';
import { LinkAccounts, LinkRequests, OwnSessions, type NodeLoaders } from './sign-in/sign-in.api.js';
import { StaffReadModel, StaffService } from './staff/staff.api.js';
import { SublicensesReadModel, SublicensesService } from './sublicenses/sublicenses.api.js';
import { Uploads } from './uploads/uploads.api.js';

/** What the services and read models of all slices are, by name. */
export type Parts = ReturnType<typeof makeParts>;

/** Makes them: each once for a site. */
export function makeParts({ database, publicUrl, clock, outbox, seal, jobs, pictures }: CompositionParts) {
  const { reader } = database;
  const sublicenses = new SublicensesService();
  const clients = new ClientsService({ sublicenses });
  const services = { codes: new CodesService(), sublicenses, clients, content: new ContentService(), accounts: new LearnerAccounts() };
  const readClients = new ClientsReadModel({ reader, publicUrl });
  const [staff, readStaff] = [new StaffService(), new StaffReadModel({ reader })];
  const uploads = new Uploads({ database });
  const readSublicenses = new SublicensesReadModel({ reader });
  return {
    ...services,
    sample: new SampleMaker(services),
    batches: new BatchesService(),
    staff,
    settings: new CurrentSettings({ reader, clock }),
    readClients,
    readSublicenses,
    readContent: new ContentReadModel({ reader }),
    readStaff,
    readLearners: new LearnersReads(database),
    matching: new LearnersMatching({ database, sublicenses: readSublicenses }),
    readJobs: new JobsReadModel({ reader, jobs, clock }),
    readCodes: new CodesReadModel({ database, publicUrl, clients: readClients, sublicenses: readSublicenses }),
    readHistory: new HistoryReadModel({ reader }),
    post: new Post({ outbox }),
    linkRequests: new LinkRequests({ outbox }),
    linkAccounts: new LinkAccounts({ readStaff, staff, learners: services.accounts }),
    mailbox: new MailboxReadModel({ reader, seal }),
    uploads,
    logoUploads: new LogoUploads({ reader, uploads, pictures }),
    logos: new ClientLogos({ database }),
    readInvites: new InvitesReadModel({ reader }),
  };
}

/** What finds whatever an id names, by the kind of id. */
export function nodeLoaders({ database, sessions }: CompositionParts, parts: Parts): NodeLoaders {
  const { reader } = database;
  return {
    cli: (ctx, id) => parts.readClients.visible(reader, scopeOf(ctx.viewer), id),
    sub: (ctx, id) => parts.readSublicenses.visible(reader, scopeOf(ctx.viewer), id),
    cnt: (ctx, id) => parts.readContent.visible(reader, scopeOf(ctx.viewer), id),
    stf: (ctx, id) => parts.readStaff.visible(staffOf(ctx.viewer), id),
    lrn: async (ctx, id) => (await parts.readLearners.visibleLearners(scopeOf(ctx.viewer), [id])).get(id),
    mem: async (ctx, id) => (await parts.readLearners.visibleMemberships(scopeOf(ctx.viewer), [id])).get(id),
    acc: async (ctx, id) => (await parts.readLearners.visibleAccesses(scopeOf(ctx.viewer), [id], ctx)).get(id),
    cod: (ctx, id) => parts.readCodes.visibleCode(scopeOf(ctx.viewer), id, ctx),
    bat: (ctx, id) => parts.readCodes.batches.visibleBatch(scopeOf(ctx.viewer), id, ctx),
    red: (ctx, id) => parts.readCodes.visibleRedemption(scopeOf(ctx.viewer), id),
    ses: (ctx, id) => new OwnSessions({ database, sessions }).find(ctx, id),
    inv: async (ctx, id) => (await parts.readInvites.visible(scopeOf(ctx.viewer), [id], ctx)).get(id),
    mai: async (ctx, id) => (staffOf(ctx.viewer).role === 'OWNER' ? (await parts.mailbox.byId([id])).get(id) : undefined),
    job: async (ctx, id) => (await parts.readJobs.visible(staffOf(ctx.viewer), [id])).get(id),
    hst: (ctx, id) => parts.readHistory.visible(scopeOf(ctx.viewer), id),
  };
}
