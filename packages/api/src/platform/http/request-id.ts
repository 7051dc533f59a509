import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv4 } from 'node:net';

/** Long enough to be unique, and nothing that could break out of a log line or a page. */
const WELL_FORMED = /^[\w.-]{8,64}$/;

/**
 * Makes what names requests in logs, errors and history: what a trusted proxy gave a request, if that is well-formed, else
 * a new name. Anybody else could pass their request off as another's.
 *
 * @param trustedProxies networks, such as 10.0.0.0/8
 */
export function requestIds(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const trusted = new BlockList();
  for (const network of trustedProxies) {
    const [address = '', prefix = ''] = network.split('/');
    trusted.addSubnet(address, Number(prefix), familyOf(address));
  }
  return (request) => {
    const given = request.headers['x-request-id'];
    const from = request.socket.remoteAddress;
    const isBelieved = from !== undefined && trusted.check(from, familyOf(from));
    return isBelieved && typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
