import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql, type GraphQLSchema } from 'graphql';
import { onEachDatabase } from '../../test/harness/databases.js';
import { withFault } from '../../test/harness/fault-injection.js';
import { QuickPasswords } from '../../test/harness/quick-passwords.js';
import { OWNER, contextOf } from '../../test/harness/slices.js';
import { composition } from '../composition.js';
import { systemAct } from '../kernel/act.js';
import { readEmail } from '../kernel/email.js';
import type { GuessBudget } from '../kernel/guess-budget.js';
import { newId, type ClientId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SessionToken } from '../kernel/sessions.js';
import { rows, run } from '../kernel/sql.js';
import type { SignedInStaff } from '../kernel/viewer.js';
import { LearnerAccounts } from '../learners/learners.api.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { buildPorticoSchema } from '../platform/graphql/schema.js';
import { createLog } from '../platform/log/log.js';
import type { Composed } from '../platform/site/composition-contract.js';
import { StoredIdempotency } from '../platform/idempotency/stored-idempotency.js';
import { LocalMailbox } from '../platform/mail/local-mailbox.js';
import { SharpPictures } from '../platform/pictures/sharp-pictures.js';
import { StoredJobs } from '../platform/jobs/stored-jobs.js';
import { StoredOutbox } from '../platform/outbox/stored-outbox.js';
import { KeySeal } from '../platform/secrets/key-seal.js';
import { StoredSessions, hashOfSecret } from '../platform/sessions/stored-sessions.js';
import { StaffService } from '../staff/staff.api.js';

