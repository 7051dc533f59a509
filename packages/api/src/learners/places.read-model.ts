import type { Reader } from '../kernel/database.js';
import { earliest, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { idBytes, idFromBytes, type AllowanceId, type ClientId, type SublicenseId } from '../kernel/ids.js';
import { rowsIn } from '../kernel/sql.js';

/** A sublicense with what its client says: everything the gate needs to know of where it lets people in. */
export interface Place {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly clientDisabled: boolean;
  readonly clientSeats: AllowanceId;
  readonly clientEndsAt: Date | null;
  readonly sublicenseId: SublicenseId;
  readonly sublicenseName: string;
  readonly seats: AllowanceId;
  readonly sublicenseEndsAt: Date | null;
  /** Days an access lasts from its grant; null: no end of its own. */
  readonly accessDays: number | null;
}

/** The columns of a place, for statements that join `sublicense s` and `client cl`. */
export const PLACE_COLUMNS = `cl.id AS client_id, cl.name AS client_name, cl.status AS client_status,
  cl.seat_allowance_id AS client_seats, cl.expires_at AS client_ends_at,
  s.id AS sublicense_id, s.name AS sublicense_name, s.seat_allowance_id AS seats,
  s.expires_at AS sublicense_ends_at, s.access_days`;

/** A row with {@link PLACE_COLUMNS}. */
export interface PlaceRow {
  client_id: Buffer;
  client_name: string;
  client_status: string;
  client_seats: Buffer;
  client_ends_at: StoredTime | null;
  sublicense_id: Buffer;
  sublicense_name: string;
  seats: Buffer;
  sublicense_ends_at: StoredTime | null;
  access_days: number | null;
}

export function readPlace(row: PlaceRow): Place {
  return {
    clientId: idFromBytes('cli', row.client_id),
    clientName: row.client_name,
    clientDisabled: row.client_status === 'DISABLED',
    clientSeats: idFromBytes('alw', row.client_seats),
    clientEndsAt: readTimeOrNull(row.client_ends_at),
    sublicenseId: idFromBytes('sub', row.sublicense_id),
    sublicenseName: row.sublicense_name,
    seats: idFromBytes('alw', row.seats),
    sublicenseEndsAt: readTimeOrNull(row.sublicense_ends_at),
    accessDays: row.access_days,
  };
}

/** The places of the given sublicenses. */
export async function placesOf(reader: Reader, ids: readonly SublicenseId[]): Promise<Map<SublicenseId, Place>> {
  const found = await rowsIn<PlaceRow>(
    reader,
    ids.map(idBytes),
    (marks) => `SELECT ${PLACE_COLUMNS} FROM sublicense s JOIN client cl ON cl.id = s.client_id WHERE s.id IN (${marks})`,
  );
  return new Map(found.map(readPlace).map((place) => [place.sublicenseId, place]));
}

/** When a place ends or ended: the earlier of the sublicense's and the client's end. */
export function endOf(place: Place): Date | null {
  return earliest(place.sublicenseEndsAt, place.clientEndsAt);
}

/** True when the place's end has come. */
export function isOver(place: Place, now: Date): boolean {
  const end = endOf(place);
  return end !== null && end <= now;
}

const DAY = 86_400_000;

/** The own end of an access granted now for so many days; none without days. */
export function ownEndAfter(now: Date, days: number | null): Date | null {
  return days === null ? null : new Date(now.getTime() + days * DAY);
}
