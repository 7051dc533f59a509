import { BRIEF_CLIENT_COLUMNS, type BriefClientRow } from '../clients/clients.api.js';
import { earliest, readTime, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { idFromHex } from '../kernel/ids.js';
import type { Along } from '../kernel/list-page.js';
import { RegistrationCodeType, type CodeAccess, type CodeStatus } from './codes.types.js';

/** A registration code as statements read it, with its client. */
export interface CodeRow extends BriefClientRow {
  id: string;
  label: string;
  code: string;
  generated_key: string | null;
  enabled: boolean | number;
  starts_at: StoredTime | null;
  expires_at: StoredTime | null;
  created_at: StoredTime;
  created_by: string;
  max_taken: number | null;
  taken: number;
}

const COLUMNS = `HEX(k.id) AS id, k.label, k.code, k.generated_key, k.enabled, k.starts_at, k.expires_at, k.created_at, HEX(k.created_by) AS created_by, al.max_taken, al.taken, ${BRIEF_CLIENT_COLUMNS}`;

/** Selects {@link CodeRow}s. */
export const SELECT_CODES = `SELECT ${COLUMNS} FROM code k JOIN client c ON c.id = k.client_id JOIN allowance al ON al.id = k.use_allowance_id`;

/** The same for the codes of a page. */
export const CODES_ALONG: Along = {
  columns: COLUMNS,
  joins: 'LEFT JOIN code k ON k.id = p.id LEFT JOIN client c ON c.id = k.client_id LEFT JOIN allowance al ON al.id = k.use_allowance_id',
};

/** @param access what it opens @param now when it stands as it is said to */
export function readCode(row: CodeRow, access: CodeAccess, now: Date): RegistrationCodeType {
  const { client } = access;
  return Object.assign(new RegistrationCodeType(), {
    id: idFromHex('cod', row.id),
    clientId: client.id,
    createdById: idFromHex('stf', row.created_by),
    access,
    label: row.label,
    code: row.code,
    guessable: row.generated_key === null,
    landingUrl: `${client.landingUrl}/${encodeURIComponent(row.code)}`,
    maxRedemptions: row.max_taken,
    redemptionCount: row.taken,
    startsAt: readTimeOrNull(row.starts_at),
    expiresAt: readTimeOrNull(row.expires_at),
    emailDomains: [],
    status: statusOf(row, access, now),
    createdAt: readTime(row.created_at),
  });
}

/** What weighs most is told: switched off, then over, then used up, then not yet. */
function statusOf(row: CodeRow, { client, sublicenses }: CodeAccess, now: Date): CodeStatus {
  if (!row.enabled || client.status === 'DISABLED') return 'DISABLED';
  const end = earliest(readTimeOrNull(row.expires_at), client.expiresAt, ...sublicenses.map(({ expiresAt }) => expiresAt));
  if (end !== null && end <= now) return 'EXPIRED';
  if (row.max_taken !== null && row.taken >= row.max_taken) return 'EXHAUSTED';
  const start = readTimeOrNull(row.starts_at);
  return start !== null && start > now ? 'SCHEDULED' : 'LIVE';
}
