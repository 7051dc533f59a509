import { describe, expect, it } from '@jest/globals';
import { placesOf, rolesToGive, staffState, wholeWords } from './staff-words.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('somebody of the staff', () => {
  it('is told as active, invited, or with an invite that has expired', () => {
    const words = [
      { status: 'ACTIVE' as const, inviteExpiresAt: null },
      { status: 'INVITED' as const, inviteExpiresAt: '2026-03-01T12:00:00.001Z' },
      { status: 'INVITED' as const, inviteExpiresAt: '2026-03-01T12:00:00.000Z' },
    ].map((member) => staffState(member, NOW).word);
    expect(words).toEqual(['Active', 'Invited', 'Invite expired']);
  });

  it('works on clients and on sublicenses, told with their client; given nothing, on the whole site or on nothing any more', () => {
    const acme = { id: 'cli_1', name: 'Acme' };
    expect(placesOf({ clients: [acme], sublicenses: [{ id: 'sub_1', name: 'EMEA', client: acme }] })).toEqual(['Acme', 'Acme · EMEA']);
    expect([wholeWords('OWNER'), wholeWords('AUDITOR'), wholeWords('CLIENT_ADMIN'), wholeWords('CLIENT_MANAGER')]).toEqual(['the whole site', 'the whole site', 'nothing', 'nothing']);
  });

  it('is made an owner by owners alone', () => {
    expect([rolesToGive(true).includes('OWNER'), rolesToGive(false).includes('OWNER')]).toEqual([true, false]);
  });
});
