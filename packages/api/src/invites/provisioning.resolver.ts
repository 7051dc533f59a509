import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import { NotFound } from '../kernel/faults.js';
import { idFrom, idsFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { InvalidInput, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesWholeClient } from '../kernel/viewer.js';
import { AccessRevoked, type LearnersReads } from '../learners/learners.api.js';
import type { Person } from './invite-desk.js';
import type { InvitingRights } from './inviting-rights.js';
import type { ProvisionedNow, ProvisioningDesk } from './provisioning-desk.js';
import { ProvisionLearnersInput } from './provisioning.inputs.js';
import { LearnerProvisioned, ProvisionLearnerResult } from './provisioning.types.js';
import { isPerson, readPeople } from './read-people.js';

/** What {@link ProvisioningResolver} works with. */
export interface ProvisioningResolverParts {
  readonly desk: ProvisioningDesk;
  readonly rights: InvitingRights;
  readonly reads: Pick<LearnersReads, 'memberships'>;
}

@Resolver()
export class ProvisioningResolver {
  readonly #parts: ProvisioningResolverParts;

  constructor(parts: ProvisioningResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [ProvisionLearnerResult], {
    description:
      'For integrations: makes or updates learners by externalId, then e-mail. One answer per person, in order; with too few seats the first get them. With sendEmail whoever is new to the client gets an invite and a RESERVED access (door INVITE); without it access at once (door STAFF). Names are taken over as long as they are not the person\'s own to change; the address is always theirs.',
  })
  async provisionLearners(
    @Arg('input', () => ProvisionLearnersInput, { description: 'Whom, and where.' }) input: ProvisionLearnersInput,
    @Ctx() ctx: RequestContext,
  ): Promise<(typeof ProvisionLearnerResult)[]> {
    const { desk, rights } = this.#parts;
    const client = await rights.client(ctx, idFrom('cli', input.clientId));
    const sublicenses = await rights.sublicenses(ctx, client.id, idsFrom('sub', input.sublicenseIds));
    const read = readPeople(input.learners, seesWholeClient(scopeOf(ctx.viewer), client.id));
    const people = read.filter(isPerson);
    try {
      const asking = { client, sublicenses, people, sendEmail: input.sendEmail, by: await rights.asking(ctx) };
      const done = people.length === 0 ? NOBODY : await desk.provision(ctx, { operation: 'provisionLearners', input }, asking);
      const answers = await this.#answers(done);
      return read.map((person) => (isPerson(person) ? answers(person) : person));
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.problem instanceof InvalidInput) return input.learners.map(() => thrown.problem as InvalidInput);
      throw thrown;
    }
  }

  /** A call made again is answered with what has become of it since. */
  async #answers({ done: { people, lacking }, of }: ProvisionedNow): Promise<(person: Person) => typeof ProvisionLearnerResult> {
    const memberships = await this.#parts.reads.memberships(Object.values(people).flatMap((one) => (one.kind === 'in' ? [one.membership] : [])));
    return (person) => {
      const one = of(person);
      if (one === undefined) return new SeatsExhausted(lacking!);
      if (one.kind === 'disabled') return new AccessRevoked('This learner is disabled here. Enable the membership first.');
      if (one.kind === 'revoked') return new AccessRevoked('Staff took access away from this learner. A grant or an invite gives it back.');
      const membership = memberships.get(one.membership);
      if (membership === undefined) throw new NotFound('membership');
      return new LearnerProvisioned(membership, one.isNew);
    };
  }
}

const NOBODY: ProvisionedNow = { done: { people: {}, lacking: null }, of: () => undefined };
