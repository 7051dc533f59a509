import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ClientsReadModel } from '../clients/clients.api.js';
import { ChangesViewer } from '../kernel/audience.js';
import type { Database } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { GuessBudget } from '../kernel/guess-budget.js';
import { Allow, anyone } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import type { LinkEntry } from './link-entry.js';
import { linkRequest, type LinkRequests } from './link-requests.js';
import { ConfirmEmailInput, RequestPasswordResetInput, RequestSignInLinkInput, ResetPasswordInput, SignInWithLinkInput } from './links.inputs.js';
import type { MailedPurpose } from './mailed-link.entity.js';
import { readViewer } from './read-viewer.js';
import { SignedIn, SignInResult } from './sign-in.types.js';

/** What {@link LinksResolver} works with. */
export interface LinksResolverParts {
  readonly database: Database;
  readonly guesses: GuessBudget;
  readonly requests: LinkRequests;
  readonly entry: LinkEntry;
  readonly clients: Pick<ClientsReadModel, 'idOfSlug'>;
  readonly staff: StaffReadModel;
}

/** Getting in by a mailed link. */
@Resolver()
export class LinksResolver {
  readonly #parts: LinksResolverParts;

  constructor(parts: LinksResolverParts) {
    this.#parts = parts;
  }

  @Allow(anyone)
  @Mutation(() => Boolean, {
    description: 'Mails a link to sign in with, good for 15 minutes, to a learner (with slug) or a member of the staff (without). Always true, whether there is an account or not; 5 mails an hour to one account. Each call counts as a wrong guess.',
  })
  requestSignInLink(@Arg('input', () => RequestSignInLinkInput, { description: 'Whose.' }) input: RequestSignInLinkInput, @Ctx() ctx: RequestContext): Promise<boolean> {
    return this.#request(ctx, 'sgn', input);
  }

  @ChangesViewer()
  @Allow(anyone, SignInResult)
  @Mutation(() => SignInResult, { description: 'Signs in by a mailed link, which works once and proves the address.' })
  async signInWithLink(@Arg('input', () => SignInWithLinkInput, { description: 'The link.' }) input: SignInWithLinkInput, @Ctx() ctx: RequestContext): Promise<typeof SignInResult> {
    await this.#parts.entry.signIn(ctx, input.token);
    return new SignedIn(await readViewer(ctx, this.#parts.staff));
  }

  @Allow(anyone)
  @Mutation(() => Boolean, {
    description: 'Mails a link to choose a new password by, good for an hour, to a learner (with slug) or a member of the staff (without). Always true, whether there is an account or not; 5 mails an hour to one account. Each call counts as a wrong guess.',
  })
  requestPasswordReset(@Arg('input', () => RequestPasswordResetInput, { description: 'Whose.' }) input: RequestPasswordResetInput, @Ctx() ctx: RequestContext): Promise<boolean> {
    return this.#request(ctx, 'pwr', input);
  }

  @ChangesViewer()
  @Allow(anyone, SignInResult)
  @Mutation(() => SignInResult, { description: 'Sets a new password by a mailed link, which works once. Every session and every other link of the account ends, the address is proven, and a new session starts.' })
  async resetPassword(@Arg('input', () => ResetPasswordInput, { description: 'The link and the password.' }) input: ResetPasswordInput, @Ctx() ctx: RequestContext): Promise<typeof SignInResult> {
    await this.#parts.entry.resetPassword(ctx, input);
    return new SignedIn(await readViewer(ctx, this.#parts.staff));
  }

  @ChangesViewer()
  @Allow(anyone, SignInResult)
  @Mutation(() => SignInResult, {
    description: 'Proves an address by a mailed link, which works once, within 24 hours. Where a stranger may have opened the account it sets a new password and opens what was held; an address somebody moves to becomes theirs. All other sessions end; signs in.',
  })
  async confirmEmail(@Arg('input', () => ConfirmEmailInput, { description: 'The link.' }) input: ConfirmEmailInput, @Ctx() ctx: RequestContext): Promise<typeof SignInResult> {
    await this.#parts.entry.confirm(ctx, { token: input.token, password: input.password ?? null });
    return new SignedIn(await readViewer(ctx, this.#parts.staff));
  }

  /** @throws NotFound for a slug that leads nowhere; RateLimited, by what the caller did and never by whom they name */
  async #request(ctx: RequestContext, purpose: MailedPurpose, { email, slug }: RequestSignInLinkInput): Promise<boolean> {
    const { database, clients, guesses, requests } = this.#parts;
    const client = slug == null ? null : await clients.idOfSlug(database.reader, slug);
    if (client === undefined) throw new NotFound('client');
    const request = linkRequest({ kind: client === null ? 'staff' : 'learner', purpose, client, account: null, address: email });
    const now = ctx.clock.now();
    await guesses.spend(
      ctx,
      () => database.inTransaction((tx) => requests.put(tx, [request], now)),
      () => 'wrong',
    );
    return true;
  }
}
