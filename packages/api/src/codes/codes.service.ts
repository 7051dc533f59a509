import { createAllowance, deleteAllowance, setLimit } from '../allowances/allowances.api.js';
import { beginnings, changesBetween, recordHistory, type Change, type Deed } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { readTimeOrNull, timeText, timeTextOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, type AllowanceId, type ClientId, type CodeId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { invalid, Refusal } from '../kernel/problem.js';
import { insertRows, rows, rowsIn, run, type SqlValue } from '../kernel/sql.js';
import type { CodeText } from './code.js';
import { switchCodes, type Switch } from './code-switch.js';
import { rerouteCodes } from './code-reroutes.js';
import { settingsOf } from './code-settings.js';
import { addListing, removeListing, renewListing } from './code-listing.js';
import { storedDomains } from './email-domains.js';
import { CodeInUse, CodeTaken } from './codes.problems.js';

/** A registration code about to be made; its ids are made outside whatever may run again. */
export interface NewCode {
  readonly id: CodeId;
  readonly useAllowanceId: AllowanceId;
  readonly clientId: ClientId;
  readonly label: string;
  readonly text: CodeText;
  /** True when Portico generated it: such a code is unique on the site. */
  readonly generated: boolean;
  readonly sublicenses: readonly SublicenseId[];
  readonly maxRedemptions: number | null;
  readonly startsAt: Date | null;
  readonly expiresAt: Date | null;
  /** As `plainDomains` made them; none: for everybody. */
  readonly emailDomains: readonly string[];
  readonly by: StaffId;
}

/** What may change about a registration code; what is undefined stays. */
export interface CodeChanges {
  readonly label?: string | undefined;
  readonly maxRedemptions?: number | null | undefined;
  readonly startsAt?: Date | null | undefined;
  readonly expiresAt?: Date | null | undefined;
  readonly emailDomains?: readonly string[] | undefined;
  readonly sublicenses?: readonly SublicenseId[] | undefined;
}

/** The only writer of registration codes, and of which codes are on. Redemptions are written by `redemption.ts`, under the gate. */
export class CodesService {
  /** @throws Refusal CodeTaken when the client has a code of the same folded key, or a generated one is on the site already */
  async create(tx: Tx, code: NewCode, act: Act): Promise<void> {
    const { now } = act;
    if (await this.#isMade(tx, code)) return;
    await requireSublicenses(tx, code.sublicenses);
    await insertRows(
      tx,
      'code',
      ['id', 'client_id', 'kind', 'label', 'code', 'folded_key', 'generated_key', 'enabled', 'use_allowance_id', 'starts_at', 'expires_at', 'email_domains', 'created_at', 'created_by'],
      [
        [
          idBytes(code.id),
          idBytes(code.clientId),
          'REGISTRATION',
          code.label,
          code.text.text,
          code.text.foldedKey,
          code.generated ? code.text.foldedKey : null,
          true,
          idBytes(code.useAllowanceId),
          timeTextOrNull(code.startsAt),
          timeTextOrNull(code.expiresAt),
          storedDomains(code.emailDomains),
          timeText(now),
          idBytes(code.by),
        ],
      ],
    );
    await putSublicenses(tx, code.id, code.sublicenses);
    await addListing(tx, code, now);
    await createAllowance(tx, { id: code.useAllowanceId, counts: 'CODE_USES', ownerId: code.id, clientId: code.clientId }, code.maxRedemptions);
    const made = await settingsOf(tx, code.id);
    const summary = `Made the registration code ${code.text.text}.`;
    await record(tx, act, { code, opens: made.opens, what: 'created', summary, changes: beginnings(made.fields) });
  }

  /** Changes a code; what was redeemed stays as it was. */
  async update(tx: Tx, id: CodeId, { changes, act }: { changes: CodeChanges; act: Act }): Promise<void> {
    const before = await lockCode(tx, id);
    if (before === undefined) throw new NotFound('code');
    const was = await settingsOf(tx, id);
    const startsAt = changes.startsAt === undefined ? before.startsAt : changes.startsAt;
    const expiresAt = changes.expiresAt === undefined ? before.expiresAt : changes.expiresAt;
    refuseBackwards(startsAt, expiresAt);
    await run(tx, 'UPDATE code SET label = ?, starts_at = ?, expires_at = ? WHERE id = ?', [
      changes.label ?? before.label,
      timeTextOrNull(startsAt),
      timeTextOrNull(expiresAt),
      idBytes(id),
    ]);
    if (changes.emailDomains !== undefined) await run(tx, 'UPDATE code SET email_domains = ? WHERE id = ?', [storedDomains(changes.emailDomains), idBytes(id)]);
    await renewListing(tx, id, { label: changes.label, expiresAt });
    if (changes.sublicenses !== undefined) {
      await requireSublicenses(tx, changes.sublicenses);
      await run(tx, 'DELETE FROM code_sublicense WHERE code_id = ?', [idBytes(id)]);
      await putSublicenses(tx, id, changes.sublicenses);
    }
    if (changes.maxRedemptions !== undefined) await setLimit(tx, before.uses, changes.maxRedemptions);
    const is = await settingsOf(tx, id);
    const changed = changesBetween(was.fields, is.fields);
    if (changed.length === 0) return;
    const opens = was.opens.length === 1 && is.opens.length === 1 && was.opens[0] === is.opens[0] ? is.opens : [];
    const summary = `Changed ${changed.map(({ field }) => field).join(', ')} of the registration code ${before.code}.`;
    await record(tx, act, { code: { id, clientId: before.clientId }, opens, what: 'updated', summary, changes: changed });
  }

  /** Switches codes of either kind on or off. */
  setEnabled(tx: Tx, ids: readonly CodeId[], change: Switch): Promise<void> {
    return switchCodes(tx, ids, change);
  }

  /**
   * Deletes a code nobody redeemed; its word stays taken, because links with it may be about. One that is gone is deleted
   * already.
   *
   * @throws Refusal CodeInUse for a code that was redeemed
   */
  async delete(tx: Tx, id: CodeId, act: Act): Promise<void> {
    const code = await lockCode(tx, id);
    if (code === undefined) return;
    const [redeemed] = await rows<{ n: number }>(tx, 'SELECT COUNT(*) AS n FROM redemption WHERE code_id = ?', [idBytes(id)]);
    const count = Number(redeemed!.n);
    if (count > 0) throw new Refusal(new CodeInUse(count));
    const { opens } = await settingsOf(tx, id);
    const summary = `Deleted the registration code ${code.code}.`;
    await record(tx, act, { code: { id, clientId: code.clientId }, opens, what: 'deleted', summary, changes: [] });
    await run(tx, 'DELETE FROM code_sublicense WHERE code_id = ?', [idBytes(id)]);
    await removeListing(tx, id);
    await run(tx, 'DELETE FROM code WHERE id = ?', [idBytes(id)]);
    await insertRows(tx, 'retired_code', ['folded_key', 'client_id', 'retired_at'], [[code.foldedKey, idBytes(code.clientId), timeText(act.now)]]);
    await deleteAllowance(tx, code.uses);
  }

  /** How many codes open a sublicense, those of batches among them. */
  async countOpening(reader: Reader, sublicense: SublicenseId): Promise<number> {
    const [row] = await rows<{ own: number; shared: number | null }>(
      reader,
      `SELECT (SELECT COUNT(*) FROM code_sublicense WHERE sublicense_id = ?) AS own,
        (SELECT SUM(CASE WHEN al.max_taken > 0 THEN al.max_taken ELSE 1 END) FROM redemption_code_batch_sublicense ks JOIN redemption_code_batch b ON b.id = ks.batch_id
          JOIN allowance al ON al.id = b.use_allowance_id WHERE ks.sublicense_id = ?) AS shared`,
      [idBytes(sublicense), idBytes(sublicense)],
    );
    return Number(row!.own) + Number(row!.shared ?? 0);
  }

  /** Lets every code that opens one sublicense open another instead. */
  reroute(tx: Tx, move: { readonly from: SublicenseId; readonly to: SublicenseId }, act: Act): Promise<void> {
    return rerouteCodes(tx, move, act);
  }

  /** @returns true when an earlier try of this very call made it */
  async #isMade(tx: Tx, { id, clientId, text, generated }: NewCode): Promise<boolean> {
    const { foldedKey } = text;
    const parameters: SqlValue[] = [foldedKey, idBytes(clientId), generated ? foldedKey : null];
    const same = await rows<{ id: Buffer }>(
      tx,
      'SELECT id FROM code WHERE (folded_key = ? AND client_id = ?) OR generated_key = ?',
      parameters,
    );
    if (same.some((row) => idFromBytes('cod', row.id) === id)) return true;
    const retired = await rows(tx, 'SELECT 1 AS one FROM retired_code WHERE folded_key = ? AND client_id = ?', [foldedKey, idBytes(clientId)]);
    if (same.length > 0 || retired.length > 0) throw new Refusal(new CodeTaken());
    return false;
  }
}

/** @throws Refusal InvalidInput when a code would end before it starts */
export function refuseBackwards(startsAt: Date | null, expiresAt: Date | null): void {
  if (startsAt !== null && expiresAt !== null && expiresAt <= startsAt) throw invalid('expiresAt', 'A code must end after it starts.');
}

interface Recorded {
  readonly code: { readonly id: CodeId; readonly clientId: ClientId };
  readonly opens: readonly SublicenseId[];
  readonly what: 'created' | 'updated' | 'deleted';
  readonly summary: string;
  readonly changes: readonly Change[];
}

function deedOf({ code: { id, clientId }, opens, what, summary, changes }: Recorded): Deed {
  return { action: `registration_code.${what}`, clientId, subject: id, sublicenseId: opens.length === 1 ? opens[0] : undefined, summary, changes };
}

async function record(tx: Tx, act: Act, deed: Recorded): Promise<void> {
  await recordHistory(tx, act, [deedOf(deed)]);
}

interface LockedCode {
  readonly clientId: ClientId;
  readonly foldedKey: string;
  readonly code: string;
  readonly label: string;
  readonly startsAt: Date | null;
  readonly expiresAt: Date | null;
  readonly uses: AllowanceId;
}

/** Locks a registration code, so that its first redemption comes before or after its deletion; undefined when it is gone. */
async function lockCode(tx: Tx, id: CodeId): Promise<LockedCode | undefined> {
  const locked = await run(tx, "UPDATE code SET label = label WHERE kind = 'REGISTRATION' AND id = ?", [idBytes(id)]);
  if (locked === 0) return undefined;
  const [row] = await rows<{ client_id: Buffer; folded_key: string; code: string; label: string; starts_at: StoredTime | null; expires_at: StoredTime | null; use_allowance_id: Buffer }>(
    tx,
    'SELECT client_id, folded_key, code, label, starts_at, expires_at, use_allowance_id FROM code WHERE id = ?',
    [idBytes(id)],
  );
  return {
    clientId: idFromBytes('cli', row!.client_id),
    foldedKey: row!.folded_key,
    code: row!.code,
    label: row!.label,
    startsAt: readTimeOrNull(row!.starts_at),
    expiresAt: readTimeOrNull(row!.expires_at),
    uses: idFromBytes('alw', row!.use_allowance_id),
  };
}

/** One of them may have been deleted since the request was let in. */
export async function requireSublicenses(tx: Tx, sublicenses: readonly SublicenseId[]): Promise<void> {
  const found = await rowsIn(tx, sublicenses.map(idBytes), (marks) => `SELECT id FROM sublicense WHERE id IN (${marks})`);
  if (found.length !== sublicenses.length) throw new NotFound('sublicense');
}

async function putSublicenses(tx: Tx, code: CodeId, sublicenses: readonly SublicenseId[]): Promise<void> {
  await insertRows(tx, 'code_sublicense', ['code_id', 'sublicense_id'], sublicenses.map((id) => [idBytes(code), idBytes(id)]));
}
