import { noteClientChange, takeClientTurn } from '../clients/clients.api.js';
import { actOf } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { SublicenseId } from '../kernel/ids.js';
import { Refusal, invalid } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { StaffService } from '../staff/staff.api.js';
import type { SublicenseHolders } from './sublicense-holders.js';
import { treeOf, type Subject } from './sublicense-rules.js';
import { SublicenseInUse } from './sublicenses.problems.js';
import type { SublicensesService } from './sublicenses.service.js';

/** What {@link SublicenseDeletion} works with. */
export interface SublicenseDeletionParts {
  readonly service: SublicensesService;
  readonly holders: SublicenseHolders;
  readonly staff: StaffService;
}

/** How a sublicense goes, and where what hangs on it goes. */
export class SublicenseDeletion {
  readonly #parts: SublicenseDeletionParts;

  constructor(parts: SublicenseDeletionParts) {
    this.#parts = parts;
  }

  /**
   * Deletes a sublicense the caller has seen; one that is gone is deleted already.
   *
   * @param moveTo where its learners and codes go; null: it must have none
   * @throws SublicenseInUse, SeatsExhausted, InvalidInput for Main, for one with others below it and for a move to
   *   itself, NotFound for a `moveTo` the client does not have
   */
  async run(tx: Tx, ctx: RequestContext, { subject, moveTo }: { subject: Subject; moveTo: SublicenseId | null }): Promise<void> {
    const { service, holders, staff } = this.#parts;
    const act = actOf(ctx);
    const { now } = act;
    await takeClientTurn(tx, subject.clientId);
    const found = await service.lock(tx, subject, now);
    if (found === undefined) return;
    if (found.mainOf !== null) throw invalid('id', 'Main goes only with its client.');
    const tree = await treeOf(tx, subject.clientId);
    if (tree.hasChildren(subject.id)) throw invalid('id', 'Others hang below this sublicense. Move or delete them first.');
    if (moveTo === subject.id) throw invalid('moveLearnersTo', 'Its learners cannot move to the sublicense that goes.');
    if (moveTo !== null && !tree.has(moveTo)) throw new NotFound('sublicense');
    if (moveTo === null) await this.#refuseInUse(tx, subject.id);
    else await holders.moveAll(tx, ctx, { clientId: subject.clientId, from: subject.id, to: moveTo });
    await noteClientChange(tx, subject.clientId, now);
    await holders.forget(tx, ctx, { clientId: subject.clientId, id: subject.id });
    await staff.forgetSublicense(tx, subject.id);
    await service.remove(tx, found, { act, movedTo: moveTo });
  }

  async #refuseInUse(tx: Tx, id: SublicenseId): Promise<void> {
    const { holders } = this.#parts;
    // Whose access ended may be let in again until their turn is taken.
    await holders.takeTurns(tx, id);
    const held = await holders.count(tx, id);
    if (held.learners + held.codes > 0) throw new Refusal(new SublicenseInUse(held));
  }
}
