import { randomFillSync } from 'node:crypto';

/**
 * The kinds of thing that have an id, by the prefix their ids carry at the API (`cli_…`), so that
 * `node(id)` knows the table from the text alone.
 */
export const ID_TYPES = {
  cli: 'client',
  sub: 'sublicense',
  cnt: 'content item',
  lrn: 'learner',
  mem: 'membership',
  acc: 'access',
  gnd: 'access ground',
  cod: 'code',
  red: 'redemption',
  stf: 'staff',
  alw: 'allowance',
  hst: 'history entry',
  set: 'settings',
  ses: 'session',
  out: 'outbox message',
  mai: 'mail',
  inv: 'invite',
  upl: 'upload',
  job: 'job',
  rej: 'list of refused codes',
  bat: 'batch of redemption codes',
} as const;

/** The prefix of an id: says which table it belongs to. */
export type IdType = keyof typeof ID_TYPES;

declare const idBrand: unique symbol;

/**
 * An id as the API shows it and the code handles it: `<type>_<26 symbols of Crockford base32>` of a
 * UUIDv7 (RFC 9562 §5.7). Its text order is its byte order, which is the order in which it was made.
 * The database holds the 16 bytes.
 */
export type Id<T extends IdType> = string & { readonly [idBrand]: T };

export type ClientId = Id<'cli'>;
export type SublicenseId = Id<'sub'>;
export type ContentItemId = Id<'cnt'>;
export type LearnerId = Id<'lrn'>;
export type MembershipId = Id<'mem'>;
export type AccessId = Id<'acc'>;
export type GroundId = Id<'gnd'>;
export type CodeId = Id<'cod'>;
export type RedemptionId = Id<'red'>;
export type StaffId = Id<'stf'>;
export type AllowanceId = Id<'alw'>;
export type HistoryEntryId = Id<'hst'>;
export type SettingsId = Id<'set'>;
export type SessionId = Id<'ses'>;
export type OutboxId = Id<'out'>;
export type MailId = Id<'mai'>;
export type InviteId = Id<'inv'>;
export type UploadId = Id<'upl'>;
export type JobId = Id<'job'>;
export type BatchId = Id<'bat'>;

const SYMBOLS = '0123456789abcdefghjkmnpqrstvwxyz';
/** Two symbols for every ten bits: a list of codes shows hundreds of ids. */
const PAIRS = Array.from({ length: 1024 }, (_, value) => SYMBOLS[value >>> 5]! + SYMBOLS[value & 31]!);
/** Values of symbols, by character code. */
const VALUE_OF = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, SYMBOLS.indexOf(String.fromCharCode(code))));
const LENGTH = 26;

/** Randomness is drawn 64 KiB at a time: a call for every id costs more than all the rest of making it. */
const pool = Buffer.alloc(65_536);
let used = pool.length;

function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

let lastMillis = 0;
let sequence = 0;

/** The 16 bytes of a new UUIDv7; within one millisecond and process they ascend (RFC 9562 §6.2, method 1). */
function uuidV7(): Buffer {
  const bytes = Buffer.alloc(16);
  randomBytes(10).copy(bytes, 6);
  const now = Date.now();
  if (now > lastMillis) {
    lastMillis = now;
    sequence = bytes.readUInt16BE(6) & 0x07ff;
  } else {
    sequence += 1;
    if (sequence > 0x0fff) {
      lastMillis += 1;
      sequence = 0;
    }
  }
  bytes.writeUIntBE(lastMillis, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
}

/** A new id. Made by the application, never by the database, and outside whatever may run again. */
export function newId<T extends IdType>(type: T): Id<T> {
  return idFromBytes(type, uuidV7());
}

/** The id behind 16 bytes read from the database. */
export function idFromBytes<T extends IdType>(type: T, bytes: Uint8Array): Id<T> {
  let text: string = `${type}_`;
  let carry = 0;
  let bits = 2; // 26 symbols hold 130 bits: two leading zeros
  for (let at = 0; at < 16; at += 1) {
    carry = (carry << 8) | bytes[at]!;
    bits += 8;
    if (bits < 10) continue;
    bits -= 10;
    text += PAIRS[carry >>> bits];
    carry &= (1 << bits) - 1;
  }
  return text as Id<T>;
}

const HEX_VALUE = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, '0123456789ABCDEF'.indexOf(String.fromCharCode(code))));

/**
 * The id behind `HEX(id)`. Lists read their ids so: SQLite's driver hands out texts several times as fast as bytes, and
 * MariaDB's as fast.
 */
export function idFromHex<T extends IdType>(type: T, hex: string): Id<T> {
  let text: string = `${type}_`;
  let carry = 0;
  let bits = 2;
  for (let at = 0; at < 32; at += 1) {
    carry = (carry << 4) | HEX_VALUE[hex.charCodeAt(at)]!;
    bits += 4;
    if (bits < 10) continue;
    bits -= 10;
    text += PAIRS[carry >>> bits];
    carry &= (1 << bits) - 1;
  }
  return text as Id<T>;
}

/** The 16 bytes of an id, to bind to a statement. */
export function idBytes(id: Id<IdType>): Buffer {
  const bytes = Buffer.alloc(16);
  let carry = 0;
  let bits = -2;
  let at = 0;
  for (let from = id.length - LENGTH; from < id.length; from += 1) {
    carry = (carry << 5) | VALUE_OF[id.charCodeAt(from)]!;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (carry >>> bits) & 255;
      carry &= (1 << bits) - 1;
    }
  }
  return bytes;
}

const TEXT = /^([a-z]{3})_([0-7][0-9a-hjkmnp-tv-z]{25})$/;

/** The id in a text that came from outside, or undefined when it is not one of the type asked for. */
export function parseId<T extends IdType>(type: T, text: string): Id<T> | undefined {
  const match = text.length === LENGTH + 4 ? TEXT.exec(text) : null;
  return match?.[1] === type ? (text as Id<T>) : undefined;
}

/** The type an id from outside claims, or undefined when it is no id at all. */
export function typeOfId(text: string): IdType | undefined {
  const type = TEXT.exec(text)?.[1];
  return type !== undefined && Object.hasOwn(ID_TYPES, type) ? (type as IdType) : undefined;
}
