import type { Logo } from './logo-drawing.js';

/** What the tables of the sample hold. They say what there is and when; the making is `sample-maker.ts`'s. */

/** A day counted from the day the sample is made: 0 is that day, -30 thirty days before, 30 thirty days after it. */
export type Day = number;

/** First name, last name, and the part before the `@` where it cannot be made from them. */
export type Name = readonly [first: string, last: string, local?: string];

/** Something the training company offers. */
export interface SampleContent {
  /** What other tables call it. */
  readonly key: string;
  readonly title: string;
  readonly kind: 'COURSE' | 'LEARNING_PATH' | 'DOCUMENT' | 'VIDEO' | 'LINK';
  /** Behind the address of the training company's learning platform. */
  readonly path: string;
  readonly tags: readonly string[];
}

/** A share of a client; its name is its key within the client. */
export interface SampleSublicense {
  readonly name: string;
  /** The one it hangs under, which stands before it. */
  readonly under?: string;
  readonly sku?: string;
  readonly seatLimit?: number;
  readonly accessDays?: number;
  readonly endsOn?: Day;
  readonly content: readonly string[];
}

/** A registration code; its label is its key within the client. */
export interface SampleCode {
  readonly label: string;
  /** Left out: one is generated. */
  readonly code?: string;
  readonly opens: readonly string[];
  readonly max?: number;
  readonly madeOn: Day;
  readonly startsOn?: Day;
  readonly endsOn?: Day;
  readonly switchedOffOn?: Day;
}

/** The next so many people of the client's list come in, evenly from the one day to the other. */
export interface Arrival {
  readonly count: number;
  readonly from: Day;
  readonly to: Day;
  /** The label of the code they redeem, or the sublicense staff grant them. */
  readonly by: { readonly code: string } | { readonly hand: string };
}

/** What happens later to people who are in, in any client, by their full names. */
export type Later = { readonly who: readonly string[]; readonly on: Day } & (
  | { readonly what: 'REDEEM'; readonly code: string }
  | { readonly what: 'GRANT'; readonly into: string; readonly until?: Day }
  | { readonly what: 'REVOKE'; readonly from: string }
  | { readonly what: 'DISABLE' | 'ENABLE' }
);

/** A client with everything in it. */
export interface SampleClient {
  readonly name: string;
  /** By which a site knows that it has the sample. */
  readonly slug: string;
  readonly sku: string;
  readonly language: 'EN' | 'DE';
  readonly timeZone: string;
  readonly seatLimit: number | null;
  /** The limit is set to this later. */
  readonly seatsRaised?: { readonly to: number; readonly on: Day };
  readonly endsOn: Day | null;
  readonly madeOn: Day;
  readonly reference: readonly { readonly name: string; readonly value: string }[];
  /** What its learners see of it. */
  readonly design: { readonly accentColor: string; readonly heading: string; readonly welcomeText: string; readonly supportEmail: string };
  /** Drawn in the accent colour. */
  readonly logo: Omit<Logo, 'colour'>;
  readonly content: readonly string[];
  readonly sublicenses: readonly SampleSublicense[];
  readonly codes: readonly SampleCode[];
  /** Of most of its people's addresses; the others have one of a mail provider. */
  readonly mailDomain: string;
  readonly people: readonly Name[];
  readonly arrivals: readonly Arrival[];
  readonly later: readonly Later[];
}

/** Everything the sample is made from. */
export interface Sample {
  readonly content: readonly SampleContent[];
  /** Made in this order; a code of the first is shown to whoever made the sample. */
  readonly clients: readonly SampleClient[];
}
