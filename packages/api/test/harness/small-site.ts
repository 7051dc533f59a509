import { MaxLength, MinLength } from 'class-validator';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { ForEveryone, ForStaff } from '../../src/kernel/audience.js';
import type { Clock } from '../../src/kernel/clock.js';
import { connectionOf, PageInfo } from '../../src/kernel/connection.js';
import { NotFound, RateLimited, Unavailable } from '../../src/kernel/faults.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { Node } from '../../src/kernel/node.js';
import { PageArgs, pageRequest } from '../../src/kernel/paging.js';
import { Allow, anyone, staff } from '../../src/kernel/policy.js';
import { InvalidInput, Problem, Refusal } from '../../src/kernel/problem.js';
import type { RequestContext } from '../../src/kernel/request-context.js';
import { resultUnion } from '../../src/kernel/result-union.js';
import type { SessionHolder } from '../../src/kernel/sessions.js';
import { EVERYTHING, type Viewer } from '../../src/kernel/viewer.js';
import { openDatabase, type OpenDatabase } from '../../src/platform/database/open-database.js';
import { GraphQLServer } from '../../src/platform/graphql/graphql-server.js';
import { buildPorticoSchema } from '../../src/platform/graphql/schema.js';
import { BuiltApp } from '../../src/platform/http/built-app.js';
import { createHttpServer, type HttpServerParts } from '../../src/platform/http/http-server.js';
import { createLog } from '../../src/platform/log/log.js';
import { Session } from '../../src/platform/sessions/session.entity.js';
import { StoredSessions } from '../../src/platform/sessions/stored-sessions.js';
import { NO_FILES } from './no-files.js';
import { platformTables } from './platform-tables.js';

/** Nobody said who may see it. */
@ObjectType({ simpleResolvers: true })
class Cellar {
  @Field(() => String)
  content = 'wine';
}

@ForEveryone()
@ObjectType({ implements: Node, simpleResolvers: true })
class Door extends Node {
  override readonly id: Id<'cli'> = newId('cli');

  @Field(() => String)
  name = 'north';

  @Field(() => Date)
  builtAt = new Date('2026-01-31T12:00:00.000Z');

  @ForStaff()
  @Field(() => String)
  keyUnder = 'the mat';

  @Field(() => Door)
  get beyond(): Door {
    return new Door();
  }

  @Field(() => [Door])
  get beside(): Door[] {
    return [new Door()];
  }

  @Field(() => Cellar)
  get cellar(): Cellar {
    return new Cellar();
  }
}

const DoorConnection = connectionOf(Door, 'Door', 'doors');

@Resolver(() => Door)
class DoorFields {
  @FieldResolver(() => DoorConnection)
  through(@Args(() => PageArgs) args: PageArgs): object {
    return doorsOf(args);
  }
}

function doorsOf(args: PageArgs): object {
  pageRequest(args);
  return new DoorConnection({ nodes: [new Door()], cursors: () => ['c'], pageInfo: Object.assign(new PageInfo(), { hasNextPage: false }), count: () => Promise.resolve(1) });
}

const CellarConnection = connectionOf(Cellar, 'Cellar', 'cellars');

@ObjectType({ implements: Problem })
class Locked extends Problem {}

@ObjectType({ implements: Problem })
class Undeclared extends Problem {}

const OpenResult = resultUnion('OpenResult', 'What came of opening.', [Door], [Locked, InvalidInput]);

@InputType()
class OpenInput {
  @Field(() => String)
  @MinLength(4, { message: 'A key has at least 4 letters' })
  @MaxLength(8)
  key!: string;

  @Field(() => Date, { nullable: true })
  at?: Date;

  @Field(() => [Int], { nullable: true })
  floors?: number[];
}

const FAILURES: Readonly<Record<string, () => Error>> = {
  'not found': () => new NotFound('door'),
  limited: () => new RateLimited(7),
  unavailable: () => new Unavailable(),
  undeclared: () => new Refusal(new Undeclared('canary')),
  bug: () => new Error('canary'),
  sql: () => Object.assign(new Error("Duplicate entry 'canary'"), { query: 'SELECT canary', parameters: ['canary'] }),
};

@Resolver()
class SmallResolver {
  @Allow(anyone)
  @Query(() => Door)
  door(): Door {
    return new Door();
  }

  @Allow(anyone)
  @Query(() => Node)
  node(@Arg('id', () => ID) _id: string): Node {
    return new Door();
  }

  @Allow(anyone)
  @Query(() => Cellar)
  cellar(): Cellar {
    return new Cellar();
  }

  @Allow(staff('OWNER'))
  @Query(() => Cellar)
  ownCellar(): Cellar {
    return new Cellar();
  }

  @Allow(anyone)
  @Query(() => DoorConnection)
  doors(@Args(() => PageArgs) args: PageArgs): object {
    return doorsOf(args);
  }

  @Allow(anyone)
  @Query(() => CellarConnection)
  cellars(): object {
    return new CellarConnection({ nodes: [], cursors: () => [], pageInfo: new PageInfo(), count: () => Promise.resolve(0) });
  }

