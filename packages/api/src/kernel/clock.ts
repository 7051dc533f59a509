/** Where "now" comes from. The one thing besides the outside world that tests replace. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A time as both databases store and compare it: `YYYY-MM-DD HH:MM:SS.mmm`, UTC. */
export function timeText(time: Date): string {
  return time.toISOString().slice(0, 23).replace('T', ' ');
}

/** As {@link timeText}, keeping null. */
export function timeTextOrNull(time: Date | null): string | null {
  return time === null ? null : timeText(time);
}

/** Stands for "no end" where a list sorts by an end: after every time that can be set. */
export const NO_END = new Date('9999-12-31T23:59:59.999Z');

/** A time as a raw statement returns it: mysql2 gives a Date, SQLite the stored text. */
export type StoredTime = Date | string;

/** Reads a time a raw statement returned. */
export function readTime(stored: StoredTime): Date {
  return stored instanceof Date ? stored : new Date(`${stored.replace(' ', 'T')}Z`);
}

/** As {@link readTime}, keeping null. */
export function readTimeOrNull(stored: StoredTime | null): Date | null {
  return stored === null ? null : readTime(stored);
}

/** The earliest of several ends, where null is "no end". */
export function earliest(...ends: readonly (Date | null)[]): Date | null {
  return ends.reduce((first, end) => (end !== null && (first === null || end < first) ? end : first), null);
}
