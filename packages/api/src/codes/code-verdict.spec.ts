import { describe, expect, it } from '@jest/globals';
import { newId } from '../kernel/ids.js';
import type { Place } from '../learners/learners.api.js';
import { judge } from './code-verdict.js';
import type { EarlierRedemption } from './earlier-redemptions.read-model.js';
import type { KnownCode } from './entered-codes.read-model.js';

const NOW = new Date('2026-03-01T09:00:00.000Z');
const [PAST, EARLIER, FUTURE] = [new Date(NOW.getTime() - 1), new Date(NOW.getTime() - 5), new Date(NOW.getTime() + 1)];

const PLACE: Place = {
  clientId: newId('cli'), clientName: 'Acme', clientDisabled: false, clientSeats: newId('alw'), clientEndsAt: null,
  sublicenseId: newId('sub'), sublicenseName: 'EMEA', seats: newId('alw'), sublicenseEndsAt: null, accessDays: null,
};
const CODE: KnownCode = { id: newId('cod'), kind: 'REGISTRATION', text: 'FALL', enabled: true, used: false, accessDays: null, startsAt: null, expiresAt: null, uses: newId('alw'), emailDomains: [], places: [PLACE] };

const DISABLED = { ...CODE, enabled: false };
const CLOSED = { ...CODE, places: [PLACE, { ...PLACE, clientDisabled: true }] };

/** The verdict in a word: its kind, or the problem. */
function word(code: KnownCode | null, standing?: EarlierRedemption['standing'], emailKey: string | null = null): string {
  const verdict = judge({ entered: 'fall', code }, standing && { id: newId('red'), standing }, { now: NOW, emailKey });
  return verdict.kind === 'refused' ? verdict.problem.constructor.name : verdict.kind;
}

describe('the verdict on a code', () => {
  it('is open where nothing speaks against it', () => {
    expect(word(CODE)).toBe('open');
    expect(word({ ...CODE, startsAt: NOW, expiresAt: FUTURE })).toBe('open');
  });

  it('is not found before anything else, also for who holds it', () => {
    for (const code of [null, DISABLED, CLOSED, { ...DISABLED, startsAt: FUTURE, expiresAt: PAST }]) {
      expect([word(code), word(code, 'HELD'), word(code, 'REVOKED')]).toEqual(['CodeNotFound', 'CodeNotFound', 'CodeNotFound']);
    }
  });

  it('is not started before it is expired, expired before exhausted, exhausted before revoked', () => {
    expect(word({ ...CODE, startsAt: FUTURE, expiresAt: PAST }, 'ENDED')).toBe('CodeNotStarted');
    expect(word({ ...CODE, expiresAt: NOW }, 'ENDED')).toBe('CodeExpired');
    expect([word(CODE, 'ENDED'), word(CODE, 'REVOKED')]).toEqual(['CodeExhausted', 'AccessRevoked']);
  });

  it('is exhausted where somebody else has redeemed it, and held or revoked as ever where oneself has', () => {
    const code: KnownCode = { ...CODE, kind: 'REDEMPTION', used: true };
    expect([word(code), word(code, 'HELD'), word(code, 'ENDED'), word(code, 'REVOKED')]).toEqual(['CodeExhausted', 'held', 'CodeExhausted', 'AccessRevoked']);
    expect(word({ ...code, expiresAt: NOW })).toBe('CodeExpired');
  });

  it('is not for an address outside its e-mail domains: told after exhausted and before revoked; whoever holds it keeps it', () => {
    const code = { ...CODE, emailDomains: ['acme.test', 'acme.example'] };
    const [inside, outside] = ['lee@acme.example', 'lee@else.test'];
    expect([word(code, undefined, inside), word(code, undefined, outside), word(code)]).toEqual(['open', 'EmailNotAllowed', 'open']);
    expect(['lee@sub.acme.test', 'lee@notacme.test', 'acme.test@else.test'].map((key) => word(code, undefined, key))).toEqual(Array.from({ length: 3 }, () => 'EmailNotAllowed'));
    expect([word(code, 'ENDED', outside), word(code, 'REVOKED', outside), word(code, 'HELD', outside)]).toEqual(['CodeExhausted', 'EmailNotAllowed', 'held']);
  });

  it('tells the earliest of the ends of the code, its sublicenses and their client', () => {
    const places = [{ ...PLACE, sublicenseEndsAt: PAST }, { ...PLACE, clientEndsAt: EARLIER }];
    for (const code of [{ ...CODE, places, expiresAt: PAST }, { ...CODE, places }, { ...CODE, places, expiresAt: FUTURE }]) {
      expect(judge({ entered: 'fall', code }, undefined, { now: NOW, emailKey: null })).toMatchObject({ problem: { code: 'fall', expiredAt: EARLIER } });
    }
  });

  it('is held for whoever still holds what it gave, whatever became of the code, until its place ends', () => {
    expect(word({ ...CODE, startsAt: FUTURE, expiresAt: PAST }, 'HELD')).toBe('held');
    expect(word({ ...CODE, places: [{ ...PLACE, sublicenseEndsAt: NOW }] }, 'HELD')).toBe('CodeExpired');
  });
});
