import { graphql, type ExecutionResult, type GraphQLSchema } from 'graphql';
import {
  ClientCopies,
  ClientCopiesResolver,
  ClientDeletion,
  ClientDeletionResolver,
  ClientFieldsResolver,
  ClientsReadModel,
  ClientsResolver,
  ClientsService,
  DesignResolver,
  LandingPageResolver,
  LogoUploads,
  StaffClientsResolver,
  type HoldersOfClient,
} from '../../src/clients/clients.api.js';
import { ContentReadModel, ContentResolver, ContentService } from '../../src/content/content.api.js';
import { ENTITIES } from '../../src/entities.js';
import type { Database } from '../../src/kernel/database.js';
import type { RequestContext } from '../../src/kernel/request-context.js';
import { ANONYMOUS, EVERYTHING, type Viewer } from '../../src/kernel/viewer.js';
import { newId } from '../../src/kernel/ids.js';
import { composition } from '../../src/composition.js';
import { StoredIdempotency } from '../../src/platform/idempotency/stored-idempotency.js';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import { SharpPictures } from '../../src/platform/pictures/sharp-pictures.js';
import { buildPorticoSchema } from '../../src/platform/graphql/schema.js';
import { CurrentSettings } from '../../src/settings/settings.api.js';
import { StaffReadModel, StaffService } from '../../src/staff/staff.api.js';
import {
  ClientSublicensesResolver,
  StaffSublicensesResolver,
  SublicenseDeletion,
  SublicenseFieldsResolver,
  SublicensesReadModel,
  SublicensesResolver,
  SublicensesService,
  type SublicenseHolders,
} from '../../src/sublicenses/sublicenses.api.js';
import { Uploads } from '../../src/uploads/uploads.api.js';
import type { OpenTestDatabase } from './databases.js';

/** An owner whom no table knows. */
export const OWNER: Viewer = { kind: 'staff', staffId: newId('stf'), role: 'OWNER', scope: EVERYTHING };

/** The slices a site's clients, sublicenses, content and staff are made of, without HTTP and without learners. */
export interface Slices {
  readonly database: OpenDatabase;
  /** Who hangs on sublicenses; a test may put its own in place. */
  holders: SublicenseHolders;
  readonly staff: StaffReadModel;
  readonly staffService: StaffService;
  readonly clients: ClientsReadModel;
  readonly clientsService: ClientsService;
  readonly sublicenses: SublicensesReadModel;
  /** Runs a document as somebody, an owner unless told. */
  ask(source: string, input?: object, viewer?: Viewer): Promise<Answer>;
}

/** What an operation answered. Whatever a spec reads of it is its own claim. */
export type Answer = Pick<ExecutionResult, 'errors'> & { data?: Record<string, unknown> | null };

/** Nobody hangs on any sublicense. */
export const NO_HOLDERS: SublicenseHolders = {
  takeTurns: () => Promise.resolve(),
  count: () => Promise.resolve({ learners: 0, codes: 0 }),
  moveAll: () => Promise.resolve(),
  forget: () => Promise.resolve(),
};

/** Nobody is in any client. */
const NOBODY: HoldersOfClient = {
  takeTurns: () => Promise.resolve([]),
  count: () => Promise.resolve({ learners: 0, codes: 0 }),
  remove: () => Promise.resolve(),
};

/** Opens the slices on an empty database with all their tables. */
export async function openSlices(open: OpenTestDatabase): Promise<Slices> {
  const database = await open({ entities: ENTITIES, migrations: composition.migrations });
  await database.migrate();
  const { reader } = database;
  const staff = new StaffReadModel({ reader });
  const clients = new ClientsReadModel({ reader, publicUrl: new URL('http://portico.test') });
  const sublicenses = new SublicensesReadModel({ reader });
  const sublicensesService = new SublicensesService();
  const slices: Slices = {
    database,
    staff,
    staffService: new StaffService(),
    clients,
    sublicenses,
    holders: NO_HOLDERS,
    clientsService: new ClientsService({ sublicenses: sublicensesService }),
    ask: async (source, input, viewer = OWNER) => {
      const { data, errors } = await graphql({ schema, source, variableValues: { input }, contextValue: contextOf(viewer) });
      return { data, errors };
    },
  };
  const schema = await schemaOf(slices, database, sublicensesService);
  return slices;
}

/** The context of a request by somebody. */
export function contextOf(viewer: Viewer = ANONYMOUS, more: Partial<RequestContext> = {}): RequestContext {
  return {
    requestId: 'req',
    clock: { now: () => new Date('2026-03-01T12:00:00.000Z') },
    viewer,
    address: '203.0.113.7',
    device: 'a test',
    session: null,
    cookies: { set: () => undefined, clear: () => undefined },
    browser: () => Buffer.alloc(32),
    loaders: new Map(),
    ...more,
  };
}

function schemaOf(slices: Slices, database: Database, service: SublicensesService): Promise<GraphQLSchema> {
  const { clients, sublicenses, staff } = slices;
  const idempotency = new StoredIdempotency(database, 'only for tests: thirty-two letters');
  const content = { database, idempotency, service: new ContentService(), readModel: new ContentReadModel({ reader: database.reader }) };
  const holders: SublicenseHolders = {
    takeTurns: (tx, id) => slices.holders.takeTurns(tx, id),
    count: (reader, id) => slices.holders.count(reader, id),
    moveAll: (tx, ctx, move) => slices.holders.moveAll(tx, ctx, move),
    forget: (tx, ctx, sublicense) => slices.holders.forget(tx, ctx, sublicense),
  };
  const deletion = new SublicenseDeletion({ service, holders, staff: slices.staffService });
  const resolvers: readonly object[] = [
    new ContentResolver(content),
    new ClientsResolver({ database, idempotency, service: slices.clientsService, readModel: clients }),
    new ClientFieldsResolver({ database, readModel: clients }),
    new ClientCopiesResolver({ database, idempotency, copies: new ClientCopies({ sublicenses: service }), readModel: clients }),
    new ClientDeletionResolver({ database, deletion: new ClientDeletion({ holders: NOBODY, sublicenses: service, staff: slices.staffService }), readModel: clients }),
    new DesignResolver({ database, readModel: clients, logoUploads: new LogoUploads({ reader: database.reader, uploads: new Uploads({ database }), pictures: new SharpPictures() }) }),
    new StaffClientsResolver({ staff, readModel: clients }),
    new LandingPageResolver({ readModel: clients, settings: new CurrentSettings({ reader: database.reader, clock: contextOf().clock }) }),
    new SublicensesResolver({ database, idempotency, service, deletion, readModel: sublicenses, clients }),
    new SublicenseFieldsResolver({ database, readModel: sublicenses, clients }),
    new ClientSublicensesResolver({ readModel: sublicenses }),
    new StaffSublicensesResolver({ staff, readModel: sublicenses }),
  ];
  return buildPorticoSchema(
    [
      ContentResolver,
      ClientsResolver,
      ClientFieldsResolver,
      ClientCopiesResolver,
      ClientDeletionResolver,
      DesignResolver,
      StaffClientsResolver,
      LandingPageResolver,
      SublicensesResolver,
      SublicenseFieldsResolver,
      ClientSublicensesResolver,
      StaffSublicensesResolver,
    ],
    { get: (wanted) => resolvers.find((resolver) => resolver.constructor === wanted) },
  );
}
