import { readPasted } from '@portico/shared';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actOf } from '../kernel/act.js';
import type { ClientsReadModel } from '../clients/clients.api.js';
import type { Database } from '../kernel/database.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { NotFound } from '../kernel/faults.js';
import { newId, parseId, type ClientId, type CodeId, type SublicenseId } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { invalid } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, staffOf } from '../kernel/viewer.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import type { CodeKind } from './code.entity.js';
import { generateCode, readCode, type CodeText } from './code.js';
import { switchBatches } from './code-switch.js';
import { CreateRegistrationCodeInput, DeleteRegistrationCodeInput, SetCodesEnabledInput, UpdateRegistrationCodeInput } from './codes.inputs.js';
import type { CodesReadModel } from './codes.read-model.js';
import { refuseBackwards, type CodesService } from './codes.service.js';
import { CodeAccess } from './code-access.types.js';
import { CreateRegistrationCodeResult, DeleteRegistrationCodeResult, ProvisioningCode, RegistrationCodeCreated, RegistrationCodeDeleted, RegistrationCodeType, RegistrationCodeUpdated, UpdateRegistrationCodeResult } from './codes.types.js';
import { plainDomains } from './email-domains.js';
import { sublicensesOf } from './named-sublicenses.js';

/** What {@link CodesResolver} works with. */
export interface CodesResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly service: CodesService;
  readonly readModel: CodesReadModel;
  readonly sublicenses: SublicensesReadModel;
  readonly clients: Pick<ClientsReadModel, 'idOfSlug'>;
}

@Resolver()
export class CodesResolver {
  readonly #parts: CodesResolverParts;

