import type { ClientId } from '../../kernel/ids.js';
import type { RequestContext } from '../../kernel/request-context.js';
import { addressBlock } from './address-block.js';

/** A budget of wrong guesses that fills up again by itself. */
export interface Bucket {
  /** Lower-case ASCII, at most 80 characters. */
  readonly key: string;
  /** How many wrong guesses it holds when full. */
  readonly size: number;
  /** Milliseconds until one wrong guess comes back. */
  readonly step: number;
}

const PERSONAL = { size: 30, step: 20_000 };
/** 60 wrong guesses an hour at one client, 1,000 on the site: more than that is an attack, and somebody should look. */
const CLIENT = { size: 60, step: 60_000 };
const SITE = { size: 1_000, step: 3_600 };

/** The budgets that refuse, of the caller's address block and account, in the one order they are taken in. */
export function refusingBuckets(ctx: Pick<RequestContext, 'address' | 'viewer'>): Bucket[] {
  const keys = [addressBlock(ctx.address)];
  if (ctx.viewer.kind === 'staff') keys.push(`staff:${ctx.viewer.staffId}`);
  if (ctx.viewer.kind === 'learner') keys.push(`learner:${ctx.viewer.learnerId}`);
  return keys.map((key) => ({ key, ...PERSONAL }));
}

/** The budgets that only raise an alarm. */
export function alarmBuckets(about: ClientId | undefined): Bucket[] {
  const site = { key: 'site', ...SITE };
  return about === undefined ? [site] : [{ key: `client:${about}`, ...CLIENT }, site];
}

/** How many wrong guesses are left. */
export function left(bucket: Bucket, settlesAt: number, now: number): number {
  return Math.floor((now + bucket.size * bucket.step - Math.max(settlesAt, now)) / bucket.step);
}

/** Seconds until one more guess is possible, for a budget that is spent. */
export function secondsToOne(bucket: Bucket, settlesAt: number, now: number): number {
  return Math.max(1, Math.ceil((settlesAt + bucket.step - bucket.size * bucket.step - now) / 1000));
}