  @Allow(anyone)
  @Query(() => String, { nullable: true })
  fail(@Arg('how', () => String) how: string): string {
    throw (FAILURES[how] ?? (() => new Error('canary')))();
  }

  @Allow(anyone)
  @Query(() => String)
  whoAmI(@Ctx() { viewer, address }: RequestContext): string {
    return `${viewer.kind} at ${address}`;
  }

  @Allow(anyone, OpenResult)
  @Mutation(() => OpenResult)
  open(@Arg('input', () => OpenInput) input: OpenInput): Door {
    if (input.key === 'rusty') throw new Refusal(new Locked('It is locked. Ask the porter.'));
    return new Door();
  }

  @Allow(anyone)
  @Mutation(() => String)
  async enterAs(@Arg('kind', () => String) kind: 'staff' | 'learner', @Ctx() ctx: RequestContext): Promise<string> {
    const token = site().sessions.newToken(kind);
    const holder: SessionHolder = kind === 'staff' ? { kind, id: newId('stf') } : { kind, id: newId('lrn') };
    await site().database.inTransaction((tx) => site().sessions.start(tx, token, holder, { now: ctx.clock.now(), device: ctx.device }));
    ctx.cookies.set(token);
    return kind;
  }

  @Allow(anyone)
  @Mutation(() => String)
  leave(@Ctx() ctx: RequestContext): string {
    ctx.cookies.clear('staff');
    return 'left';
  }
}

/** A site of a few doors over real HTTP: what the platform does around resolvers. */
export interface SmallSite {
  readonly url: string;
  readonly database: OpenDatabase;
  readonly sessions: StoredSessions;
  readonly logged: string[];
  readonly clock: { now: Date };
  /** Turned off, nobody is found behind a session any more. */
  known: boolean;
  accepting: boolean;
  /** Turned off, only staff may ask for the schema. */
  introspection: boolean;
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Runs a document; answers the body. */
  ask(query: string, more?: { variables?: object; headers?: Readonly<Record<string, string>> }): Promise<GraphQLReply>;
  close(): Promise<void>;
}

export interface GraphQLReply {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { message: string; path?: unknown[]; extensions: { code: string; requestId: string; retryAfter?: number } }[];
}

let current: SmallSite | undefined;
function site(): SmallSite {
  if (current === undefined) throw new Error('The small site is not open.');
  return current;
}

/** Opens it on a free port, with an SQLite file of its own. */
export async function openSmallSite(settings: Partial<Pick<HttpServerParts, 'publicUrl' | 'trustedProxies' | 'pages'>> = {}): Promise<SmallSite> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-site-'));
  const database = await openDatabase({ url: `sqlite:${join(folder, 'db.sqlite')}`, entities: [Session], migrations: [platformTables] });
  await database.migrate();
  const logged: string[] = [];
  const log = createLog('info', { write: (line) => void logged.push(line) });
  const time = { now: new Date('2026-01-31T12:00:00.000Z') };
  const clock: Clock = { now: () => time.now };
  const sessions = new StoredSessions(database, clock);
  const graphql = new GraphQLServer({
    schema: await buildPorticoSchema([SmallResolver, DoorFields], { get: (resolver: new () => object) => new resolver() }),
    log,
    introspection: () => Promise.resolve(site().introspection),
  });
  await graphql.start();
  const publicUrl = settings.publicUrl ?? new URL('http://localhost:4000');
  const app = createHttpServer({
    graphql,
    sessions,
    clock,
    log,
    publicUrl,
    viewers: { along: { columns: [], joins: '' }, viewerOf: (holder) => (site().known ? viewerFor(holder) : null) },
    downloads: [],
    trustedProxies: settings.trustedProxies ?? [],
    ping: () => database.ping(),
    accepting: () => site().accepting,
    admin: builtApp(join(folder, 'admin'), 'the admin app'),
    learner: builtApp(join(folder, 'learner'), 'the learner app'),
    pages: settings.pages ?? null,
    ...NO_FILES,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  current = {
    url,
    database,
    sessions,
    logged,
    clock: time,
    known: true,
    accepting: true,
    introspection: true,
    post,
    ask: async (query, { variables, headers } = {}) => (await (await post({ query, variables }, headers)).json()) as GraphQLReply,
    close: async () => {
      await app.close();
      await graphql.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return current;
}

function viewerFor(holder: SessionHolder): Viewer {
  if (holder.kind === 'learner') return { kind: 'learner', learnerId: holder.id };
  return { kind: 'staff', staffId: holder.id, role: 'OWNER', scope: EVERYTHING };
}

function builtApp(folder: string, title: string): BuiltApp {
  for (const within of ['assets', '.vite']) mkdirSync(join(folder, within), { recursive: true });
  writeFileSync(join(folder, '.vite', 'manifest.json'), '"a note of the build"');
  writeFileSync(join(folder, 'index.html'), `<!doctype html><title>${title}</title>`);
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), `console.log(${JSON.stringify(title)}); // ${'x'.repeat(2_000)}`);
  return new BuiltApp(folder);
}
