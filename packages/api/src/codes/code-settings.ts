import { Named, type Told } from '../history/history.api.js';
import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type CodeId, type SublicenseId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import { domainsIn } from './email-domains.js';

/** What a registration code is set to, as history tells it, and which sublicenses it opens. */
export interface CodeSettings {
  readonly fields: { readonly [field: string]: Told };
  readonly opens: readonly SublicenseId[];
}

/** Reads {@link CodeSettings} by the names the API has for them. */
export async function settingsOf(reader: Reader, id: CodeId): Promise<CodeSettings> {
  const [row] = await rows<{ code: string; label: string; max_taken: number | null; starts_at: StoredTime | null; expires_at: StoredTime | null; email_domains: string | null }>(
    reader,
    'SELECT k.code, k.label, a.max_taken, k.starts_at, k.expires_at, k.email_domains FROM code k JOIN allowance a ON a.id = k.use_allowance_id WHERE k.id = ?',
    [idBytes(id)],
  );
  const opened = await rows<{ id: Buffer; name: string }>(
    reader,
    'SELECT s.id, s.name FROM code_sublicense ks JOIN sublicense s ON s.id = ks.sublicense_id WHERE ks.code_id = ? ORDER BY s.id',
    [idBytes(id)],
  );
  const fields = row === undefined ? {} : {
    code: row.code,
    label: row.label,
    maxRedemptions: row.max_taken,
    startsAt: readTimeOrNull(row.starts_at),
    expiresAt: readTimeOrNull(row.expires_at),
    emailDomains: domainsIn(row.email_domains),
    sublicenses: opened.map((one) => new Named(idFromBytes('sub', one.id), one.name)),
  };
  return { fields, opens: opened.map((one) => idFromBytes('sub', one.id)) };
}
