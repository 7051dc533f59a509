import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId, type AllowanceId, type LearnerId } from '../kernel/ids.js';
import type { Place } from './places.read-model.js';
import { fitting, seatsExhausted, ShortOfSeats } from './short-of-seats.js';

const [CLIENT_SEATS, EMEA_SEATS, USES] = [newId('alw'), newId('alw'), newId('alw')];
const EMEA: Place = {
  clientId: newId('cli'), clientName: 'Acme', clientDisabled: false, clientSeats: CLIENT_SEATS, clientEndsAt: null,
  sublicenseId: newId('sub'), sublicenseName: 'EMEA', seats: EMEA_SEATS, sublicenseEndsAt: null, accessDays: null,
};

/** People who each need one of some allowances. */
function crowd(needs: readonly (readonly AllowanceId[])[]) {
  const people = needs.map(() => newId('lrn'));
  const byPerson = new Map<LearnerId, Map<AllowanceId, number>>(people.map((id, at) => [id, new Map(needs[at]!.map((allowance) => [allowance, 1]))]));
  return { people, byPerson };
}

describe('whom there is room for', () => {
  it('is the first in the order given, and whoever needs nothing', () => {
    const { people, byPerson } = crowd([[EMEA_SEATS], [], [EMEA_SEATS], [CLIENT_SEATS], [EMEA_SEATS]]);
    const short = new ShortOfSeats([{ allowance: EMEA_SEATS, free: 2 }], byPerson, [EMEA]);
    expect(fitting(people, short)).toEqual([people[0], people[1], people[2], people[3]]);
  });

  it('counts a person only who fits in every allowance that is short', () => {
    const { people, byPerson } = crowd([[CLIENT_SEATS, EMEA_SEATS], [EMEA_SEATS], [CLIENT_SEATS, EMEA_SEATS]]);
    const shortages = [{ allowance: CLIENT_SEATS, free: 0 }, { allowance: EMEA_SEATS, free: 1 }];
    expect(fitting(people, new ShortOfSeats(shortages, byPerson, [EMEA]))).toEqual([people[1]]);
  });

  it('never takes more than is free, and leaves nobody out who would still fit', () => {
    const needs = fc.array(fc.subarray([CLIENT_SEATS, EMEA_SEATS]), { maxLength: 12 });
    fc.assert(
      fc.property(needs, fc.nat(4), fc.nat(4), (wanted, client, emea) => {
        const { people, byPerson } = crowd(wanted);
        const free = new Map([[CLIENT_SEATS, client], [EMEA_SEATS, emea]]);
        const fit = fitting(people, new ShortOfSeats([...free].map(([allowance, left]) => ({ allowance, free: left })), byPerson, [EMEA]));
        const left = new Map(free);
        for (const id of people) {
          const wants = [...byPerson.get(id)!.keys()];
          const fits = wants.every((allowance) => left.get(allowance)! > 0);
          expect(fit.includes(id)).toBe(fits);
          if (fits) for (const allowance of wants) left.set(allowance, left.get(allowance)! - 1);
        }
      }),
    );
  });
});

describe('the refusal for want of seats', () => {
  it('names the sublicense before the client, with what is left', () => {
    const shortages = [{ allowance: CLIENT_SEATS, free: 3 }, { allowance: EMEA_SEATS, free: 1 }];
    expect(seatsExhausted(shortages, [EMEA])).toMatchObject({ sublicense: 'EMEA', available: 1, forCode: null });
    expect(seatsExhausted(shortages.slice(0, 1), [EMEA])).toMatchObject({ sublicense: null, available: 3 });
  });

  it('tells a learner the code and no number', () => {
    expect(seatsExhausted([{ allowance: EMEA_SEATS, free: 1 }], [EMEA], 'FALL')).toMatchObject({ sublicense: 'EMEA', available: null, forCode: 'FALL' });
  });

  it('has words also where no place is the full one', () => {
    expect(seatsExhausted([{ allowance: USES, free: 0 }], [EMEA]).message).not.toBe('');
  });
});
