import { readTime, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { idFromBytes } from '../kernel/ids.js';
import type { Reference } from '../kernel/reference.js';
import type { ClientStatus, Language } from './client.entity.js';
import { ClientType } from './clients.types.js';
import { Design } from './design.types.js';

/** The columns of {@link DesignRow}, for statements that join `client c`. */
export const DESIGN_COLUMNS = 'c.accent_color, c.heading, c.welcome_text, c.support_email, c.sender_name, c.invite_subject';

export interface DesignRow {
  accent_color: string;
  heading: string | null;
  welcome_text: string | null;
  support_email: string | null;
  sender_name: string | null;
  invite_subject: string | null;
}

export function readDesign(row: DesignRow): Design {
  return new Design({
    accentColor: row.accent_color,
    heading: row.heading,
    welcomeText: row.welcome_text,
    supportEmail: row.support_email,
    senderName: row.sender_name,
    inviteSubject: row.invite_subject,
  });
}

/** The columns of {@link ClientRow}, for statements that join `client c`. */
export const CLIENT_COLUMNS = `c.id, c.name, c.slug, c.sku, c.status, c.seat_allowance_id, c.expires_at, c.time_zone, c.language, c.reference,
  c.created_at, c.updated_at, ${DESIGN_COLUMNS}`;

export interface ClientRow extends DesignRow {
  id: Buffer;
  name: string;
  slug: string;
  sku: string | null;
  status: ClientStatus;
  seat_allowance_id: Buffer;
  expires_at: StoredTime | null;
  time_zone: string;
  language: Language;
  reference: string;
  created_at: StoredTime;
  updated_at: StoredTime;
}

const ALONG = CLIENT_COLUMNS.split(',').map((column) => column.trim().slice('c.'.length)).map((name) => [name, `client_${name}`] as const);

/** {@link CLIENT_COLUMNS} with `client_` before each name, for statements that read something of a `client c` and the client too. */
export const CLIENT_ALONG = ALONG.map(([name, along]) => `c.${name} AS ${along}`).join(', ');

/** Reads what {@link CLIENT_ALONG} selected. */
export function readClientAlong(row: object, publicUrl: URL): ClientType {
  const selected = row as Readonly<Record<string, unknown>>;
  const plain: Record<string, unknown> = {};
  for (const [name, along] of ALONG) plain[name] = selected[along];
  // Name for name the columns of the row.
  return readClient(plain as unknown as ClientRow, publicUrl);
}

/** @param publicUrl where the site is reached */
export function readClient(row: ClientRow, publicUrl: URL): ClientType {
  return new ClientType({
    id: idFromBytes('cli', row.id),
    name: row.name,
    slug: row.slug,
    sku: row.sku,
    status: row.status,
    landingUrl: `${publicUrl.origin}/${row.slug}`,
    seatAllowanceId: idFromBytes('alw', row.seat_allowance_id),
    expiresAt: readTimeOrNull(row.expires_at),
    timeZone: row.time_zone,
    language: row.language,
    design: readDesign(row),
    reference: JSON.parse(row.reference) as Reference[],
    createdAt: readTime(row.created_at),
    updatedAt: readTime(row.updated_at),
  });
}
