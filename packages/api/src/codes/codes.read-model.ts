import { readTime, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { pageOf, type Page } from '../kernel/connection.js';
import type { Database, Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type BatchId, type ClientId, type CodeId, type LearnerId, type RedemptionId, type SublicenseId } from '../kernel/ids.js';
import type { PageRequest } from '../kernel/paging.js';
import type { RequestContext } from '../kernel/request-context.js';
import { rows, rowsIn } from '../kernel/sql.js';
import type { Scope } from '../kernel/viewer.js';
import { learnersInScope } from '../learners/learners.api.js';
import { readCode, SELECT_CODES, type CodeRow } from './code-row.js';
import { pageOfCodes, type CodesList } from './codes-list.read-model.js';
import { accessOfBatch, accessOfCode } from './code-access.read-model.js';
import type { CodeAccess } from './code-access.types.js';
import type { CodeKind } from './code.entity.js';
import { codeInScope } from './opened-by-code.js';
import { Accesses, openedBy, type Naming, type OpenedRow } from './openings.js';
import type { RedemptionCodeType } from './batch.types.js';
import { BatchesReadModel } from './batches.read-model.js';
import type { RegistrationCodeType } from './codes.types.js';
import { RedemptionCodesReadModel } from './redemption-codes.read-model.js';
import { RedemptionType } from './redemption.types.js';

/** What {@link CodesReadModel} works with. */
export interface CodesReadParts extends Naming {
  readonly database: Database;
}

/** Reads codes and redemptions; the `readonly` functions are loaders for what is in scope already. */
export class CodesReadModel {
  readonly #parts: CodesReadParts;
  readonly #database: Database;
  readonly batches: BatchesReadModel;
  readonly redemptionCodes: RedemptionCodesReadModel;

  constructor(parts: CodesReadParts) {
    this.#parts = parts;
    this.#database = parts.database;
    this.batches = new BatchesReadModel(parts);
    this.redemptionCodes = new RedemptionCodesReadModel({ ...parts, batches: this.batches });
  }

  /** Registration codes with all they open. */
  readonly byId = async (ids: readonly CodeId[], ctx: RequestContext): Promise<Map<CodeId, RegistrationCodeType>> => {
    const bytes = ids.map(idBytes);
    const found = await rowsIn<CodeRow>(this.#database.reader, bytes, (list) => `${SELECT_CODES} WHERE k.kind = 'REGISTRATION' AND k.id IN (${list})`);
    const codes = this.#complete(found, await this.#opened(bytes), ctx.clock.now());
    return new Map(codes.map((code) => [code.id, code]));
  };

  readonly redemptions = async (ids: readonly RedemptionId[]): Promise<Map<RedemptionId, RedemptionType>> => {
    const found = await rowsIn<{ id: Buffer; code_id: Buffer; learner_id: Buffer; client_id: Buffer; code: string; redeemed_at: StoredTime }>(
      this.#database.reader,
      ids.map(idBytes),
      (list) => `SELECT r.id, r.code_id, r.learner_id, k.client_id, k.code, r.redeemed_at
        FROM redemption r JOIN code k ON k.id = r.code_id WHERE r.id IN (${list})`,
    );
    return new Map(
      found.map((row) => {
        const id = idFromBytes('red', row.id);
        const redemption = Object.assign(new RedemptionType(), {
          id,
          codeId: idFromBytes('cod', row.code_id),
          learnerId: idFromBytes('lrn', row.learner_id),
          clientId: idFromBytes('cli', row.client_id),
          code: row.code,
          redeemedAt: readTime(row.redeemed_at),
        });
        return [id, redemption];
      }),
    );
  };

  /** The sublicenses redemptions gave, also those taken back since. */
  readonly gave = async (ids: readonly RedemptionId[]): Promise<Map<RedemptionId, SublicenseId[]>> => {
    const found = await rowsIn<{ id: Buffer; sublicense_id: Buffer }>(
      this.#database.reader,
      ids.map(idBytes),
      (list) => `SELECT r.id, a.sublicense_id FROM redemption r JOIN membership m ON m.learner_id = r.learner_id
        JOIN access a ON a.membership_id = m.id
        JOIN access_ground g ON g.access_id = a.id AND g.door IN ('REGISTRATION_CODE', 'REDEMPTION_CODE') AND g.source_id = r.code_id
        WHERE r.id IN (${list}) ORDER BY a.sublicense_id`,
    );
    const given = new Map<RedemptionId, SublicenseId[]>(ids.map((id) => [id, []]));
    for (const row of found) given.get(idFromBytes('red', row.id))!.push(idFromBytes('sub', row.sublicense_id));
    return given;
  };

  /** A page of codes with all they open: two statements, whatever is asked of them. */
  async page(list: CodesList, request: PageRequest): Promise<Page<RegistrationCodeType>> {
    const found = await pageOfCodes(this.#database.reader, list, request);
    return pageOf(found, this.#complete(found.rows, await this.#opened(found.ids), list.now));
  }

  /** What a code in scope opens, with its client. */
  accessOf(scope: Scope, id: CodeId): Promise<CodeAccess | undefined> {
    return accessOfCode(this.#database.reader, this.#parts, { scope, id });
  }

  /** The same of a batch. */
  accessOfBatch(scope: Scope, id: BatchId): Promise<CodeAccess | undefined> {
    return accessOfBatch(this.#database.reader, this.#parts, { scope, id });
  }

  /** Those of the given codes that are in scope, with their clients; of one kind or either. */
  async visible(reader: Reader, scope: Scope, ids: readonly CodeId[], kind?: CodeKind): Promise<Map<CodeId, ClientId>> {
    const inKind = kind === undefined ? '1 = 1' : `k.kind = '${kind}'`;
    const seen = codeInScope(scope);
    const found = await rowsIn<{ id: Buffer; client_id: Buffer }>(
      reader,
      ids.map(idBytes),
      (list) => `SELECT k.id, k.client_id FROM code k WHERE ${seen.sql} AND ${inKind} AND k.id IN (${list})`,
      seen.parameters,
    );
    return new Map(found.map((row) => [idFromBytes('cod', row.id), idFromBytes('cli', row.client_id)]));
  }

  /** A code of either kind in scope. */
  async visibleCode(scope: Scope, id: CodeId, ctx: RequestContext): Promise<RegistrationCodeType | RedemptionCodeType | undefined> {
    const seen = await this.visible(this.#database.reader, scope, [id]);
    return seen.has(id) ? (await this.ofEitherKind([id], ctx)).get(id) : undefined;
  }

  /** Codes of either kind by id. */
  async ofEitherKind(ids: readonly CodeId[], ctx: RequestContext): Promise<Map<CodeId, RegistrationCodeType | RedemptionCodeType>> {
    const registration = await this.byId(ids, ctx);
    const others = ids.filter((id) => !registration.has(id));
    if (others.length === 0) return registration;
    return new Map<CodeId, RegistrationCodeType | RedemptionCodeType>([...registration, ...(await this.redemptionCodes.byId(others, ctx))]);
  }

  /** A redemption whose code and learner are in scope: the code may have let them in elsewhere before it was changed. */
  async visibleRedemption(scope: Scope, id: RedemptionId): Promise<RedemptionType | undefined> {
    const redemption = (await this.redemptions([id])).get(id);
    return redemption !== undefined && (await this.seesRedemption(scope, redemption)) ? redemption : undefined;
  }

  /** True when the code and the learner of a redemption are in scope by now, be it reversed since. */
  async seesRedemption(scope: Scope, { codeId, learnerId }: { readonly codeId: CodeId; readonly learnerId: LearnerId }): Promise<boolean> {
    const { reader } = this.#database;
    const [codes, learners] = await Promise.all([this.visible(reader, scope, [codeId]), learnersInScope(reader, scope, [learnerId])]);
    return codes.has(codeId) && learners.has(learnerId);
  }

  /** The code of a folded key in scope; where several clients have it, the newest. */
  async byKey(scope: Scope, foldedKey: string, client: ClientId | null): Promise<CodeId | undefined> {
    const seen = codeInScope(scope);
    const [row] = await rows<{ id: Buffer }>(
      this.#database.reader,
      `SELECT k.id FROM code k WHERE k.folded_key = ? AND ${client === null ? '1 = 1' : 'k.client_id = ?'} AND ${seen.sql} ORDER BY k.id DESC LIMIT 1`,
      [foldedKey, ...(client === null ? [] : [idBytes(client)]), ...seen.parameters],
    );
    return row === undefined ? undefined : idFromBytes('cod', row.id);
  }

  /** Codes of rows, in the same order, with the sublicenses they open in the order those were made. */
  #complete(found: readonly CodeRow[], opened: ReadonlyMap<string, OpenedRow[]>, now: Date): RegistrationCodeType[] {
    const accesses = new Accesses(this.#parts);
    return found.map((row) => {
      const opens = opened.get(row.id) ?? [];
      return readCode(row, accesses.of(row, opens), { site: this.#parts.publicUrl.origin, sublicensesEnd: opens.map(({ expires_at }) => readTimeOrNull(expires_at)), now });
    });
  }

  /** By the id of the code in hexadecimal. */
  #opened(codes: readonly Buffer[]): Promise<Map<string, OpenedRow[]>> {
    return openedBy(this.#database.reader, 'code_sublicense.code_id', codes);
  }
}
