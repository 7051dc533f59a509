import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../config/config.js';

/** Names of this machine, of which a browser may use any. */
const TWINS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Tells whether a request that may change something comes from a page of our own, by what only the browser can
 * set. A request that is from no browser carries neither header, and no cookie it was not given.
 */
export function originCheck(publicUrl: URL): (headers: IncomingHttpHeaders) => boolean {
  const ours = new Set([publicUrl.origin]);
  if (isLoopback(publicUrl)) {
    for (const host of TWINS) {
      const twin = new URL(publicUrl);
      twin.hostname = host;
      ours.add(twin.origin);
    }
  }
  return (headers) => {
    if (headers.origin !== undefined) return ours.has(headers.origin);
    const site = headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  };
}
