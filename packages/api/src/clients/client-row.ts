import { readTime, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { idFromBytes } from '../kernel/ids.js';
import type { Reference } from '../kernel/reference.js';
import { logoPath } from './client-logos.js';
import type { ClientStatus, Language } from './client.entity.js';
import { ClientType } from './clients.types.js';
import { Design } from './design.types.js';

/** The columns of {@link DesignRow}, for statements that join `client c`. */
export const DESIGN_COLUMNS = `c.accent_color, c.heading, c.welcome_text, c.support_email, c.sender_name, c.invite_subject,
  c.logo_hash, c.logo_width, c.logo_height, c.logo_plate`;

export interface DesignRow {
  accent_color: string;
  heading: string | null;
  welcome_text: string | null;
  support_email: string | null;
  sender_name: string | null;
  invite_subject: string | null;
  logo_hash: Buffer | null;
  logo_width: number | null;
  logo_height: number | null;
  logo_plate: number | null;
}

/** @param publicUrl where the site is reached */
export function readDesign(row: DesignRow, publicUrl: URL): Design {
  return new Design({
    logoUrl: row.logo_hash && `${publicUrl.origin}${logoPath(row.logo_hash)}`,
    logoWidth: row.logo_width,
    logoHeight: row.logo_height,
    logoPlate: row.logo_plate === 1,
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
    design: readDesign(row, publicUrl),
    reference: JSON.parse(row.reference) as Reference[],
    createdAt: readTime(row.created_at),
    updatedAt: readTime(row.updated_at),
  });
}
