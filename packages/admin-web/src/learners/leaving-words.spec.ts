import { describe, expect, it } from '@jest/globals';
import { erasingWords, leavingWords } from './leaving-words.js';
import { seatsLeft } from './seats-left.js';

const access = (name: string, status: string) => ({ status, sublicense: { name } });

describe('what is said before somebody leaves a client', () => {
  it('names the sublicenses that are lost, and no other', () => {
    const [seats] = leavingWords('Ada', 'Acme', [access('EMEA', 'ACTIVE'), access('APAC', 'ENDED'), access('Main', 'ACTIVE')]);
    expect(seats).toBe('Ada loses access to EMEA, Main: 2 seats of them and one of Acme come free.');
  });

  it('says so when no seat is held', () => {
    expect(leavingWords('Ada', 'Acme', [access('APAC', 'REVOKED')])[0]).toBe('Ada holds no seat at Acme now.');
  });
});

describe('what is said before a person is erased', () => {
  it('reaches beyond the client somebody looks at, and says what stays', () => {
    const said = erasingWords('Ada', 'Acme').join(' ');
    for (const part of ['Not at Acme alone: at every client', 'Every seat Ada holds', 'Counts, redemptions and history stay', 'Backups still have Ada']) expect(said).toContain(part);
  });
});

describe('the seats that are left', () => {
  it('are told with their number, as full, or as without limit', () => {
    expect([12, 1, 0, -3, null].map((available) => seatsLeft({ available }))).toEqual(['12 seats left', '1 seat left', 'full', 'full', 'no limit']);
  });
});
