import { ValidateBy } from 'class-validator';

/** Control characters but for line breaks and tabs. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Turns the direction of all that follows: a text would rearrange what stands behind it. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;
/** Half a character: databases keep something else in its place. */
const BROKEN = /\p{Surrogate}/u;

/** On an input field: plain text of several lines that is not blank, and that stays as it is wherever it stands. */
export function IsPlainText(longest: number): PropertyDecorator {
  return ValidateBy({
    name: 'isPlainText',
    validator: {
      validate: (value: unknown) => problemOf(value, longest) === null,
      defaultMessage: (about) => `${about?.property ?? 'This'} ${problemOf(about?.value, longest) ?? ''}`,
    },
  });
}

/** What is wrong with a text, in words that go on from its name; null when nothing is. */
function problemOf(text: unknown, longest: number): string | null {
  if (typeof text !== 'string' || text.trim() === '' || text.trim().length > longest || CONTROL.test(text)) return `must be plain text of 1 to ${longest.toLocaleString('en')} characters`;
  if (BROKEN.test(text)) return 'must not have half a character in it';
  return TURNING.test(text) ? 'must not have characters in it that turn the direction of writing' : null;
}
