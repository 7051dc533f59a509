import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { openSmallSite, type SmallSite } from '../../../test/harness/small-site.js';
import { DatabaseError } from '../database/database-error.js';

let site: SmallSite;
afterEach(() => site.close());

const whoAmI = async (headers: Readonly<Record<string, string>> = {}) => (await site.ask('{ whoAmI }', { headers })).data?.['whoAmI'];

async function enter(kind: 'staff' | 'learner', headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const response = await site.post({ query: `mutation { enterAs(kind: "${kind}") }` }, headers);
  return response.headers.get('set-cookie')!.split(';')[0]!;
}

describe('the caller’s address', () => {
  it('is that of the connection: a forged X-Forwarded-For changes nothing', async () => {
    site = await openSmallSite();
    for (const forged of ['1.2.3.4', '1.2.3.4, 127.0.0.1', '::1']) {
      expect(await whoAmI({ 'x-forwarded-for': forged, forwarded: `for=${forged}`, 'x-real-ip': forged })).toBe('anonymous at 127.0.0.1');
    }
  });

  it('is not believed from a proxy outside the trusted networks', async () => {
    site = await openSmallSite({ trustedProxies: ['10.0.0.0/8'] });
    expect(await whoAmI({ 'x-forwarded-for': '1.2.3.4' })).toBe('anonymous at 127.0.0.1');
  });

  it('is the last one that no trusted proxy wrote', async () => {
    site = await openSmallSite({ trustedProxies: ['127.0.0.0/8', '10.0.0.0/8'] });
    expect(await whoAmI({ 'x-forwarded-for': '198.51.100.9' })).toBe('anonymous at 198.51.100.9');
    expect(await whoAmI({ 'x-forwarded-for': '1.2.3.4, 198.51.100.9, 10.1.1.1' })).toBe('anonymous at 198.51.100.9');
    expect(await whoAmI({ 'x-forwarded-for': 'nonsense' })).toBe('anonymous at 127.0.0.1');
  });
});

describe('the name of a request', () => {
  const nameOf = async () => (await site.post({ query: '{ whoAmI }' }, { 'x-request-id': 'given-from-outside', 'x-forwarded-for': '10.1.1.1' })).headers.get('x-request-id');

  it.each([[[]], [['10.0.0.0/8']], [['fd00::/8']]])('is not what somebody outside the trusted networks gave it: %j', async (trustedProxies) => {
    site = await openSmallSite({ trustedProxies });
    expect(await nameOf()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is what a trusted proxy gave it', async () => {
    site = await openSmallSite({ trustedProxies: ['fd00::/8', '127.0.0.0/8'] });
    expect(await nameOf()).toBe('given-from-outside');
  });
});

describe('a session over HTTP', () => {
  it('makes its holder known', async () => {
    site = await openSmallSite();
    expect(await whoAmI({ cookie: await enter('staff') })).toMatch(/^staff /);
    expect(await whoAmI({ cookie: 'portico-staff=' + 'A'.repeat(43) })).toMatch(/^anonymous /);
  });

  it('is the staff’s when both cookies come, unless the page asks as learner', async () => {
    site = await openSmallSite();
    const [staff, learner] = [await enter('staff'), await enter('learner')];
    const cookie = `${learner}; ${staff}`;
    expect(await whoAmI({ cookie })).toMatch(/^staff /);
    expect(await whoAmI({ cookie, 'portico-as': 'learner' })).toMatch(/^learner /);
    expect(await whoAmI({ cookie: staff, 'portico-as': 'learner' })).toMatch(/^anonymous /);
    expect(await whoAmI({ cookie: learner })).toMatch(/^learner /);
  });

  it('gets a new secret at every sign-in, and the old one of its kind ends', async () => {
    site = await openSmallSite();
    const [old, learner] = [await enter('staff'), await enter('learner')];
    const fresh = await enter('staff', { cookie: `${old}; ${learner}` });
    expect(fresh).not.toBe(old);
    expect(await whoAmI({ cookie: old })).toMatch(/^anonymous /);
    expect(await whoAmI({ cookie: fresh })).toMatch(/^staff /);
    expect(await whoAmI({ cookie: learner })).toMatch(/^learner /);
  });

  it('ends when its holder leaves, and its cookie with it', async () => {
    site = await openSmallSite();
    const cookie = await enter('staff');
    const left = await site.post({ query: 'mutation { leave }' }, { cookie });
    expect(left.headers.get('set-cookie')).toMatch(/^portico-staff=; Max-Age=0/);
    expect(await whoAmI({ cookie })).toMatch(/^anonymous /);
  });

  it('is worth nothing from the moment its holder is disabled', async () => {
    site = await openSmallSite();
    const cookie = await enter('staff');
    site.known = false;
    expect(await whoAmI({ cookie })).toMatch(/^anonymous /);
  });

  it('on https travels in a cookie bound to host and https, and the site asks for https for a year', async () => {
    site = await openSmallSite({ publicUrl: new URL('https://learn.example.com') });
    const response = await site.post({ query: 'mutation { enterAs(kind: "staff") }' });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-portico-staff=.*; HttpOnly; Secure; SameSite=Lax$/);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await site.post({ query: '{ whoAmI }' }, { origin: 'http://localhost:4000' })).status).toBe(403);
    expect((await site.post({ query: '{ whoAmI }' }, { origin: 'https://learn.example.com' })).status).toBe(200);
  });

  it('that cannot be read because the database is gone makes the answer 503, in GraphQL’s shape', async () => {
    site = await openSmallSite();
    const cookie = await enter('staff');
    jest.spyOn(site.sessions, 'find').mockRejectedValue(new DatabaseError('unreachable', 'ECONNREFUSED', ''));
    const response = await site.post({ query: '{ whoAmI }' }, { cookie });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  });
});
