import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { once } from 'node:events';
import { connect } from 'node:net';
import { LONGEST_REQUEST, limitRequestTime, timeFor } from './request-time.js';

const MB = 1024 * 1024;

describe('the time a request may take', () => {
  it('is half a minute, and for a file as long as a slow line takes', () => {
    expect([timeFor(false, String(64 * MB)), timeFor(true, '0')]).toEqual([30_000, 30_000]);
    expect(timeFor(true, String(8 * MB))).toBeGreaterThan(90_000);
    for (const length of [undefined, 'much', '-1', String(9_000 * MB), String(64 * MB)]) expect(timeFor(true, length)).toBe(LONGEST_REQUEST);
  });

  it('leaves a request alone that has arrived', async () => {
    const app = fastify();
    limitRequestTime(app);
    app.post('/echo', (request) => request.body);
    await app.listen({ port: 0 });
    const { port } = app.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('200 OK');
    await app.close();
  });
});
