/** The e-mail domains somebody typed, each once, however they parted them; an @ in front is nothing. */
export function domainsIn(typed: string): string[] {
  const found = typed.split(/[\s,;]+/).map((domain) => domain.replace(/^@/, '').toLowerCase());
  return [...new Set(found.filter((domain) => domain !== ''))];
}

const LOOKS_LIKE_A_DOMAIN = /^[^@/:]+\.[^@/:.]+$/;

/** What is wrong with them, by the first that is none; null: nothing that can be seen here. What a domain is, the server decides. */
export function domainProblem(typed: string): string | null {
  const wrong = domainsIn(typed).find((domain) => !LOOKS_LIKE_A_DOMAIN.test(domain));
  return wrong === undefined ? null : `“${wrong}” is no domain: write what stands behind the @ of an address, such as example.com.`;
}
