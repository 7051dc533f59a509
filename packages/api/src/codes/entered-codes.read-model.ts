import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idFromBytes, type AllowanceId, type CodeId } from '../kernel/ids.js';
import { rowsIn } from '../kernel/sql.js';
import { PLACE_COLUMNS, readPlace, type Place, type PlaceRow } from '../learners/learners.api.js';
import type { BatchState } from './batch.entity.js';
import type { CodeKind } from './code.entity.js';
import { readCode } from './code.js';
import { REDEEMED } from './code-standing.js';
import { domainsIn } from './email-domains.js';
import { OPENED_BY_CODE } from './opened-by-code.js';

/** A code that exists, with everything that decides whether it lets somebody in. */
export interface KnownCode {
  readonly id: CodeId;
  readonly kind: CodeKind;
  readonly text: string;
  /** False when it, or its batch, is switched off, or its batch is still being made. */
  readonly enabled: boolean;
  /** True for a redemption code somebody has redeemed. */
  readonly used: boolean;
  /** Days an access by it lasts, where its batch says so; null: as long as the place says. */
  readonly accessDays: number | null;
  readonly startsAt: Date | null;
  readonly expiresAt: Date | null;
  /** Counts its uses; for a redemption code those of its batch. */
  readonly uses: AllowanceId;
  /** The e-mail domains it is for; none: everybody. */
  readonly emailDomains: readonly string[];
  /** What it opens: at least one place. */
  readonly places: readonly Place[];
}

/** A code as somebody entered it, and what it turned out to be. */
export interface EnteredCode {
  readonly entered: string;
  readonly code: KnownCode | null;
}

interface CodeRow extends PlaceRow {
  id: Buffer;
  kind: CodeKind;
  standing: number | null;
  batch_state: BatchState | null;
  batch_enabled: boolean | number | null;
  batch_days: number | null;
  code: string;
  folded_key: string;
  enabled: boolean | number;
  starts_at: StoredTime | null;
  expires_at: StoredTime | null;
  use_allowance_id: Buffer;
  email_domains: string | null;
}

/**
 * Looks entered codes up, in the order entered, each code once.
 *
 * @param slug the client's page they were entered on, old slugs too; null finds generated codes only, so that
 *   nobody learns other clients' words from a clash
 */
export async function lookUpCodes(reader: Reader, entered: readonly string[], slug: string | null): Promise<EnteredCode[]> {
  const read = entered.map((text) => ({ text, key: readCode(text)?.foldedKey }));
  const keys = [...new Set(read.flatMap(({ key }) => (key === undefined ? [] : [key])))];
  const known = await codesByKey(reader, keys, slug?.toLowerCase() ?? null);
  const seen = new Set<string>();
  return read.flatMap(({ text, key }) => {
    if (key !== undefined && seen.has(key)) return [];
    if (key !== undefined) seen.add(key);
    return [{ entered: text, code: (key === undefined ? undefined : known.get(key)) ?? null }];
  });
}

async function codesByKey(reader: Reader, keys: readonly string[], slug: string | null): Promise<Map<string, KnownCode>> {
  const [join, column, before] =
    slug === null
      ? ['', 'k.generated_key', []]
      : ['JOIN client_slug w ON w.slug = ? AND w.client_id = k.client_id', 'k.folded_key', [slug]];
  const found = await rowsIn<CodeRow>(
    reader,
    keys,
    (marks) => `SELECT k.id, k.kind, k.standing, k.code, k.folded_key, k.enabled, COALESCE(b.starts_at, k.starts_at) AS starts_at, COALESCE(b.expires_at, k.expires_at) AS expires_at,
        k.use_allowance_id, k.email_domains, b.state AS batch_state, b.enabled AS batch_enabled, b.access_days AS batch_days, ${PLACE_COLUMNS}
      FROM code k ${join} JOIN client cl ON cl.id = k.client_id LEFT JOIN redemption_code_batch b ON b.id = k.batch_id ${OPENED_BY_CODE}
      WHERE ${column} IN (${marks}) ORDER BY s.id`,
    before,
  );
  const codes = new Map<string, KnownCode & { places: Place[] }>();
  for (const row of found) {
    const code = codes.get(row.folded_key) ?? readKnown(row);
    code.places.push(readPlace(row));
    codes.set(row.folded_key, code);
  }
  return codes;
}

function readKnown(row: CodeRow): KnownCode & { places: Place[] } {
  return {
    id: idFromBytes('cod', row.id),
    kind: row.kind,
    text: row.code,
    enabled: Boolean(row.enabled) && (row.batch_state === null || (row.batch_state === 'MADE' && Boolean(row.batch_enabled))),
    used: ((row.standing ?? 0) & REDEEMED) !== 0,
    accessDays: row.batch_days,
    startsAt: readTimeOrNull(row.starts_at),
    expiresAt: readTimeOrNull(row.expires_at),
    uses: idFromBytes('alw', row.use_allowance_id),
    emailDomains: domainsIn(row.email_domains),
    places: [],
  };
}
