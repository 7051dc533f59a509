import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CodesReadModel } from '../codes/codes.api.js';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import { NotFound } from '../kernel/faults.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { parseId, type CodeId } from '../kernel/ids.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { InvalidInput, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf } from '../kernel/viewer.js';
import { invalidly } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import { mailCodes, recipient, type Recipient } from './mail-codes.js';
import { MailRedemptionCodesInput } from './mailing.inputs.js';
import { CodeMailed, MailCodeResult } from './mailing.types.js';

/** What {@link MailingResolver} works with. */
export interface MailingResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly readModel: CodesReadModel;
  readonly post: Post;
}

@Resolver()
export class MailingResolver {
  readonly #parts: MailingResolverParts;

  constructor(parts: MailingResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [MailCodeResult], { description: 'Mails each person a code of the batch that nobody has yet, and notes it as handed to them. One answer per person, in order; with too few codes the first get them.' })
  async mailRedemptionCodes(
    @Arg('input', () => MailRedemptionCodesInput, { description: 'Whom, and of which batch.' }) input: MailRedemptionCodesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<(typeof MailCodeResult)[]> {
    const { database, idempotency, readModel, post } = this.#parts;
    const batch = idFrom('bat', input.batchId);
    if (!(await readModel.batches.visible(database.reader, scopeOf(ctx.viewer), [batch])).has(batch)) throw new NotFound('batch of redemption codes');
    const read = readRecipients(input.people);
    const people = read.filter(isRecipient);
    const act = actOf(ctx);
    const mailing = { batch, people, message: input.message?.trim() ?? null, memory: new Map() };
    try {
      // By place in the list, not by address: what is kept of a call outlives the erasure of a person.
      const { codes } = await idempotency.once(ctx, { operation: 'mailRedemptionCodes', input }, async (tx) => {
        const mailed = await mailCodes(tx, post, mailing, act);
        return { codes: read.map((one) => (isRecipient(one) ? (mailed.get(one.letter) ?? null) : null)) };
      });
      return await this.#answers(ctx, read, codes);
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.problem instanceof InvalidInput) return input.people.map(() => thrown.problem as InvalidInput);
      throw thrown;
    }
  }

  async #answers(ctx: RequestContext, read: readonly (Recipient | InvalidInput)[], kept: readonly (string | null)[]): Promise<(typeof MailCodeResult)[]> {
    const ids = kept.map((id): CodeId | null => (id === null ? null : parseId('cod', id)!));
    const codes = await this.#parts.readModel.redemptionCodes.byId(ids.filter((id) => id !== null), ctx);
    return read.map((one, at) => {
      if (!isRecipient(one)) return one;
      const id = ids[at] ?? null;
      const code = id === null ? undefined : codes.get(id);
      return code === undefined ? invalidly(`people.${at}`, 'The batch has no code left that nobody has. Add codes to it.') : new CodeMailed(code, one.email.written);
    });
  }
}

function isRecipient(one: Recipient | InvalidInput): one is Recipient {
  return 'letter' in one;
}

function readRecipients(people: MailRedemptionCodesInput['people']): (Recipient | InvalidInput)[] {
  const addressed = new Set<string>();
  return people.map(({ email, firstName, lastName }, at) => {
    const address = readEmail(email);
    if (address === undefined) return invalidly(`people.${at}.email`, 'This is not an e-mail address Portico can use, such as name@example.com.');
    if (addressed.has(address.key)) return invalidly(`people.${at}.email`, 'Somebody before has this address, and gets a code.');
    addressed.add(address.key);
    return recipient({ email: address, firstName: firstName.trim(), lastName: lastName.trim() });
  });
}
