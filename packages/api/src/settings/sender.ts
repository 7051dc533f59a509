import { isIP } from 'node:net';
import { readEmail } from '../kernel/email.js';

/** Whom a mail is from. */
export interface Sender {
  /** Null: the address alone. */
  readonly name: string | null;
  readonly address: string;
}

const LONGEST_NAME = 120;
const NAMED = /^(.*?)\s*<([^<>]*)>$/;
/** Names that need no quotes in a mail's header (RFC 5322 §3.2.3), letters outside ASCII included. */
const PLAIN = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~ -]+$/u;

/** Reads `Name <name@example.com>` or an address alone; undefined when it is neither. */
export function readSender(text: string): Sender | undefined {
  const [, written = '', bracketed] = NAMED.exec(text.trim()) ?? [];
  const address = readEmail(bracketed ?? text)?.written;
  const name = unquoted(written);
  if (address === undefined || name === undefined || name.length > LONGEST_NAME) return undefined;
  return { name: name === '' ? null : name, address };
}

/** A sender as a mail's From says it; whatever else the name holds, it stays a name. */
export function senderText({ name, address }: Sender): string {
  if (name === null) return address;
  return `${PLAIN.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`} <${address}>`;
}

/** Undefined for a name that would have to stand in quotes and does not, or whose quotes do not fit together. */
function unquoted(name: string): string | undefined {
  const inner = /^"((?:[^"\\]|\\.)*)"$/.exec(name)?.[1];
  if (inner !== undefined) return inner.replaceAll(/\\(.)/g, '$1').trim();
  return /["<>]/.test(name) ? undefined : name;
}

/** The sender of a site whose owner chose none. */
export function defaultSender(siteName: string, publicUrl: URL): string {
  return senderText({ name: siteName, address: `no-reply@${mailHost(publicUrl.hostname)}` });
}

/** A host as it stands in an address; one without a name as RFC 5321 §4.1.3 writes it. */
function mailHost(host: string): string {
  if (host.startsWith('[')) return `[IPv6:${host.slice(1, -1)}]`;
  return isIP(host) === 4 ? `[${host}]` : host;
}
