import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ClientType } from '../clients/clients.api.js';
import { ForwardPageArgs } from '../kernel/paging.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf } from '../kernel/viewer.js';
import { listCodes, listRedemptions, type CodesListParts } from './codes-list.js';
import { CodesArgs } from './codes-list.inputs.js';
import { RegistrationCodeConnection, RegistrationCodeType } from './codes.types.js';
import { RedemptionConnection } from './redemption.types.js';

@Resolver()
export class CodesListResolver {
  readonly #parts: CodesListParts;

  constructor(parts: CodesListParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => RegistrationCodeConnection, { description: 'The registration codes in reach. Pages both ways.' })
  registrationCodes(@Args(() => CodesArgs) args: CodesArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return listCodes(this.#parts, args, ctx);
  }
}

/** Client.registrationCodes. */
@Resolver(() => ClientType)
export class ClientCodesResolver {
  readonly #parts: CodesListParts;

  constructor(parts: CodesListParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => RegistrationCodeConnection, { description: 'Its registration codes, as far as they are in reach. Pages both ways.' })
  async registrationCodes(@Root() client: ClientType, @Args(() => CodesArgs) args: CodesArgs, @Ctx() ctx: RequestContext): Promise<object> {
    const named = args.filter?.clientId;
    const clientId = named == null || named === client.id ? client.id : '';
    return listCodes(this.#parts, { ...args, filter: { ...args.filter, clientId } }, ctx);
  }
}

/** RegistrationCode.redemptions. */
@Resolver(() => RegistrationCodeType)
export class CodeRedemptionsResolver {
  readonly #parts: CodesListParts;

  constructor(parts: CodesListParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => RedemptionConnection, { description: 'Who has used it, the newest first.' })
  redemptions(@Root() code: RegistrationCodeType, @Args(() => ForwardPageArgs) args: ForwardPageArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return listRedemptions(this.#parts, { code, scope: scopeOf(ctx.viewer) }, args);
  }
}
