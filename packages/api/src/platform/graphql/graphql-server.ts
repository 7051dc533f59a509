import { ApolloServer, HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { BadUserInput, Forbidden, Unauthenticated } from '../../kernel/faults.js';
import type { RequestContext } from '../../kernel/request-context.js';
import type { Log } from '../log/log.js';
import { AnswerSizes } from './answer-size.js';
import { Audiences } from './audience.js';
import { DocumentLimits, MAX_TOKENS } from './document-limits.js';
import { ErrorAnswers } from './error-answers.js';
import { GraphQLWords } from './graphql-words.js';
import { OperationReader } from './operation-facts.js';
import type { GraphQLBody } from './graphql-body.js';

/** Milliseconds operations under way are given once the server stops. */
const PATIENCE = 10_000;

/** How many mutations one request may call: strangers guess with each, so they get one. */
const MUTATIONS = { anonymous: 1, signedIn: 10 };

/** Statuses of requests refused before anything ran; what runs answers 200 (GraphQL over HTTP). */
const STATUS_BEFORE_RUNNING: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_REQUEST: 400,
};

/** The answer to a GraphQL request, ready to be sent. */
export interface GraphQLAnswer {
  readonly status: number;
  readonly headers: Iterable<readonly [string, string]>;
  readonly body: string;
}

/** What {@link GraphQLServer} needs. */
export interface GraphQLServerParts {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  /** Whether everybody may ask for the schema; staff always may. Asked only when somebody else does. */
  readonly introspection: () => Promise<boolean>;
}

/** Runs GraphQL requests: limits, audience, execution, and errors in our own words. */
export class GraphQLServer {
  readonly #apollo: ApolloServer<RequestContext>;
  readonly #limits = new DocumentLimits();
  readonly #answers: ErrorAnswers;
  readonly #operations: OperationReader;
  readonly #sizes: AnswerSizes;
  readonly #introspection: GraphQLServerParts['introspection'];
  readonly #running = new Set<Promise<unknown>>();

  constructor(parts: GraphQLServerParts) {
    this.#answers = new ErrorAnswers(new GraphQLWords(parts.schema), parts.log);
    this.#operations = new OperationReader(parts.schema, new Audiences(parts.schema));
    this.#sizes = new AnswerSizes(parts.schema);
    this.#introspection = parts.introspection;
    this.#apollo = new ApolloServer<RequestContext>({
      schema: parts.schema,
      introspection: true,
      plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), this.#plugin()],
      // Whatever does not pass the plugin's willSendResponse says nothing at all.
      formatError: () => ({ message: 'Portico failed at this.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: true,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      persistedQueries: false,
      parseOptions: { maxTokens: MAX_TOKENS },
      stopOnTerminationSignals: false,
      stringifyResult: (value) => JSON.stringify(value),
      logger: parts.log,
    });
  }

  start(): Promise<void> {
    return this.#apollo.start();
  }

  /** Lets operations under way finish, also those whose caller has gone: nobody waits for them, and they still need the database. */
  async stop(): Promise<void> {
    await Promise.race([Promise.allSettled(this.#running), new Promise((over) => setTimeout(over, PATIENCE).unref())]);
    await this.#apollo.stop();
  }

  /** What is too much about a document, in words; null for one that may run. */
  tooMuch(source: string): string | null {
    return this.#limits.problem(source);
  }

  /** @param accept the request's Accept header */
  run(body: GraphQLBody, accept: string | undefined, context: RequestContext): Promise<GraphQLAnswer> {
    const running = this.#run(body, accept, context).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return running;
  }

  async #run(body: GraphQLBody, accept: string | undefined, context: RequestContext): Promise<GraphQLAnswer> {
    const headers = new HeaderMap([['content-type', 'application/json']]);
    if (accept !== undefined) headers.set('accept', accept);
    const answer = await this.#apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body },
      context: () => Promise.resolve(context),
    });
    if (answer.body.kind !== 'complete') throw new Error('Incremental delivery is not part of this API.');
    return { status: answer.status ?? 200, headers: answer.headers, body: answer.body.string };
  }

  #plugin(): ApolloServerPlugin<RequestContext> {
    const listener: GraphQLRequestListener<RequestContext> = {
      didResolveOperation: async ({ document, operation, request, contextValue }) => {
        // Without an operation there is nothing to admit: execution says so.
        if (operation === undefined) return;
        await this.#admit(this.#operations.factsOf(document, operation), contextValue);
        this.#sizes.refuseTooLarge(document, operation, request.variables ?? {});
      },
      willSendResponse: ({ errors, response, contextValue }) => {
        if (errors === undefined || response.body.kind !== 'single') return Promise.resolve();
        const result = response.body.singleResult;
        const answers = errors.map((error) => this.#answers.answer(error, contextValue.requestId));
        result.errors = answers.map(({ error }) => error);
        if (result.data === undefined) {
          response.http.status = STATUS_BEFORE_RUNNING[String(result.errors[0]?.extensions?.['code'])] ?? 500;
        }
        const deciding = answers.find(({ status }) => status !== undefined);
        if (deciding?.status !== undefined) response.http.status = deciding.status;
        if (deciding?.retryAfter !== undefined) response.http.headers.set('retry-after', String(deciding.retryAfter));
        return Promise.resolve();
      },
    };
    return { requestDidStart: () => Promise.resolve(listener) };
  }

  async #admit(facts: ReturnType<OperationReader['factsOf']>, { viewer }: RequestContext): Promise<void> {
    if (facts.forStaff !== null && viewer.kind !== 'staff') {
      throw viewer.kind === 'anonymous' ? new Unauthenticated() : new Forbidden(`${facts.forStaff} is for staff.`);
    }
    if (facts.forStaff !== null && facts.changesViewer) {
      throw new BadUserInput('Sign in or out in a request of its own: what is for staff cannot be asked for beside it.');
    }
    if (facts.introspects && viewer.kind !== 'staff' && !(await this.#introspection())) {
      throw viewer.kind === 'anonymous' ? new Unauthenticated('Only staff may ask this site for its schema: sign in first.') : new Forbidden('Only staff may ask this site for its schema.');
    }
    const most = viewer.kind === 'anonymous' ? MUTATIONS.anonymous : MUTATIONS.signedIn;
    if (facts.mutations > most) throw new BadUserInput(`At most ${most} of the mutations may be called in one request.`);
  }
}
