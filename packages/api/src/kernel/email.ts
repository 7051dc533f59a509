import { domainToASCII } from 'node:url';

/** An e-mail address: as mail is sent to it, and the key by which it is one account. */
export interface Email {
  /** The domain in its ASCII form; the local part as entered. */
  readonly written: string;
  /** Lower-case ASCII: what is unique and compared. */
  readonly key: string;
}

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** A domain in its ASCII form, lower-case; undefined when no address could be in it. */
export function readDomain(text: string): string | undefined {
  const domain = domainToASCII(text.trim()).toLowerCase();
  return domain.length <= 253 && DOMAIN.test(domain) ? domain : undefined;
}

/** The domain of an address, by the key it is compared by. */
export function domainOf(emailKey: string): string {
  return emailKey.slice(emailKey.lastIndexOf('@') + 1);
}

/**
 * Reads an address; undefined when it is not one that Portico takes. Only the dot-atom form of RFC 5321
 * §4.1.2 with an ASCII local part: quoted local parts, comments and look-alike letters are refused, because
 * two systems that read them differently let one person in as another. The domain goes through IDNA.
 */
export function readEmail(text: string): Email | undefined {
  const entered = text.trim();
  const at = entered.lastIndexOf('@');
  if (at < 1 || at > 64 || entered.length > 254) return undefined;
  const local = entered.slice(0, at);
  const domain = domainToASCII(entered.slice(at + 1)).toLowerCase();
  if (!LOCAL.test(local) || !DOMAIN.test(domain)) return undefined;
  const written = `${local}@${domain}`;
  return written.length > 254 ? undefined : { written, key: written.toLowerCase() };
}
