import { describe, expect, it } from '@jest/globals';
import { SessionCookieJar } from './session-cookies.js';
import { hashOfSecret } from './stored-sessions.js';

const SECRET = 'A'.repeat(43);
const OTHER = 'B'.repeat(43);

describe('session cookies', () => {
  it('on https are bound to host and https, out of reach of scripts and of other sites', () => {
    const jar = new SessionCookieJar(undefined, true);
    jar.set({ kind: 'staff', secret: SECRET, maxAgeSeconds: 43_200 });
    expect(jar.headers()).toEqual([`__Host-portico-staff=${SECRET}; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Lax`]);
  });

  it('on http have a plain name', () => {
    const jar = new SessionCookieJar(undefined, false);
    jar.set({ kind: 'learner', secret: SECRET, maxAgeSeconds: 60 });
    expect(jar.headers()).toEqual([`portico-learner=${SECRET}; Max-Age=60; Path=/; HttpOnly; SameSite=Lax`]);
  });

  it('are two, one for staff and one for learners', () => {
    const jar = new SessionCookieJar(`portico-staff=${SECRET}; portico-learner=${OTHER}`, false);
    expect(jar.came('staff')).toEqual(hashOfSecret(SECRET));
    expect(jar.came('learner')).toEqual(hashOfSecret(OTHER));
  });

  it('without the prefix count for nothing on https, because a neighbour could have set them', () => {
    expect(new SessionCookieJar(`portico-staff=${SECRET}`, true).came('staff')).toBeNull();
  });

  it.each(['', 'short', `${SECRET}A`, `${'A'.repeat(42)}%`])('that are no secret of ours count for nothing: "%s"', (value) => {
    expect(new SessionCookieJar(`portico-staff=${value}`, false).came('staff')).toBeNull();
  });

  it('that are cleared end the session that came', () => {
    const jar = new SessionCookieJar(`portico-staff=${SECRET}; portico-learner=${OTHER}`, false);
    jar.clear('staff');
    expect(jar.headers()).toEqual(['portico-staff=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    expect(jar.replaced()).toEqual([hashOfSecret(SECRET)]);
  });
});
