import { describe, expect, it } from '@jest/globals';
import { dayOf, endOf, momentOf } from './dates.js';

const BERLIN = { language: 'en', timeZone: 'Europe/Berlin' } as const;

describe('dates on learner pages and in mails', () => {
  it("are told in the client's zone, wherever the learner is", () => {
    expect(dayOf('2027-03-31T22:30:00.000Z', BERLIN)).toBe('1 April 2027');
    expect(dayOf('2027-03-31T22:30:00.000Z', { ...BERLIN, timeZone: 'UTC' })).toBe('31 March 2027');
  });

  it("are told in the page's language", () => {
    expect(dayOf('2027-03-31T10:00:00.000Z', { ...BERLIN, language: 'de' })).toBe('31. März 2027');
  });

  it('an end at midnight is the whole day before', () => {
    expect(endOf('2027-03-31T22:00:00.000Z', BERLIN)).toBe('31 March 2027');
    expect(endOf('2027-04-01T00:00:00.000Z', { ...BERLIN, timeZone: 'UTC' })).toBe('31 March 2027');
  });

  it('an end in the last second of a day is that whole day, as staff choose it', () => {
    expect(endOf('2027-03-31T21:59:59.000Z', BERLIN)).toBe('31 March 2027');
    expect(endOf('2027-03-31T21:59:59.999Z', BERLIN)).toBe('31 March 2027');
    expect(endOf('2027-03-31T21:59:59.000Z', { ...BERLIN, language: 'de' })).toBe('31. März 2027');
  });

  it('an end beside midnight is told to the minute', () => {
    expect(endOf('2027-03-31T21:59:58.000Z', BERLIN)).toMatch(/23:59/);
    expect(endOf('2027-03-31T22:00:30.000Z', BERLIN)).toMatch(/^1 April 2027.*00:00/);
  });

  it('any other moment is told to the minute, with its zone', () => {
    expect(endOf('2027-03-31T13:00:00.000Z', BERLIN)).toMatch(/^31 March 2027.*15:00.*(CEST|GMT\+2)$/);
    expect(momentOf('2027-01-01T08:05:00.000Z', BERLIN)).toMatch(/^1 January 2027.*09:05/);
  });
});
