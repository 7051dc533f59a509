import { Seats } from '../allowances/allowances.api.js';
import type { ClientsReadModel, NamedClient } from '../clients/clients.api.js';
import { readTime, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { pageOf, type Page } from '../kernel/connection.js';
import type { Database, Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, idFromHex, type ClientId, type CodeId, type RedemptionId, type SublicenseId } from '../kernel/ids.js';
import type { PageRequest } from '../kernel/paging.js';
import type { RequestContext } from '../kernel/request-context.js';
import { inScope, type Condition } from '../kernel/scope-condition.js';
import { rows, rowsIn } from '../kernel/sql.js';
import type { Scope } from '../kernel/viewer.js';
import { learnersInScope } from '../learners/learners.api.js';
import { readParent, type SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { readCode, SELECT_CODES, type CodeRow } from './code-row.js';
import { pageOfCodes, type CodesList } from './codes-list.read-model.js';
import { CodeAccess, type RegistrationCodeType } from './codes.types.js';
import { RedemptionType } from './redemption.types.js';

/** True for codes `k` in scope: of a client given whole, or opening nothing but sublicenses given. */
function codeInScope(scope: Scope): Condition {
  const opens = 'SELECT 1 FROM code_sublicense ks WHERE ks.code_id = k.id';
  return inScope(scope, 'k.client_id', (given) => `(EXISTS (${opens}) AND NOT EXISTS (${opens} AND ks.sublicense_id NOT IN (${given})))`);
}

/** What {@link CodesReadModel} works with. */
export interface CodesReadParts {
  readonly database: Database;
  readonly publicUrl: URL;
  readonly clients: Pick<ClientsReadModel, 'named'>;
  readonly sublicenses: Pick<SublicensesReadModel, 'named'>;
}

/** Reads codes and redemptions; the `readonly` functions are loaders for what is in scope already. */
export class CodesReadModel {
  readonly #parts: CodesReadParts;
  readonly #database: Database;

  constructor(parts: CodesReadParts) {
    this.#parts = parts;
    this.#database = parts.database;
  }

  /** Codes with all they open. */
  readonly byId = async (ids: readonly CodeId[], ctx: RequestContext): Promise<Map<CodeId, RegistrationCodeType>> => {
    const bytes = ids.map(idBytes);
    const found = await rowsIn<CodeRow>(this.#database.reader, bytes, (list) => `${SELECT_CODES} WHERE k.id IN (${list})`);
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
        JOIN access_ground g ON g.access_id = a.id AND g.door = 'REGISTRATION_CODE' AND g.source_id = r.code_id
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

  /** What a code in scope opens, with its client: one statement, since the hover asks it again and again. */
  async accessOf(scope: Scope, id: CodeId): Promise<CodeAccess | undefined> {
    const seen = codeInScope(scope);
    const found = await rows<NamedRow & { max_taken: number | null; taken: number; client_id: string; client_name: string }>(
      this.#database.reader,
      `SELECT HEX(s.id) AS id, HEX(s.parent_id) AS parent_id, s.name, w.max_taken, w.taken, HEX(c.id) AS client_id, c.name AS client_name
        FROM code k JOIN client c ON c.id = k.client_id JOIN code_sublicense ks ON ks.code_id = k.id JOIN sublicense s ON s.id = ks.sublicense_id
        JOIN allowance w ON w.id = s.seat_allowance_id WHERE ${seen.sql} AND k.id = ? ORDER BY ks.sublicense_id`,
      [...seen.parameters, idBytes(id)],
    );
    const [first] = found;
    if (first === undefined) return undefined;
    const { clients, sublicenses } = this.#parts;
    const client = clients.named({ id: idFromHex('cli', first.client_id), name: first.client_name });
    const opened = found.map((row) => sublicenses.named({
        id: idFromHex('sub', row.id),
        clientId: client.id,
        parentId: readParent(row.parent_id),
        name: row.name,
        seats: new Seats({ maxTaken: row.max_taken, taken: row.taken }),
      }));
    return new CodeAccess(client, opened);
  }

  /** Those of the given codes that are in scope, with their clients. */
  async visible(reader: Reader, scope: Scope, ids: readonly CodeId[]): Promise<Map<CodeId, ClientId>> {
    const seen = codeInScope(scope);
    const found = await rowsIn<{ id: Buffer; client_id: Buffer }>(
      reader,
      ids.map(idBytes),
      (list) => `SELECT k.id, k.client_id FROM code k WHERE ${seen.sql} AND k.id IN (${list})`,
      seen.parameters,
    );
    return new Map(found.map((row) => [idFromBytes('cod', row.id), idFromBytes('cli', row.client_id)]));
  }

  /** A code in scope. */
  async visibleCode(scope: Scope, id: CodeId, ctx: RequestContext): Promise<RegistrationCodeType | undefined> {
    const seen = await this.visible(this.#database.reader, scope, [id]);
    return seen.has(id) ? (await this.byId([id], ctx)).get(id) : undefined;
  }

  /** A redemption whose code and learner are in scope: the code may have let them in elsewhere before it was changed. */
  async visibleRedemption(scope: Scope, id: RedemptionId): Promise<RedemptionType | undefined> {
    const redemption = (await this.redemptions([id])).get(id);
    if (redemption === undefined) return undefined;
    const { reader } = this.#database;
    const [codes, learners] = await Promise.all([this.visible(reader, scope, [redemption.codeId]), learnersInScope(reader, scope, [redemption.learnerId])]);
    return codes.has(redemption.codeId) && learners.has(redemption.learnerId) ? redemption : undefined;
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
    const { publicUrl, clients, sublicenses } = this.#parts;
    const known = new Map<string, NamedClient>();
    const clientOf = (row: CodeRow): NamedClient => {
      const { client_slug: slug, client_status: status } = row;
      return clients.named({
        id: idFromHex('cli', row.client_id),
        name: row.client_name,
        slug,
        status,
        landingUrl: `${publicUrl.origin}/${slug}`,
        expiresAt: readTimeOrNull(row.client_ends_at),
      });
    };
    return found.map((row) => {
      const client = known.get(row.client_id) ?? clientOf(row);
      known.set(row.client_id, client);
      const opens = (opened.get(row.id) ?? []).map((one) =>
        sublicenses.named({
          id: idFromHex('sub', one.id),
          clientId: client.id,
          parentId: readParent(one.parent_id),
          name: one.name,
          expiresAt: readTimeOrNull(one.expires_at),
        }),
      );
      return readCode(row, new CodeAccess(client, opens), { site: publicUrl.origin, sublicensesEnd: opens.map(({ expiresAt }) => expiresAt), now });
    });
  }

  /** By the id of the code in hexadecimal. */
  async #opened(codes: readonly Buffer[]): Promise<Map<string, OpenedRow[]>> {
    const found = await rowsIn<OpenedRow & { code_id: string }>(
      this.#database.reader,
      codes,
      (list) => `SELECT HEX(ks.code_id) AS code_id, HEX(s.id) AS id, HEX(s.parent_id) AS parent_id, s.name, s.expires_at
        FROM code_sublicense ks JOIN sublicense s ON s.id = ks.sublicense_id WHERE ks.code_id IN (${list}) ORDER BY ks.sublicense_id`,
    );
    const opened = new Map<string, OpenedRow[]>();
    for (const row of found) {
      const before = opened.get(row.code_id);
      if (before === undefined) opened.set(row.code_id, [row]);
      else before.push(row);
    }
    return opened;
  }
}

/** A sublicense a code opens, as far as most ask. */
interface NamedRow {
  id: string;
  parent_id: string | null;
  name: string;
}

/** The same with what the standing of the code needs. */
interface OpenedRow extends NamedRow {
  expires_at: StoredTime | null;
}
