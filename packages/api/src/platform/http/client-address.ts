import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * The address a request comes from: the last one in X-Forwarded-For that no trusted proxy wrote, else the
 * connection's. What a trusted proxy passes on that is no address counts as the proxy itself.
 */
export function clientAddress(request: FastifyRequest): string {
  const address = request.ip;
  return isIP(address) === 0 ? (request.raw.socket.remoteAddress ?? 'unknown') : address;
}
