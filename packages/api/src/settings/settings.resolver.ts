import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { CurrentSettings } from './current-settings.js';
import { defaultSender } from './sender.js';
import { UpdateSettingsInput } from './settings.inputs.js';
import { readSettings } from './settings.read-model.js';
import { updateSettings } from './settings.service.js';
import { SettingsType, SettingsUpdated, UpdateSettingsResult } from './settings.types.js';

/** What {@link SettingsResolver} works with. */
export interface SettingsResolverParts {
  readonly database: Database;
  readonly current: CurrentSettings;
  /** Scheme, host and port by which browsers reach the site. */
  readonly publicUrl: URL;
  /** Whether mails leave the site: it has an SMTP server. */
  readonly mailLeaves: boolean;
}

@Resolver()
export class SettingsResolver {
  readonly #parts: SettingsResolverParts;

  constructor(parts: SettingsResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER'))
  @Query(() => SettingsType, { description: 'The settings of the whole site.' })
  settings(): Promise<SettingsType> {
    return this.#read();
  }

  @Allow(staff('OWNER'), UpdateSettingsResult)
  @Mutation(() => UpdateSettingsResult, { description: 'Changes settings of the whole site. A field left out stays; null clears it. Other processes of the site follow within three seconds.' })
  async updateSettings(
    @Arg('input', () => UpdateSettingsInput, { description: 'What to change.' }) input: UpdateSettingsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UpdateSettingsResult> {
    const { database, current } = this.#parts;
    const act = actOf(ctx);
    await database.inTransaction((tx) => updateSettings(tx, act, input));
    current.forget();
    return new SettingsUpdated(await this.#read());
  }

  async #read(): Promise<SettingsType> {
    const { database, publicUrl, mailLeaves } = this.#parts;
    const stored = await readSettings(database.reader);
    return new SettingsType({ ...stored, mailLeaves, mailFrom: stored.mailFrom ?? defaultSender(stored.siteName, publicUrl) });
  }
}
