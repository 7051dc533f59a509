import { ValidateBy } from 'class-validator';
import { slugProblem } from './slugs.js';

/** The most seats a limit can say. */
export const MAX_SEATS = 1_000_000_000;

/** The most content items one call may name. */
export const MAX_CONTENT = 1_000;

/** On an input field: a slug a client may have. */
export function IsSlug(): PropertyDecorator {
  return ValidateBy({
    name: 'isSlug',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && slugProblem(value) === null,
      defaultMessage: (about) => slugProblem(typeof about?.value === 'string' ? about.value : '') ?? 'slug is wrong',
    },
  });
}

/** True for an IANA time zone by name; offsets are none. */
export function isTimeZoneName(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z0-9_+/-]{1,59}$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** On an input field: an IANA time zone. */
export function IsTimeZoneName(): PropertyDecorator {
  return ValidateBy({
    name: 'isTimeZoneName',
    validator: {
      validate: isTimeZoneName,
      defaultMessage: (about) => `${about?.property ?? 'This'} must be an IANA time zone such as Europe/Berlin`,
    },
  });
}
