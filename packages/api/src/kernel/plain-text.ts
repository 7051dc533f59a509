import { ValidateBy } from 'class-validator';

/** Control characters but for line breaks and tabs. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** On an input field: plain text of several lines that is not blank. */
export function IsPlainText(longest: number): PropertyDecorator {
  return ValidateBy({
    name: 'isPlainText',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.trim().length <= longest && !CONTROL.test(value),
      defaultMessage: (about) => `${about?.property ?? 'This'} must be plain text of 1 to ${longest.toLocaleString('en')} characters`,
    },
  });
}
