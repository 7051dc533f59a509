import { Days, freedAfter } from './days.js';
import { peopleOf, type Person } from './people.js';
import type { Arrival, Later, Sample, SampleClient, SampleCode, SampleContent, SampleSublicense } from './tables.js';

/** Something that was done at its time. */
export type Step = { readonly at: Date } & (
  | { readonly kind: 'CONTENT'; readonly item: SampleContent }
  | { readonly kind: 'CLIENT' | 'RAISE_SEATS'; readonly client: SampleClient }
  | { readonly kind: 'SUBLICENSE' | 'FREE_SEATS'; readonly client: SampleClient; readonly sublicense: SampleSublicense }
  | { readonly kind: 'CODE' | 'SWITCH_OFF'; readonly client: SampleClient; readonly code: SampleCode }
  | { readonly kind: 'ARRIVAL'; readonly client: SampleClient; readonly person: Person; readonly by: Arrival['by'] }
  | { readonly kind: 'VISIT'; readonly person: Person }
  | { readonly kind: 'LATER'; readonly client: SampleClient; readonly later: Later }
);

/** The content is made so long before the first client, in days before the day the sample is made. */
const CONTENT_DAY = -97;
/** Offices open at eight. */
const MORNING = 8 * 60;

/**
 * Everything the tables say was done, in the order of its time: whoever does it in that order, each step at its time, leaves
 * a history that reads in order. All of it lies before `now`. What is chance comes from places in the tables alone.
 */
export function timelineOf(sample: Sample, now: Date): Step[] {
  const days = new Days(now);
  const content = sample.content.map((item, at): Step => ({ kind: 'CONTENT', at: days.at(CONTENT_DAY, MORNING + at * 7), item }));
  const steps = [...content, ...sample.clients.flatMap((client) => stepsOf(client, days))];
  // The sort is stable: what stands first in a table is done first.
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function stepsOf(client: SampleClient, days: Days): Step[] {
  const raised = client.seatsRaised;
  return [
    { kind: 'CLIENT', at: days.at(client.madeOn, MORNING), client },
    ...client.sublicenses.map((sublicense, at): Step => ({ kind: 'SUBLICENSE', at: days.at(client.madeOn, MORNING + 10 + at * 3), client, sublicense })),
    ...(raised === undefined ? [] : [{ kind: 'RAISE_SEATS', at: days.at(raised.on, MORNING + 35), client } as const]),
    ...client.codes.flatMap((code, at) => codeSteps({ client, code, days, minute: MORNING + 20 + at * 4 })),
    ...arrivals(client, days).flatMap((arrival) => [arrival, ...after(arrival, days)]),
    ...client.later.map((later, at): Step => ({ kind: 'LATER', at: days.at(later.on, MORNING + 60 + at * 11), client, later })),
  ];
}

function codeSteps({ client, code, days, minute }: { client: SampleClient; code: SampleCode; days: Days; minute: number }): Step[] {
  const made: Step = { kind: 'CODE', at: days.at(code.madeOn, minute), client, code };
  return code.switchedOffOn === undefined ? [made] : [made, { kind: 'SWITCH_OFF', at: days.at(code.switchedOffOn, minute), client, code }];
}

type ArrivalStep = Extract<Step, { kind: 'ARRIVAL' }>;

/** The client's people, each on their day, some time between seven and eight in the evening. */
function arrivals(client: SampleClient, days: Days): ArrivalStep[] {
  const people = peopleOf(client);
  let next = 0;
  return client.arrivals.flatMap(({ count, from, to, by }) =>
    Array.from({ length: count }, (_, at): ArrivalStep => {
      const day = from + Math.floor(((to - from) * at) / Math.max(1, count - 1));
      const person = people[next]!;
      next += 1;
      return { kind: 'ARRIVAL', at: days.at(day, 7 * 60 + scattered(next) % (13 * 60)), client, person, by };
    }),
  );
}

/** What follows from somebody having come in: they come back one day, and accesses of so many days end. */
function after({ at, client, person, by }: ArrivalStep, days: Days): Step[] {
  const since = days.at(-1, 0).getTime() - at.getTime();
  const visit = new Date(at.getTime() + Math.floor((since * (scattered(person.number) % 1_000)) / 1_000));
  const comesBack = 'code' in by && person.number % 4 !== 0 && visit > at;
  const opened = 'hand' in by ? [by.hand] : client.codes.find((code) => code.label === by.code)!.opens;
  const ended = client.sublicenses.flatMap((sublicense): Step[] => {
    if (sublicense.accessDays === undefined || !opened.includes(sublicense.name)) return [];
    const freed = freedAfter(at, sublicense.accessDays);
    return freed < days.now ? [{ kind: 'FREE_SEATS', at: freed, client, sublicense }] : [];
  });
  return [...(comesBack ? [{ kind: 'VISIT', at: visit, person } as const] : []), ...ended];
}

/** Scatters small numbers; the same number always goes to the same place. */
function scattered(number: number): number {
  return Math.imul(number, 2_654_435_761) >>> 8;
}
