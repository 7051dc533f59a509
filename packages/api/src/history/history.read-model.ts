import type { Doer } from '../kernel/act.js';
import { readTime, type StoredTime } from '../kernel/clock.js';
import { pageOfNodes } from '../kernel/connection.js';
import type { Reader } from '../kernel/database.js';
import type { Door } from '../kernel/door.js';
import { idBytes, idFromBytes, type ClientId, type HistoryEntryId, type Id, type IdType } from '../kernel/ids.js';
import { pageOfParts, type ListPart } from '../kernel/list-page.js';
import { pageRequest, type ForwardPageArgs } from '../kernel/paging.js';
import { inScope } from '../kernel/scope-condition.js';
import { rows, rowsIn } from '../kernel/sql.js';
import { seesWholeClient, type Scope } from '../kernel/viewer.js';
import type { Change } from './changes.js';
import { HistoryConnection, HistoryEntryType } from './history.types.js';

interface HistoryRow {
  id: Buffer;
  at: StoredTime;
  client_id: Buffer | null;
  subject_id: Buffer;
  subject_type: IdType;
  actor_kind: Doer['kind'];
  actor_id: Buffer | null;
  action: string;
  door: Door | null;
  summary: string;
  changes: string | null;
  request_id: string | null;
}

const ORDER = [{ column: 'h.id', direction: 'DESC', holds: 'id' }] as const;

/** Something with a history of its own, and the client it belongs to. */
export interface Subject {
  readonly clientId: ClientId;
  readonly id: Id<IdType>;
}

/** Reads what was done. Whoever looks after all of a client sees its history; whoever looks after sublicenses what concerns one of them. */
export class HistoryReadModel {
  readonly #reader: Reader;

  constructor({ reader }: { reader: Reader }) {
    this.#reader = reader;
  }

  /** What was done at clients: one part for each, so that each is a range of the index that knows the order. */
  ofClients(clients: readonly ClientId[], args: ForwardPageArgs): Promise<object> {
    return this.#page('clients', clients.map(ofClient), args);
  }

  /** What was done anywhere on the site. */
  ofSite(args: ForwardPageArgs): Promise<object> {
    return this.#page('site', [{ from: 'history_entry h', where: '1 = 1', parameters: [] }], args);
  }

  /** What was done to one thing that is in scope already. */
  ofSubject(scope: Scope, { clientId, id }: Subject, args: ForwardPageArgs): Promise<object> {
    const seen = seesWholeClient(scope, clientId) ? { sql: '1 = 1', parameters: [] } : inScope(scope, 'h.client_id', (given) => `h.sublicense_id IN (${given})`);
    const where = `h.subject_id = ? AND h.client_id = ? AND ${seen.sql}`;
    return this.#page('subject', [{ from: 'history_entry h', where, parameters: [idBytes(id), idBytes(clientId), ...seen.parameters] }], args);
  }

  /** All that was done to one thing of a client, the oldest first. */
  async allOf({ clientId, id }: Subject): Promise<HistoryEntryType[]> {
    const found = await rows<{ id: Buffer }>(this.#reader, 'SELECT id FROM history_entry WHERE subject_id = ? AND client_id = ? ORDER BY id', [idBytes(id), idBytes(clientId)]);
    return [...(await this.#byId(found.map((row) => idFromBytes('hst', row.id)))).values()].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** An entry, if the scope lets see it. */
  async visible(scope: Scope, id: HistoryEntryId): Promise<HistoryEntryType | undefined> {
    const entry = (await this.#byId([id])).get(id);
    if (entry === undefined || scope.everything) return entry;
    return entry.clientId !== null && seesWholeClient(scope, entry.clientId) ? entry : undefined;
  }

  async #page(name: string, parts: readonly ListPart[], args: ForwardPageArgs): Promise<object> {
    const found = await pageOfParts(this.#reader, { list: `history of ${name}`, parts, order: ORDER }, pageRequest(args));
    const idOf = (bytes: Buffer) => idFromBytes('hst', bytes);
    return new HistoryConnection(pageOfNodes(found, idOf, await this.#byId(found.ids.map(idOf))));
  }

  async #byId(ids: readonly HistoryEntryId[]): Promise<Map<HistoryEntryId, HistoryEntryType>> {
    const found = await rowsIn<HistoryRow>(
      this.#reader,
      ids.map(idBytes),
      (list) => `SELECT id, at, client_id, subject_id, subject_type, actor_kind, actor_id, action, door, summary, changes, request_id
        FROM history_entry WHERE id IN (${list})`,
    );
    return new Map(found.map(readEntry).map((entry) => [entry.id, entry]));
  }
}

function ofClient(client: ClientId): ListPart {
  return { from: 'history_entry h', where: 'h.client_id = ?', parameters: [idBytes(client)] };
}

function readEntry(row: HistoryRow): HistoryEntryType {
  return Object.assign(new HistoryEntryType(), {
    id: idFromBytes('hst', row.id),
    at: readTime(row.at),
    clientId: row.client_id === null ? null : idFromBytes('cli', row.client_id),
    subjectId: idFromBytes(row.subject_type, row.subject_id),
    by: readDoer(row),
    action: row.action,
    door: row.door,
    summary: row.summary,
    changes: row.changes === null ? [] : (JSON.parse(row.changes) as Change[]),
    requestId: row.request_id,
  });
}

function readDoer({ actor_kind: kind, actor_id: id }: HistoryRow): Doer {
  if (kind === 'STAFF' && id !== null) return { kind, id: idFromBytes('stf', id) };
  if (kind === 'LEARNER' && id !== null) return { kind, id: idFromBytes('lrn', id) };
  return { kind: 'SYSTEM', id: null };
}
