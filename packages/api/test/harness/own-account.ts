import { idBytes } from '../../src/kernel/ids.js';
import { run } from '../../src/kernel/sql.js';
import type { Caller, Json } from './caller.js';
import { makeClient, makeLearner, makeOwner, makeStaff, PASSWORD, PASSWORD_HASH } from './factories.js';
import type { Site } from './site.js';

/** Somebody with PASSWORD: their session, and what signs them in again. */
export interface Person {
  readonly id: string;
  readonly caller: Caller;
  readonly credentials: { readonly email: string; readonly password: string; readonly slug?: string };
}

/** How each kind of account is made. */
export const KINDS: Readonly<Record<string, (site: Site) => Promise<Person>>> = {
  staff: async (site) => {
    const { id, email, caller } = await makeStaff(site, 'CLIENT_MANAGER');
    return { id, caller, credentials: { email, password: PASSWORD } };
  },
  learner: async (site) => {
    const { id, email, caller } = await makeLearner(site);
    await site.database.inTransaction((tx) => run(tx, 'UPDATE learner SET password_hash = ? WHERE id = ?', [PASSWORD_HASH, idBytes(id)]));
    const { slug } = await makeClient(await makeOwner(site));
    return { id, caller, credentials: { email, password: PASSWORD, slug } };
  },
};

/** Their names, to repeat a test for each. */
export const EACH_KIND = Object.keys(KINDS);

/** What the API shows somebody of their own sessions. */
export async function sessionsOf(caller: Caller): Promise<Json[]> {
  const sessions = 'sessions { id device lastSeenAt current }';
  const { viewer } = await caller.ask(`{ viewer { ... on Staff { ${sessions} } ... on LearnerViewer { ${sessions} } } }`);
  // The schema says that it is a list.
  return viewer!.sessions as unknown as Json[];
}

/** The same person on another device. */
export async function signedInAgain(site: Site, { credentials }: Person): Promise<Caller> {
  const caller = site.stranger();
  await caller.signIn(credentials);
  return caller;
}

/** The type of the viewer. */
export async function who(caller: Caller): Promise<string> {
  return (await caller.ask('{ viewer { __typename } }')).viewer!.__typename!;
}

/** What history says somebody did to their own account, the newest first. */
export async function told(site: Site, { id }: { readonly id: string }, action: string): Promise<Json[]> {
  const owner = await makeOwner(site);
  const { history } = await owner.ask('{ history(first: 100) { nodes { action summary subject { id } actor { kind staff { id } learner { id } } changes { field before after } } } }');
  // The schema says that it is a list.
  return (history!.nodes as unknown as Json[]).filter((entry) => entry.action === action && (entry.subject as Json | null)?.id === id);
}
