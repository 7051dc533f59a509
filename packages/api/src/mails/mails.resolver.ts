import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { ClientsReadModel } from '../clients/clients.api.js';
import type { Database } from '../kernel/database.js';
import { NotFound, Unauthenticated } from '../kernel/faults.js';
import { newId } from '../kernel/ids.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, staffOf } from '../kernel/viewer.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import { MailboxArgs } from './mailbox.inputs.js';
import type { MailboxReadModel } from './mailbox.read-model.js';
import { MailConnection } from './mail.types.js';
import type { Post } from './post.js';

/** What {@link MailsResolver} works with. */
export interface MailsResolverParts {
  readonly database: Database;
  readonly mailbox: MailboxReadModel;
  readonly post: Post;
  readonly clients: ClientsReadModel;
  readonly staff: StaffReadModel;
}

@Resolver()
export class MailsResolver {
  readonly #parts: MailsResolverParts;

  constructor(parts: MailsResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER'))
  @Query(() => MailConnection, { description: 'Mails kept here because no SMTP server is configured, the newest first; 90 days long. They hold links that let their readers in.' })
  mailbox(@Args(() => MailboxArgs) args: MailboxArgs): Promise<object> {
    return this.#parts.mailbox.page(args);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN'))
  @Mutation(() => Boolean, { description: "Sends a mail in the client's design to whoever asks. Always true: what becomes of it the mail server tells." })
  async sendTestMail(@Arg('clientId', () => ID, { description: 'Whose design.' }) clientId: string, @Ctx() ctx: RequestContext): Promise<boolean> {
    const { database, post, clients, staff: members } = this.#parts;
    const client = await clients.visible(database.reader, scopeOf(ctx.viewer), idFrom('cli', clientId));
    if (client === undefined) throw new NotFound('client');
    const { staffId } = staffOf(ctx.viewer);
    const member = (await members.byId([staffId])).get(staffId);
    if (member === undefined) throw new Unauthenticated();
    const { name, email } = member;
    const letter = { id: newId('out'), to: { name, address: email }, about: null, client: client.id, facts: { kind: 'TEST', name } as const, path: `/${client.slug}`, token: null };
    await database.inTransaction((tx) => post.write(tx, [letter], ctx.clock.now()));
    return true;
  }
}
