import type { SessionHolder } from '../../kernel/sessions.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a session lasts without a visit, and at most (ASVS 7.3), in milliseconds. */
const LIFETIMES = {
  staff: { idle: 30 * MINUTE, longest: 12 * HOUR },
  learner: { idle: 30 * DAY, longest: 90 * DAY },
} as const satisfies Record<SessionHolder['kind'], { idle: number; longest: number }>;

/** When a session ends that was started at `createdAt` and last used at `seenAt`. */
export function endOfSession(kind: SessionHolder['kind'], createdAt: Date, seenAt: Date): Date {
  const { idle, longest } = LIFETIMES[kind];
  return new Date(Math.min(createdAt.getTime() + longest, seenAt.getTime() + idle));
}

/** How long a browser keeps the cookie: the longest the session can last, in seconds. */
export function cookieSeconds(kind: SessionHolder['kind']): number {
  return LIFETIMES[kind].longest / 1000;
}
