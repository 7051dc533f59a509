import { deleteAllowancesOf } from '../allowances/allowances.api.js';
import { Change, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, type ClientId, type LearnerId, type SublicenseId } from '../kernel/ids.js';
import { Refusal, invalid } from '../kernel/problem.js';
import { rows, run } from '../kernel/sql.js';
import type { StaffService } from '../staff/staff.api.js';
import { removeUploadsOf } from '../uploads/uploads.api.js';
import { ClientInUse } from './clients.problems.js';

/** The port to whatever hangs on a client that lies above it: learners and codes. Wired by composition. */
export interface HoldersOfClient {
  /**
   * Takes the turns of everybody who is in, but for those the transaction has already.
   *
   * @returns all whose turn it has now
   */
  takeTurns(tx: Tx, client: ClientId, taken: readonly LearnerId[]): Promise<LearnerId[]>;
  /** How many learners are in, how many codes there are. */
  count(tx: Tx, client: ClientId): Promise<{ learners: number; codes: number }>;
  /** Deletes memberships, accesses, grounds, redemptions and codes. The accounts of learners stay; allowances are the caller's. */
  remove(tx: Tx, client: ClientId): Promise<void>;
}

/** The port through which the sublicenses of a client go with it. */
export interface SublicensesGoing {
  idsOf(tx: Tx, client: ClientId): Promise<SublicenseId[]>;
  /** Deletes all of them with their content; nothing may hang on them any more. Allowances are the caller's. */
  removeAll(tx: Tx, client: ClientId, ids: readonly SublicenseId[]): Promise<void>;
}

/** What {@link ClientDeletion} works with. */
export interface ClientDeletionParts {
  readonly holders: HoldersOfClient;
  readonly sublicenses: SublicensesGoing;
  readonly staff: StaffService;
}

/** What is asked: the client, its name typed again, and whether learners go with it. */
export interface Going {
  readonly id: ClientId;
  readonly name: string;
  readonly withLearners: boolean;
}

interface NameRow {
  name: string;
  slug: string;
}

/** How a client goes, with everything in it. */
export class ClientDeletion {
  readonly #parts: ClientDeletionParts;

  constructor(parts: ClientDeletionParts) {
    this.#parts = parts;
  }

  /**
   * Deletes a client the caller has seen, in a number of statements that grows only where they are cut by parameters; one
   * that is gone is deleted already. Turns come first, as everywhere, then the client's own row: behind that lock nobody
   * new can get in, because a membership, a code and a sublicense point to it. Whoever came in before it is seen after it.
   *
   * @throws InvalidInput for a wrong name, ClientInUse when learners are in and are not to go with it
   */
  async run(tx: Tx, act: Act, { id, name, withLearners }: Going): Promise<void> {
    const { holders, sublicenses, staff } = this.#parts;
    if ((await requireName(tx, id, name)) === undefined) return;
    const turns = withLearners ? await holders.takeTurns(tx, id, []) : [];
    await run(tx, 'UPDATE client SET updated_at = updated_at WHERE id = ?', [idBytes(id)]);
    const found = await requireName(tx, id, name);
    if (found === undefined) return;
    if (withLearners) await holders.takeTurns(tx, id, turns);
    const held = await holders.count(tx, id);
    if (held.learners > 0 && !withLearners) throw new Refusal(new ClientInUse(held));
    const tree = await sublicenses.idsOf(tx, id);
    await staff.forgetClient(tx, id, tree);
    await holders.remove(tx, id);
    await sublicenses.removeAll(tx, id, tree);
    await removeOwn(tx, id);
    const counts = { ...held, sublicenses: tree.length };
    await recordHistory(tx, act, [
      { action: 'client.deleted', clientId: id, subject: id, summary: `Deleted the client "${found.name}" with everything in it.`, changes: changesOf(found, counts) },
    ]);
    await deleteAllowancesOf(tx, id);
  }
}

/** @returns undefined when the client is gone. @throws InvalidInput when it is called something else */
async function requireName(tx: Tx, id: ClientId, typed: string): Promise<NameRow | undefined> {
  const [found] = await rows<NameRow>(tx, 'SELECT name, slug FROM client WHERE id = ?', [idBytes(id)]);
  if (found !== undefined && found.name.normalize('NFC') !== typed.trim().normalize('NFC')) {
    throw invalid('name', 'This is not the name of the client. Type it again as it is written.');
  }
  return found;
}

/** Everything of the client's own but its slugs: those stay taken. */
async function removeOwn(tx: Tx, id: ClientId): Promise<void> {
  for (const table of ['client_word', 'client_content', 'client_content_tag', 'client_logo']) await run(tx, `DELETE FROM ${table} WHERE client_id = ?`, [idBytes(id)]);
  await removeUploadsOf(tx, id);
  await run(tx, 'DELETE FROM client WHERE id = ?', [idBytes(id)]);
}

function changesOf({ name, slug }: NameRow, counts: Readonly<Record<string, number>>): Change[] {
  return [new Change('name', name, null), new Change('slug', slug, null), ...Object.entries(counts).map(([field, count]) => new Change(field, String(count), null))];
}