const VIEWER = '__typename ... on Staff { id email name role } ... on Anonymous { signedIn }';
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { viewer { ${VIEWER} } } ... on Problem { message } } }`;
const SET_UP = `mutation ($input: SetUpOwnerInput!) { setUpOwner(input: $input) { __typename
  ... on SignedIn { viewer { ${VIEWER} } } ... on Problem { message } ... on InvalidInput { fields { path } } } }`;
const PASSWORD = 'correct horse battery';

/** Notes what was judged, and refuses nobody. */
class NotedGuesses implements GuessBudget {
  readonly verdicts: string[] = [];
  readonly about: (ClientId | undefined)[] = [];

  spend: GuessBudget['spend'] = async (_ctx, attempt, judge, about) => {
    const value = await attempt();
    this.verdicts.push(judge({ value }));
    this.about.push(await about?.());
    return value;
  };
}

onEachDatabase((open) => {
  let database: OpenDatabase;
  let schema: GraphQLSchema;
  let composed: Composed;
  let passwords: QuickPasswords;
  let guesses: NotedGuesses;
  let people = 0;

  beforeAll(async () => {
    database = await open({ entities: composition.entities, migrations: composition.migrations });
    await database.migrate();
  });

  beforeEach(async () => {
    passwords = new QuickPasswords();
    guesses = new NotedGuesses();
    const { clock } = contextOf();
    const log = createLog('silent', { write: () => undefined });
    const given = { database, clock, passwords, pictures: new SharpPictures(), guessBudget: guesses, publicUrl: new URL('http://portico.test'), log, ownerFromEnv: null };
    const idempotency = new StoredIdempotency(database, 'only for tests: thirty-two letters');
    const seal = new KeySeal('only for tests: thirty-two letters');
    const keptMails = new LocalMailbox(database, seal);
    const leaving = { outbox: new StoredOutbox(seal), jobs: new StoredJobs(), seal, mailTransport: keptMails, keptMails };
    composed = composition.compose({ ...given, ...leaving, idempotency, sessions: new StoredSessions(database, clock) });
    schema = await buildPorticoSchema(composition.resolvers, composed.container);
  });

  async function ask(source: string, input: object, ctx: RequestContext = contextOf()) {
    const { data, errors } = await graphql({ schema, source, variableValues: { input }, contextValue: ctx });
    return { errors, answer: (data === null || data === undefined ? null : Object.values(data)[0]) as Record<string, unknown> | null };
  }

  /** A context that keeps the cookies it was given. */
  function browser(more: Partial<RequestContext> = {}) {
    const cookies: SessionToken[] = [];
    const cleared: string[] = [];
    const ctx = contextOf(undefined, { cookies: { set: (token) => void cookies.push(token), clear: (kind) => void cleared.push(kind) }, ...more });
    return { ctx, cookies, cleared };
  }

  async function hired(role: SignedInStaff['role'] = 'OWNER') {
    people += 1;
    const member = { id: newId('stf'), email: readEmail(`staff${people}@portico.test`)!, name: `Staff ${people}`, role, passwordHash: `hashed:${PASSWORD}` };
    await database.inTransaction((tx) => new StaffService().add(tx, { ...member, clientIds: [], sublicenseIds: [], act: systemAct(new Date()) }));
    return { ...member, address: member.email.written };
  }

  async function learner(passwordHash: string | null) {
    people += 1;
    const newcomer = { id: newId('lrn'), email: readEmail(`learner${people}@acme.test`)!, firstName: 'Lee', lastName: 'Arner', passwordHash };
    await database.inTransaction((tx) => new LearnerAccounts().open(tx, newcomer, new Date()));
    return { id: newcomer.id, address: newcomer.email.written };
  }

  const sessions = () => rows<{ token_hash: Buffer }>(database.reader, 'SELECT token_hash FROM session', []);

  describe('Signing in as staff', () => {
    it('starts a session, sets its cookie and answers as the one signed in', async () => {
      const member = await hired('AUDITOR');
      const { ctx, cookies } = browser();
      const { answer } = await ask(SIGN_IN, { email: member.address.toUpperCase(), password: PASSWORD }, ctx);
      expect(answer).toEqual({ __typename: 'SignedIn', viewer: { __typename: 'Staff', id: member.id, email: member.address, name: member.name, role: 'AUDITOR' } });
      expect(cookies.map(({ kind }) => kind)).toEqual(['staff']);
      expect((await sessions()).map((row) => Buffer.from(row.token_hash))).toContainEqual(hashOfSecret(cookies[0]!.secret));
      expect(guesses.verdicts).toEqual(['neither']);
    });

    it('ends the staff session the request came with, and no learner session', async () => {
      const member = await hired();
      const first = browser();
      await ask(SIGN_IN, { email: member.address, password: PASSWORD }, first.ctx);
      const tokenHash = hashOfSecret(first.cookies[0]!.secret);
      await ask(SIGN_IN, { email: member.address, password: PASSWORD }, browser({ session: { tokenHash, kind: 'learner' } }).ctx);
      expect((await sessions()).map((row) => Buffer.from(row.token_hash))).toContainEqual(tokenHash);
      await ask(SIGN_IN, { email: member.address, password: PASSWORD }, browser({ session: { tokenHash, kind: 'staff' } }).ctx);
      expect((await sessions()).map((row) => Buffer.from(row.token_hash))).not.toContainEqual(tokenHash);
    });

    it('answers an unknown address, no address and a wrong password alike, after the same work, each counted once as wrong', async () => {
      const member = await hired();
      const bare = await learner(null);
      const before = await sessions();
      const page = await client('Bare page');
      for (const input of [
        { email: 'nobody@portico.test', password: PASSWORD },
        { email: 'no address', password: PASSWORD },
        { email: member.address, password: 'wrong' },
        { email: bare.address, password: PASSWORD, slug: page.slug },
        { email: member.address, password: PASSWORD, slug: page.slug },
      ]) {
        passwords.asked.length = 0;
        const { ctx, cookies } = browser();
        expect((await ask(SIGN_IN, input, ctx)).answer).toEqual({ __typename: 'SignInRefused', message: 'This e-mail address and password do not go together.' });
        expect(passwords.asked).toEqual(['verify']);
        expect(cookies).toEqual([]);
      }
      expect(guesses.verdicts).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong']);
      expect(await sessions()).toHaveLength(before.length);
    });

    it('starts one session when the answer to COMMIT is lost', async () => {
      const member = await hired();
      const before = (await sessions()).length;
      const { ctx, cookies } = browser();
      const { outcome } = await withFault(database, { fault: 'lost-commit', atStatement: 0 }, () => ask(SIGN_IN, { email: member.address, password: PASSWORD }, ctx));
      expect(outcome).toMatchObject({ status: 'fulfilled', value: { answer: { __typename: 'SignedIn' } } });
      expect(cookies).toHaveLength(1);
      expect(await sessions()).toHaveLength(before + 1);
    });
  });

  async function client(name: string): Promise<{ id: ClientId; slug: string }> {
    const source = `mutation ($input: CreateClientInput!) { createClient(input: $input) { ... on ClientCreated { client { id slug mainSublicense { id } } } } }`;
    const { answer } = await ask(source, { name }, contextOf(OWNER));
    return answer!['client'] as { id: ClientId; slug: string };
  }

  describe('Signing in as a learner', () => {
    it('is told by the slug, and counts about its client', async () => {
      const person = await learner(`hashed:${PASSWORD}`);
      const page = await client('Learner page');
      const { ctx, cookies } = browser();
      const { answer } = await ask(SIGN_IN, { email: person.address, password: PASSWORD, slug: page.slug }, ctx);
      expect(answer).toEqual({ __typename: 'SignedIn', viewer: { __typename: 'LearnerViewer' } });
      expect(cookies.map(({ kind }) => kind)).toEqual(['learner']);
      expect(ctx.viewer).toEqual({ kind: 'learner', learnerId: person.id });
      expect(guesses.about).toEqual([page.id]);
    });

    it('needs the slug of some client', async () => {
      const { errors } = await ask(SIGN_IN, { email: 'a@b.test', password: PASSWORD, slug: 'leads-nowhere' });
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
      expect(guesses.verdicts).toEqual([]);
    });
  });

  describe('Signing out', () => {
    it('ends the session the request acts with, clears its cookie, and is true for strangers too', async () => {
      const member = await hired();
      const came = browser();
      await ask(SIGN_IN, { email: member.address, password: PASSWORD }, came.ctx);
      const tokenHash = hashOfSecret(came.cookies[0]!.secret);
      const { ctx, cleared } = browser({ session: { tokenHash, kind: 'staff' } });
      expect((await ask('mutation { signOut }', {}, ctx)).answer).toBe(true);
      expect(cleared).toEqual(['staff']);
      expect(ctx.viewer).toEqual({ kind: 'anonymous' });
      expect((await sessions()).map((row) => Buffer.from(row.token_hash))).not.toContainEqual(tokenHash);
      expect((await ask('mutation { signOut }', {})).answer).toBe(true);
    });
  });

  describe('Setting up the first owner', () => {
    beforeEach(async () => {
      await database.inTransaction(async (tx) => {
        for (const table of ['session', 'staff', 'staff_set_up']) await run(tx, `DELETE FROM ${table}`, []);
      });
    });

    const input = (token: string, address = 'ada@portico.test') => ({ token, email: address, name: 'Ada', password: PASSWORD });
    const token = async () => (await composed.firstRun())!.split('#setup=')[1]!;

    it('signs the owner in', async () => {
      const { ctx, cookies } = browser();
      const { answer } = await ask(SET_UP, input(await token()), ctx);
      expect(answer).toMatchObject({ __typename: 'SignedIn', viewer: { __typename: 'Staff', email: 'ada@portico.test', name: 'Ada', role: 'OWNER' } });
      expect(ctx.viewer).toMatchObject({ kind: 'staff', role: 'OWNER', scope: { everything: true } });
      expect(cookies).toHaveLength(1);
      expect(await composed.firstRun()).toBeNull();
    });

    it('makes one owner and one session when sixty-four try at once, and tells the others it is done', async () => {
      const link = await token();
      const all = await Promise.all(Array.from({ length: 64 }, (_, at) => ask(SET_UP, input(link, `owner${at}@portico.test`))));
      const names = all.map(({ answer }) => answer?.['__typename']);
      expect(names.filter((name) => name === 'SignedIn')).toHaveLength(1);
      expect(names.filter((name) => name === 'NotAllowedNow')).toHaveLength(63);
      expect(await sessions()).toHaveLength(1);
    });

    it('makes the owner and the session once when the answer to COMMIT is lost', async () => {
      const link = await token();
      const { outcome } = await withFault(database, { fault: 'lost-commit', atStatement: 0 }, () => ask(SET_UP, input(link)));
      expect(outcome).toMatchObject({ status: 'fulfilled', value: { answer: { __typename: 'SignedIn' } } });
      expect(await sessions()).toHaveLength(1);
    });

    it('hashes no password for a wrong link', async () => {
      await token();
      expect((await ask(SET_UP, input('guessed'))).answer).toMatchObject({ __typename: 'NotAllowedNow' });
      expect(passwords.asked).toEqual([]);
    });

    it('keeps the link for a better try when address or password will not do', async () => {
      const link = await token();
      expect((await ask(SET_UP, { ...input(link), password: 'short' })).answer).toMatchObject({ fields: [{ path: 'password' }] });
      expect((await ask(SET_UP, { ...input(link), email: 'nobody' })).answer).toMatchObject({ fields: [{ path: 'email' }] });
      expect((await ask(SET_UP, input(link))).answer).toMatchObject({ __typename: 'SignedIn' });
    });
  });

  describe('The viewer', () => {
    it('is anonymous, a learner or a member of the staff', async () => {
      const member = await hired();
      const staff: SignedInStaff = { ...(OWNER as SignedInStaff), staffId: member.id };
      expect((await ask(`{ viewer { ${VIEWER} } }`, {})).answer).toEqual({ __typename: 'Anonymous', signedIn: false });
      expect((await ask(`{ viewer { ${VIEWER} } }`, {}, contextOf({ kind: 'learner', learnerId: newId('lrn') }))).answer).toEqual({ __typename: 'LearnerViewer' });
      const { answer } = await ask(`{ viewer { ${VIEWER} ... on Staff { lastSeenAt clients { id } sublicenses { id } } } }`, {}, contextOf(staff));
      expect(answer).toMatchObject({ __typename: 'Staff', id: member.id, lastSeenAt: null, clients: [], sublicenses: [] });
    });
  });

  describe('A node', () => {
    it('is found by its id by staff who reach it; foreign, unknown and unreadable ids are null alike', async () => {
      const { id } = await client('Node client');
      const find = async (wanted: string, ctx = contextOf(OWNER)) => (await ask(`{ node(id: "${wanted}") { __typename id } }`, {}, ctx)).answer;
      expect(await find(id)).toEqual({ __typename: 'Client', id });
      const stranger: SignedInStaff = { ...(OWNER as SignedInStaff), role: 'CLIENT_ADMIN', scope: { everything: false, clients: new Set([newId('cli')]), sublicenses: new Map() } };
      expect(await find(id, contextOf(stranger))).toBeNull();
      for (const wanted of [newId('cli'), newId('alw'), 'cli_nonsense', '']) expect(await find(wanted)).toBeNull();
    });

    it('is for staff alone', async () => {
      expect((await ask(`{ node(id: "x") { id } }`, {})).errors?.[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect((await ask(`{ node(id: "x") { id } }`, {}, contextOf({ kind: 'learner', learnerId: newId('lrn') }))).errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});
