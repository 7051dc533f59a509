import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Database } from '../kernel/database.js';
import { Forbidden, NotFound } from '../kernel/faults.js';
import { newId } from '../kernel/ids.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { seesClient, seesWholeClient, staffOf } from '../kernel/viewer.js';
import type { Uploads } from '../uploads/uploads.api.js';
import type { ClientsReadModel } from './clients.read-model.js';
import { CreateUploadInput } from './uploads.inputs.js';
import { UploadType } from './uploads.types.js';

/** What {@link ClientUploadsResolver} works with. */
export interface ClientUploadsParts {
  readonly database: Database;
  readonly uploads: Uploads;
  readonly readModel: ClientsReadModel;
  readonly publicUrl: URL;
}

@Resolver()
export class ClientUploadsResolver {
  readonly #parts: ClientUploadsParts;

  constructor(parts: ClientUploadsParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => UploadType, {
    description: 'Makes a place to PUT a file to, once, within a day; then its id goes where an uploadId is asked for. A LOGO has at most 5 MB, and managers put none; CODES have at most 64 MB. Of more than ten for one client and purpose the oldest of whoever asks goes.',
  })
  async createUpload(@Arg('input', () => CreateUploadInput, { description: 'What the file is for.' }) input: CreateUploadInput, @Ctx() ctx: RequestContext): Promise<UploadType> {
    const { database, uploads, readModel, publicUrl } = this.#parts;
    const client = idFrom('cli', input.clientId);
    const { scope, role } = staffOf(ctx.viewer);
    if (input.purpose === 'LOGO' && role === 'CLIENT_MANAGER') throw new Forbidden();
    const isTheirs = input.purpose === 'LOGO' ? seesWholeClient(scope, client) : seesClient(scope, client);
    if (!isTheirs || (await readModel.visible(database.reader, scope, client)) === undefined) throw new NotFound('client');
    const id = newId('upl');
    const owner = { purpose: input.purpose, client, staff: staffOf(ctx.viewer).staffId };
    const now = ctx.clock.now();
    await database.inTransaction((tx) => uploads.open(tx, id, { owner, now }));
    return new UploadType({ id, putUrl: `${publicUrl.origin}/uploads/${id}` });
  }
}
