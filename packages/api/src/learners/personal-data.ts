import type { ClientsReadModel } from '../clients/clients.api.js';
import type { HistoryReadModel } from '../history/history.api.js';
import type { ClientId, LearnerId, MembershipId } from '../kernel/ids.js';
import type { JsonFile } from '../kernel/json-files.js';
import { NotFound } from '../kernel/faults.js';
import { idFrom } from '../kernel/outside-ids.js';
import { staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { asInvited, type LearnersReads } from './learners.reads.js';
import { membershipsOfWholeClients } from './membership-rights.js';

/** A learner within a client, whose data somebody asks for. */
export interface DataOf {
  readonly membershipId: MembershipId;
  readonly learnerId: LearnerId;
  readonly clientId: ClientId;
}

/** What other slices keep about a learner within a client, each under its name. Wired by composition. */
export type DataSections = Readonly<Record<string, (of: DataOf, ctx: RequestContext) => Promise<readonly object[]>>>;

/** What {@link personalData} works with. */
export interface PersonalDataParts {
  readonly reads: LearnersReads;
  readonly clients: Pick<ClientsReadModel, 'byId'>;
  readonly sublicenses: Pick<SublicensesReadModel, 'byId'>;
  readonly history: Pick<HistoryReadModel, 'allOf'>;
  readonly sections: DataSections;
}

/** Where the file of a membership is, as seen from the site. */
export function dataPath(id: MembershipId): string {
  return `data/learners/${id}`;
}

/** All that is kept about one learner within one client, for whoever looks after all of it: nothing of what they have elsewhere. */
export function personalData(parts: PersonalDataParts): JsonFile {
  return {
    path: 'learners/:id',
    policy: staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'),
    make: async (ctx, wanted) => {
      const [key] = await membershipsOfWholeClients(parts.reads, ctx, [idFrom('mem', wanted)]);
      const of: DataOf = { membershipId: key!.id, learnerId: key!.learnerId, clientId: key!.clientId };
      const sections = await Promise.all(Object.entries(parts.sections).map(async ([name, read]): Promise<[string, readonly object[]]> => [name, await read(of, ctx)]));
      const value = { madeAt: ctx.clock.now(), ...(await memberOf(parts, of)), accesses: await accessesOf(parts, of, ctx), ...Object.fromEntries(sections), history: await historyOf(parts, of) };
      return { name: `learner-${of.membershipId}.json`, value };
    },
  };
}

async function memberOf({ reads, clients }: PersonalDataParts, { membershipId, learnerId, clientId }: DataOf): Promise<object> {
  const membership = (await reads.memberships([membershipId])).get(membershipId);
  const learner = (await reads.learners([learnerId])).get(learnerId);
  const client = (await clients.byId([clientId])).get(clientId);
  if (membership === undefined || learner === undefined || client === undefined) throw new NotFound('membership');
  const { id, email, emailProven, firstName, lastName } = asInvited(learner, membership);
  const { status, joinedThrough, joinedAt, externalId, reference } = membership;
  return {
    client: { id: client.id, name: client.name },
    person: { id, email, emailProven, firstName, lastName },
    membership: { id: membershipId, status, joinedThrough, joinedAt, externalId, reference: reference.map(({ name, value }) => ({ name, value })) },
  };
}

async function accessesOf({ reads, sublicenses }: PersonalDataParts, { membershipId }: DataOf, ctx: RequestContext): Promise<object[]> {
  const accesses = (await reads.accessesOf([membershipId], ctx)).get(membershipId) ?? [];
  const grounds = await reads.grounds(accesses.map(({ id }) => id));
  const names = await sublicenses.byId(accesses.map(({ sublicenseId }) => sublicenseId));
  return accesses.map(({ id, sublicenseId, status, grantedAt, ownEndsAt, endsAt, revokedAt }) => ({
    id,
    sublicense: { id: sublicenseId, name: names.get(sublicenseId)?.name ?? null },
    status,
    grantedAt,
    ownEndsAt,
    endsAt,
    revokedAt,
    grounds: (grounds.get(id) ?? []).map(({ door, since, label }) => ({ door, since, label })),
  }));
}

async function historyOf({ history }: PersonalDataParts, { membershipId, clientId }: DataOf): Promise<object[]> {
  const entries = await history.allOf({ clientId, id: membershipId });
  return entries.map(({ at, action, door, summary, changes, by }) => ({ at, action, door, by: by.kind, summary, changes: changes.map(({ field, before, after }) => ({ field, before, after })) }));
}
