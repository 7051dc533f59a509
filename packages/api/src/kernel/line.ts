import { ValidateBy } from 'class-validator';

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** Characters that leave nothing to see: blanks, what only joins, separates or formats, fillers, the empty Braille pattern. */
const UNSEEN = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]*$/u;
/** Turns the direction of all that follows: a name would rearrange the text it stands in. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;
/** Half a character: databases keep something else in its place. */
const BROKEN = /\p{Surrogate}/u;

/** True for one line of text that has 1 to `max` characters once trimmed, some of them to be seen, and that stays as it is wherever it stands. */
export function isLine(text: unknown, max: number): text is string {
  return problemOf(text, max) === null;
}

/** What is wrong with a line, in words that go on from its name; null when nothing is. */
function problemOf(text: unknown, max: number): string | null {
  if (typeof text !== 'string' || text.trim() === '' || text.trim().length > max || CONTROL.test(text)) return `must be one line of 1 to ${max} characters`;
  if (BROKEN.test(text)) return 'must not have half a character in it';
  if (TURNING.test(text)) return 'must not have characters in it that turn the direction of writing';
  return UNSEEN.test(text) ? 'must have something in it that can be seen' : null;
}

/** On an input field: one line of text, 1 to `max` characters once trimmed. Services trim before they store. */
export function Line(max: number, options: { readonly each?: boolean } = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'line',
      validator: {
        validate: (value: unknown) => isLine(value, max),
        defaultMessage: (about) => `${options.each === true ? 'Each of ' : ''}${about?.property ?? 'This'} ${whatIsWrong(about?.value, max)}`,
      },
    },
    { each: options.each ?? false },
  );
}

/** Of a list: with the first of its lines that is wrong. */
function whatIsWrong(value: unknown, max: number): string {
  const lines: readonly unknown[] = Array.isArray(value) ? value : [value];
  return lines.map((line) => problemOf(line, max)).find((problem) => problem !== null) ?? `must be one line of 1 to ${max} characters`;
}