  constructor(parts: CodesResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => ProvisioningCode, { nullable: true, description: 'Paste any code, or a link to one: what it is, whose, and who used it. Of several clients with the same code, the one the link names, else the newest.' })
  async code(
    @Arg('code', () => String, { description: 'The code, in any case, with or without hyphens; or a link that ends in it.' }) entered: string,
    @Arg('clientId', () => ID, { nullable: true, description: 'Only of this client.' }) clientId: string | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof ProvisioningCode | null> {
    const { code, slug } = readPasted(entered);
    const text = readCode(code);
    const client = clientId == null ? await this.#clientOf(slug) : parseId('cli', clientId);
    if (text === undefined || client === undefined) return null;
    const id = await this.#parts.readModel.byKey(scopeOf(ctx.viewer), text.foldedKey, client);
    return id === undefined ? null : ((await this.#parts.readModel.ofEitherKind([id], ctx)).get(id) ?? null);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => CodeAccess, { nullable: true, description: 'The hover: the client and the sublicenses attached to a code; null for an unknown one.' })
  async codeAccess(
    @Arg('codeId', () => ID, { description: 'The code, of either kind, or a batch of redemption codes.' }) codeId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CodeAccess | null> {
    const scope = scopeOf(ctx.viewer);
    const [code, batch] = [parseId('cod', codeId), parseId('bat', codeId)];
    const { readModel } = this.#parts;
    const access = code !== undefined ? await readModel.accessOf(scope, code) : batch === undefined ? undefined : await readModel.accessOfBatch(scope, batch);
    return access ?? null;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), CreateRegistrationCodeResult)
  @Mutation(() => CreateRegistrationCodeResult, { description: 'code left out: one is generated.' })
  async createRegistrationCode(
    @Arg('input', () => CreateRegistrationCodeInput, { description: 'The code.' }) input: CreateRegistrationCodeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof CreateRegistrationCodeResult> {
    const clientId = idFrom('cli', input.clientId);
    const sublicenses = await this.#requireSublicenses(ctx, clientId, input.sublicenseIds);
    const emailDomains = plainDomains(input.emailDomains ?? []);
    const act = actOf(ctx);
    refuseBackwards(input.startsAt ?? null, input.expiresAt ?? null);
    const code = {
      id: newId('cod'),
      useAllowanceId: newId('alw'),
      clientId,
      label: input.label.trim(),
      text: input.code == null ? generateCode() : chosen(input.code),
      generated: input.code == null,
      sublicenses,
      maxRedemptions: input.maxRedemptions ?? null,
      startsAt: input.startsAt ?? null,
      expiresAt: input.expiresAt ?? null,
      emailDomains,
      by: staffOf(ctx.viewer).staffId,
    };
    const { made } = await this.#parts.idempotency.once(ctx, { operation: 'createRegistrationCode', input }, async (tx) => {
      // Within the work: a call made again is answered as before, whatever the time.
      if (code.expiresAt !== null && code.expiresAt <= act.now) throw invalid('expiresAt', 'The end of a new code must be in the future.');
      await this.#parts.service.create(tx, code, act);
      return { made: code.id };
    });
    return new RegistrationCodeCreated(await this.#read(ctx, made));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), UpdateRegistrationCodeResult)
  @Mutation(() => UpdateRegistrationCodeResult, { description: 'What was redeemed stays as it was. A field left out stays; null clears it.' })
  async updateRegistrationCode(
    @Arg('input', () => UpdateRegistrationCodeInput, { description: 'The changes.' }) input: UpdateRegistrationCodeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UpdateRegistrationCodeResult> {
    const [id, clientId] = await this.#requireCode(ctx, input.id);
    const emailDomains = input.emailDomains === undefined ? undefined : plainDomains(input.emailDomains);
    const sublicenses = input.sublicenseIds === undefined ? undefined : await this.#requireSublicenses(ctx, clientId, input.sublicenseIds);
    const { label, maxRedemptions, startsAt, expiresAt } = input;
    const changes = { label: label?.trim(), maxRedemptions, startsAt, expiresAt, emailDomains, sublicenses };
    const act = actOf(ctx);
    await this.#parts.database.inTransaction((tx) => this.#parts.service.update(tx, id, { changes, act }));
    return new RegistrationCodeUpdated(await this.#read(ctx, id));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [Node], {
    description: 'Switches registration codes, whole batches or single redemption codes on or off; switched off, they answer as if they did not exist. What was given, in the order given.',
  })
  async setCodesEnabled(
    @Arg('input', () => SetCodesEnabledInput, { description: 'Which, and how.' }) input: SetCodesEnabledInput,
    @Ctx() ctx: RequestContext,
  ): Promise<object[]> {
    const ids = [...new Set(input.ids)].map((text) => parseId('bat', text) ?? idFrom('cod', text));
    const batches = ids.flatMap((id) => parseId('bat', id) ?? []);
    const codes = ids.flatMap((id) => parseId('cod', id) ?? []);
    const { database, readModel, service } = this.#parts;
    const scope = scopeOf(ctx.viewer);
    const seen = (await this.#visible(ctx, codes)).size + (await readModel.batches.visible(database.reader, scope, batches)).size;
    if (seen !== ids.length) throw new NotFound('code');
    const change = { enabled: input.enabled, act: actOf(ctx) };
    await database.inTransaction(async (tx) => {
      await switchBatches(tx, batches, change);
      await service.setEnabled(tx, codes, change);
    });
    const found = new Map<string, object>([...(await readModel.ofEitherKind(codes, ctx)), ...(await readModel.batches.byId(batches, ctx))]);
    if (found.size !== ids.length) throw new NotFound('code');
    return input.ids.map((id) => found.get(id)!);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), DeleteRegistrationCodeResult)
  @Mutation(() => DeleteRegistrationCodeResult, { description: 'Only one never redeemed; else disable it.' })
  async deleteRegistrationCode(
    @Arg('input', () => DeleteRegistrationCodeInput, { description: 'Which.' }) input: DeleteRegistrationCodeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof DeleteRegistrationCodeResult> {
    const [id] = await this.#requireCode(ctx, input.id);
    const act = actOf(ctx);
    await this.#parts.database.inTransaction((tx) => this.#parts.service.delete(tx, id, act));
    return new RegistrationCodeDeleted(id);
  }

  /** The client of a pasted link's page; null for a page that is nobody's. */
  async #clientOf(slug: string | null): Promise<ClientId | null> {
    return slug === null ? null : ((await this.#parts.clients.idOfSlug(this.#parts.database.reader, slug)) ?? null);
  }

  #visible(ctx: RequestContext, ids: readonly CodeId[], kind?: CodeKind): Promise<Map<CodeId, ClientId>> {
    return this.#parts.readModel.visible(this.#parts.database.reader, scopeOf(ctx.viewer), ids, kind);
  }

  /** A registration code in scope. */
  async #requireCode(ctx: RequestContext, text: string): Promise<[CodeId, ClientId]> {
    const id = idFrom('cod', text);
    const client = (await this.#visible(ctx, [id], 'REGISTRATION')).get(id);
    if (client === undefined) throw new NotFound('code');
    return [id, client];
  }

  #requireSublicenses(ctx: RequestContext, clientId: ClientId, texts: readonly string[]): Promise<SublicenseId[]> {
    return sublicensesOf(this.#parts.sublicenses, ctx, { clientId, texts });
  }

  /** @throws NotFound when it went meanwhile: with its client, or since a call with a key was made first */
  async #read(ctx: RequestContext, id: CodeId): Promise<RegistrationCodeType> {
    const code = (await this.#parts.readModel.byId([id], ctx)).get(id);
    if (code === undefined) throw new NotFound('code');
    return code;
  }
}

function chosen(entered: string): CodeText {
  const text = readCode(entered);
  if (text === undefined) {
    throw invalid('code', 'A code has letters, digits and hyphens, 4 to 40 without the hyphens, and is no word of a page such as sign-in.');
  }
  return text;
}
