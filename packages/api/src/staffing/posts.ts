import type { ClientsReadModel, ClientType } from '../clients/clients.api.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idsFrom } from '../kernel/outside-ids.js';
import { invalid } from '../kernel/problem.js';
import { seesWholeClient, type SignedInStaff, type StaffRole } from '../kernel/viewer.js';
import type { StaffPost } from '../staff/staff.api.js';
import type { SublicensesReadModel, SublicenseType } from '../sublicenses/sublicenses.api.js';

/** What {@link Posts} works with. */
export interface PostsParts {
  readonly clients: Pick<ClientsReadModel, 'visible'>;
  readonly sublicenses: Pick<SublicensesReadModel, 'visible'>;
}

/** A post as it was asked for. */
export interface WantedPost {
  readonly role: StaffRole;
  readonly clientIds: readonly string[];
  readonly sublicenseIds: readonly string[];
}

/** A post that may be given, with what it names. */
export interface ReadPost extends StaffPost {
  readonly clients: readonly ClientType[];
  readonly sublicenses: readonly SublicenseType[];
}

/** What somebody may be asked in as: nobody gives more than they have. */
export class Posts {
  readonly #parts: PostsParts;

  constructor(parts: PostsParts) {
    this.#parts = parts;
  }

  /** @throws NotFound for clients and sublicenses out of sight, Refusal InvalidInput for a post that is none or is not theirs to give */
  async read(tx: Tx, asking: SignedInStaff, wanted: WantedPost): Promise<ReadPost> {
    const { role } = wanted;
    const clientIds = idsFrom('cli', wanted.clientIds);
    const sublicenseIds = idsFrom('sub', wanted.sublicenseIds);
    const clients = await Promise.all(clientIds.map(async (id) => (await this.#parts.clients.visible(tx, asking.scope, id)) ?? none('client')));
    const sublicenses = await Promise.all(sublicenseIds.map(async (id) => (await this.#parts.sublicenses.visible(tx, asking.scope, id)) ?? none('sublicense')));
    refuseWrong(wanted);
    if (role === 'OWNER' && asking.role !== 'OWNER') throw invalid('role', 'Only owners make owners.');
    if (!asking.scope.everything) refuseMore(asking, { role, clients, sublicenses });
    return { role, clientIds, sublicenseIds, clients, sublicenses };
  }
}

function none(what: string): never {
  throw new NotFound(what);
}

function refuseWrong({ role, clientIds, sublicenseIds }: WantedPost): void {
  if (role === 'OWNER' && clientIds.length > 0) throw invalid('clientIds', 'An owner has the whole site: name no clients.');
  if (role === 'OWNER' && sublicenseIds.length > 0) throw invalid('sublicenseIds', 'An owner has the whole site: name no sublicenses.');
  if (role === 'CLIENT_ADMIN' && sublicenseIds.length > 0) throw invalid('sublicenseIds', 'A client admin has clients whole: name no sublicenses.');
  if (role === 'CLIENT_ADMIN' && clientIds.length === 0) throw invalid('clientIds', 'Choose at least one client.');
  if (role === 'CLIENT_MANAGER' && clientIds.length + sublicenseIds.length === 0) throw invalid('clientIds', 'Choose at least one client or sublicense.');
}

function refuseMore(asking: SignedInStaff, { role, clients, sublicenses }: Pick<ReadPost, 'role' | 'clients' | 'sublicenses'>): void {
  if (role === 'AUDITOR' && clients.length + sublicenses.length === 0) throw invalid('clientIds', 'Choose at least one client or sublicense: only owners give the whole site.');
  if (!clients.every(({ id }) => seesWholeClient(asking.scope, id))) throw invalid('clientIds', 'Choose clients you look after whole.');
  if (!sublicenses.every(({ clientId }) => seesWholeClient(asking.scope, clientId))) throw invalid('sublicenseIds', 'Choose sublicenses of clients you look after whole.');
}
