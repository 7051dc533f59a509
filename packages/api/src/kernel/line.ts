import { ValidateBy } from 'class-validator';

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** True for one line of text that has 1 to `max` characters once trimmed. */
export function isLine(text: unknown, max: number): text is string {
  return typeof text === 'string' && text.trim() !== '' && text.trim().length <= max && !CONTROL.test(text);
}

/** On an input field: one line of text, 1 to `max` characters once trimmed. Services trim before they store. */
export function Line(max: number, options: { readonly each?: boolean } = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'line',
      validator: {
        validate: (value: unknown) => isLine(value, max),
        defaultMessage: (about) => `${options.each === true ? 'Each of ' : ''}${about?.property ?? 'This'} must be one line of 1 to ${max} characters`,
      },
    },
    { each: options.each ?? false },
  );
}
