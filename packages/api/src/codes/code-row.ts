import type { ClientType } from '../clients/clients.api.js';
import { earliest, readTime, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { idFromHex } from '../kernel/ids.js';
import type { Along } from '../kernel/list-page.js';
import { domainsIn } from './email-domains.js';
import { RegistrationCodeType, type CodeAccess, type CodeStatus } from './codes.types.js';

/** A registration code as statements read it, with what its standing needs of its client. */
export interface CodeRow {
  id: string;
  label: string;
  code: string;
  generated_key: string | null;
  enabled: boolean | number;
  starts_at: StoredTime | null;
  expires_at: StoredTime | null;
  email_domains: string | null;
  created_at: StoredTime;
  created_by: string;
  max_taken: number | null;
  taken: number;
  client_id: string;
  client_name: string;
  client_slug: string;
  client_status: ClientType['status'];
  client_ends_at: StoredTime | null;
}

const COLUMNS = `HEX(k.id) AS id, k.label, k.code, k.generated_key, k.enabled, k.starts_at, k.expires_at, k.email_domains, k.created_at, HEX(k.created_by) AS created_by,
  al.max_taken, al.taken, HEX(c.id) AS client_id, c.name AS client_name, c.slug AS client_slug, c.status AS client_status, c.expires_at AS client_ends_at`;

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
function statusOf(row: CodeRow, { sublicensesEnd, now }: CodeTimes): CodeStatus {
  if (!row.enabled || row.client_status === 'DISABLED') return 'DISABLED';
  const end = earliest(readTimeOrNull(row.expires_at), readTimeOrNull(row.client_ends_at), ...sublicensesEnd);
  if (end !== null && end <= now) return 'EXPIRED';
  if (row.max_taken !== null && row.taken >= row.max_taken) return 'EXHAUSTED';
  const start = readTimeOrNull(row.starts_at);
  return start !== null && start > now ? 'SCHEDULED' : 'LIVE';
}
