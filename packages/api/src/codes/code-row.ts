import { earliest, readTime, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { idFromHex } from '../kernel/ids.js';
import type { Along } from '../kernel/list-page.js';
import { domainsIn } from './email-domains.js';
import { CLIENT_COLUMNS, type ClientRow } from './openings.js';
import { type CodeAccess } from './code-access.types.js';
import { type CodeStatus } from './code-status.js';
import { RegistrationCodeType } from './codes.types.js';

/** A registration code as statements read it, with what its standing needs of its client. */
export interface CodeRow extends ClientRow, StandingRow {
  id: string;
  label: string;
  code: string;
  generated_key: string | null;
  email_domains: string | null;
  created_at: StoredTime;
  created_by: string;
}

/** What says how a code, or a batch of codes, stands, beside the ends of what it opens. */
export interface StandingRow extends Pick<ClientRow, 'client_status' | 'client_ends_at'> {
  enabled: boolean | number;
  starts_at: StoredTime | null;
  expires_at: StoredTime | null;
  max_taken: number | null;
  taken: number;
}

const COLUMNS = `HEX(k.id) AS id, k.label, k.code, k.generated_key, k.enabled, k.starts_at, k.expires_at, k.email_domains, k.created_at, HEX(k.created_by) AS created_by,
  al.max_taken, al.taken, ${CLIENT_COLUMNS}`;

/** Selects {@link CodeRow}s. */
export const SELECT_CODES = `SELECT ${COLUMNS} FROM code k JOIN client c ON c.id = k.client_id JOIN allowance al ON al.id = k.use_allowance_id`;

/** The same for the codes of a page. */
export const CODES_ALONG: Along = {
  columns: COLUMNS,
  joins: 'LEFT JOIN code k ON k.id = p.id LEFT JOIN client c ON c.id = k.client_id LEFT JOIN allowance al ON al.id = k.use_allowance_id',
};

/** What decides how a code stands beside its own row: the ends of the sublicenses it opens, and this moment. */
export interface CodeTimes {
  readonly sublicensesEnd: readonly (Date | null)[];
  readonly now: Date;
}

/** @param site where it is reached, such as `https://learn.example.com` */
export function readCode(row: CodeRow, access: CodeAccess, { site, ...times }: CodeTimes & { readonly site: string }): RegistrationCodeType {
  return Object.assign(new RegistrationCodeType(), {
    id: idFromHex('cod', row.id),
    clientId: access.client.id,
    createdById: idFromHex('stf', row.created_by),
    access,
    label: row.label,
    code: row.code,
    guessable: row.generated_key === null,
    landingUrl: `${site}/${row.client_slug}/${encodeURIComponent(row.code)}`,
    maxRedemptions: row.max_taken,
    redemptionCount: row.taken,
    startsAt: readTimeOrNull(row.starts_at),
    expiresAt: readTimeOrNull(row.expires_at),
    emailDomains: domainsIn(row.email_domains),
    status: statusOf(row, times),
    createdAt: readTime(row.created_at),
  });
}

/** What weighs most is told: switched off, then over, then used up, then not yet. */
export function statusOf(row: StandingRow, { sublicensesEnd, now }: CodeTimes): CodeStatus {
  if (!row.enabled || row.client_status === 'DISABLED') return 'DISABLED';
  const end = earliest(readTimeOrNull(row.expires_at), readTimeOrNull(row.client_ends_at), ...sublicensesEnd);
  if (end !== null && end <= now) return 'EXPIRED';
  if (row.max_taken !== null && row.taken >= row.max_taken) return 'EXHAUSTED';
  const start = readTimeOrNull(row.starts_at);
  return start !== null && start > now ? 'SCHEDULED' : 'LIVE';
}
