import { earliest } from '../kernel/clock.js';
import type { Problem } from '../kernel/problem.js';
import { AccessRevoked, endOf } from '../learners/learners.api.js';
import { CodeExhausted, CodeExpired, CodeNotFound, CodeNotStarted, EmailNotAllowed } from './codes.problems.js';
import { isFor } from './email-domains.js';
import type { EnteredCode, KnownCode } from './entered-codes.read-model.js';
import type { EarlierRedemption } from './earlier-redemptions.read-model.js';

/** What can be said of a code before the gate is asked: refused, held already, or worth asking. */
export type Verdict =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'held'; readonly earlier: EarlierRedemption }
  | { readonly kind: 'open'; readonly code: KnownCode };

/** For whom a code is judged, and when. */
export interface For {
  readonly now: Date;
  /** The key of their address; null: nobody knows it yet. */
  readonly emailKey: string | null;
}

/**
 * Judges a code for somebody, in the one order of outcomes: not found, not started, expired, exhausted, e-mail domain, revoked;
 * seats come last and are the gate's, which also knows of uses: a code outside whose domains somebody is may be at its limit. Whoever still holds what the code gave them is in, whatever became of the code since,
 * unless it was disabled or its place has ended.
 */
export function judge({ entered, code }: EnteredCode, earlier: EarlierRedemption | undefined, { now, emailKey }: For): Verdict {
  const refused = (problem: Problem): Verdict => ({ kind: 'refused', problem });
  if (code === null || !code.enabled || code.places.some((place) => place.clientDisabled)) return refused(new CodeNotFound(entered));
  const placesEnd = earliest(...code.places.map(endOf));
  if (earlier?.standing === 'HELD' && (placesEnd === null || placesEnd > now)) return { kind: 'held', earlier };
  if (code.startsAt !== null && code.startsAt > now) return refused(new CodeNotStarted(entered, code.startsAt));
  const end = earliest(code.expiresAt, placesEnd);
  if (end !== null && end <= now) return refused(new CodeExpired(entered, end));
  if (earlier?.standing === 'ENDED' || (earlier === undefined && code.used)) return refused(new CodeExhausted(entered));
  if (emailKey !== null && !isFor(code.emailDomains, emailKey)) return refused(new EmailNotAllowed(entered));
  if (earlier?.standing === 'REVOKED') return refused(revoked(entered));
  return { kind: 'open', code };
}

/** Staff took away what this code would give. */
export function revoked(entered: string): AccessRevoked {
  return new AccessRevoked('Your access here was taken away by the staff. Ask them if you think it should be given back.', entered);
}
