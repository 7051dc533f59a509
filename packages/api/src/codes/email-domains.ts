import { domainOf, readDomain } from '../kernel/email.js';
import { invalid } from '../kernel/problem.js';

/** The most domains of a code. */
export const MOST_DOMAINS = 50;

/** Domains as staff entered them, each once, in the form addresses are compared by. @throws Refusal InvalidInput for what is none */
export function plainDomains(entered: readonly string[]): string[] {
  return [...new Set(entered.map(readOne))];
}

function readOne(text: string): string {
  const domain = readDomain(text.trim().replace(/^@/, ''));
  if (domain === undefined) throw invalid('emailDomains', 'A domain is what stands behind the @ of an address, such as example.com.');
  return domain;
}

/** The domains of a code as they are stored; none: for everybody. */
export function domainsIn(stored: string | null): string[] {
  // Only plainDomains made it.
  return stored === null ? [] : (JSON.parse(stored) as string[]);
}

/** What is stored of them. */
export function storedDomains(domains: readonly string[]): string | null {
  return domains.length === 0 ? null : JSON.stringify(domains);
}

/** True when a code is for an address: its domain is one of the code's, letter by letter; what lies below a domain is another. */
export function isFor(domains: readonly string[], emailKey: string): boolean {
  return domains.length === 0 || domains.includes(domainOf(emailKey));
}
