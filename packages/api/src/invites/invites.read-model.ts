import { areasInScope, type Area } from '../kernel/areas.js';
import { timeText } from '../kernel/clock.js';
import { pageOfNodes } from '../kernel/connection.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, parseId, type InviteId } from '../kernel/ids.js';
import { allOf, anyOf, pageOfParts, type Condition, type ListPart } from '../kernel/list-page.js';
import { anyRow, FEW, firstRare, isIn, readBy, walkedBy, type RareFilter } from '../kernel/list-paths.js';
import { pageRequest } from '../kernel/paging.js';
import type { RequestContext } from '../kernel/request-context.js';
import { searchTerms, type SearchTerm } from '../kernel/search-words.js';
import type { Scope } from '../kernel/viewer.js';
import { invitesById, sublicensesOfInvites, type InviteRecord } from './invite-records.js';
import type { InvitesArgs } from './invites.inputs.js';
import { InviteConnection, InviteType, type InviteStatus } from './invites.types.js';

const ORDER = [{ column: 'i.id', direction: 'DESC', holds: 'id' }] as const;

/** Reads invites. Whoever looks after some sublicenses sees those that lead nowhere else. */
export class InvitesReadModel {
  readonly #reader: Reader;

  constructor({ reader }: { readonly reader: Reader }) {
    this.#reader = reader;
  }

  /** Invites by id, whoever asks. */
  readonly byId = async (ids: readonly InviteId[], { clock }: Pick<RequestContext, 'clock'>): Promise<Map<InviteId, InviteType>> => {
    const now = clock.now();
    return new Map([...(await invitesById(this.#reader, ids)).values()].map((record) => [record.id, read(record, now)]));
  };

  /** What invites lead to. */
  readonly sublicensesOf = (ids: readonly InviteId[]) => sublicensesOfInvites(this.#reader, ids);

  /** Those of the given invites that are in scope. */
  async visible(scope: Scope, ids: readonly InviteId[], ctx: Pick<RequestContext, 'clock'>): Promise<Map<InviteId, InviteType>> {
    const seen = await this.byId(ids, ctx);
    if (scope.everything) return seen;
    const leadTo = await this.sublicensesOf([...seen.keys()]);
    const isSeen = ({ id, clientId }: InviteType) => scope.clients.has(clientId) || leadTo.get(id)!.every((sublicense) => scope.sublicenses.has(sublicense));
    return new Map([...seen].filter(([, invite]) => isSeen(invite)));
  }

  /** One page of the invites in scope, the newest first. */
  async page(scope: Scope, { filter, ...page }: InvitesArgs, ctx: Pick<RequestContext, 'clock'>): Promise<InstanceType<typeof InviteConnection>> {
    const client = filter?.clientId == null ? null : parseId('cli', filter.clientId);
    const terms = searchTerms(filter?.search);
    const areas = client === undefined || terms?.length === 0 ? [] : areasInScope(scope, client);
    const tests = [...(terms ?? []).map(hasWord), ...(filter?.status == null ? [] : [standsIn(filter.status, ctx.clock.now())])];
    const parts = areas.length === 0 ? [] : await this.#parts(areas, { terms: terms ?? [], tests });
    const found = await pageOfParts(this.#reader, { list: 'invites', parts, order: ORDER }, pageRequest(page));
    const idOf = (bytes: Buffer) => idFromBytes('inv', bytes);
    return new InviteConnection(pageOfNodes(found, idOf, await this.byId(found.ids.map(idOf), ctx)));
  }

  /** Few are read by their words and sorted; else the index of the order is walked. */
  async #parts(areas: readonly Area[], { terms, tests }: { readonly terms: readonly SearchTerm[]; readonly tests: readonly Condition[] }): Promise<ListPart[]> {
    const rare = await firstRare(this.#reader, FEW, terms.map((term) => havingWord(term, areas)));
    if (rare !== undefined) return [readBy(rare, 'invite i', allOf([anyOf(areas.map(inArea)), ...tests]))];
    return areas.map((area) => {
      const { sql, parameters } = allOf([inArea(area), ...tests]);
      return { from: area.client === null ? 'invite i' : `invite i ${walkedBy('ix_invite_client')}`, where: sql, parameters };
    });
  }
}

function inArea({ client, sublicenses }: Area): Condition {
  const conditions: Condition[] = client === null ? [] : [{ sql: 'i.client_id = ?', parameters: [idBytes(client)] }];
  if (sublicenses !== null) {
    const among = isIn('s.sublicense_id', sublicenses.map(idBytes));
    const beyond = anyRow('invite_sublicense s', `s.invite_id = i.id AND NOT (${among.sql})`, among.parameters);
    conditions.push({ sql: `(${beyond.sql}) IS NULL`, parameters: beyond.parameters });
  }
  return allOf(conditions);
}

function hasWord({ from, to }: SearchTerm): Condition {
  return anyRow('invite_word w', 'w.invite_id = i.id AND w.word >= ? AND w.word < ?', [from, to]);
}

function havingWord({ from, to }: SearchTerm, areas: readonly Area[]): RareFilter {
  const clients = areas.flatMap(({ client }) => (client === null ? [] : [idBytes(client)]));
  const within = clients.length === 0 ? [] : [isIn('w.client_id', clients)];
  const { sql, parameters } = allOf([...within, { sql: 'w.word >= ? AND w.word < ?', parameters: [from, to] }]);
  return { rows: { from: 'invite_word w', where: sql, parameters }, id: 'w.invite_id', joins: 'i.id' };
}

/** As {@link statusOf} tells it. */
function standsIn(status: readonly InviteStatus[], now: Date): Condition {
  const among = isIn('status', status);
  return {
    sql: `(SELECT CASE WHEN i.state <> 'OPEN' THEN i.state WHEN i.expires_at <= ? THEN 'EXPIRED' WHEN i.failure IS NOT NULL THEN 'BOUNCED'
      WHEN i.sent_at IS NOT NULL THEN 'SENT' ELSE 'QUEUED' END) ${among.sql.replace('status', '')}`,
    parameters: [timeText(now), ...among.parameters],
  };
}

/** What weighs most is told: what people did with it, then its time, then its mail. */
function statusOf({ state, expiresAt, failure, sentAt }: InviteRecord, now: Date): InviteStatus {
  if (state !== 'OPEN') return state;
  if (expiresAt <= now) return 'EXPIRED';
  if (failure !== null) return 'BOUNCED';
  return sentAt === null ? 'QUEUED' : 'SENT';
}

function read(record: InviteRecord, now: Date): InviteType {
  const { id, clientId, learnerId, invitedBy, email, firstName, lastName, message, failure, sentAt, expiresAt, acceptedAt, createdAt } = record;
  const status = statusOf(record, now);
  return Object.assign(new InviteType(), { id, clientId, learnerId, invitedById: invitedBy, email, firstName, lastName, message, status, failure, sentAt, expiresAt, acceptedAt, createdAt });
}
