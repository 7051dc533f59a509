import { ValidateBy } from 'class-validator';

/** A URL as it is stored, or undefined when it is no absolute http(s) URL of at most `max` characters, or names a user. */
export function readWebUrl(text: unknown, max: number): string | undefined {
  if (typeof text !== 'string' || !URL.canParse(text.trim())) return undefined;
  const url = new URL(text.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  // Whoever opens it would send the name and the password, and the address would look like another's.
  if (url.username !== '' || url.password !== '') return undefined;
  return url.href.length <= max ? url.href : undefined;
}

/** On an input field: what {@link readWebUrl} can read. */
export function IsWebUrl(max: number): PropertyDecorator {
  return ValidateBy({
    name: 'isWebUrl',
    validator: {
      validate: (value: unknown) => readWebUrl(value, max) !== undefined,
      defaultMessage: (about) => `${about?.property ?? 'This'} must be an absolute http or https URL of at most ${max.toLocaleString('en')} characters, without a user name or password`,
    },
  });
}
