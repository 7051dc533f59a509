import { ValidateBy } from 'class-validator';

const FIRST = Date.UTC(2000, 0, 1);
const LAST = Date.UTC(9999, 11, 31);

/** On an input field: a time both databases can hold, from the year 2000 to the year 9999. */
export function Moment(): PropertyDecorator {
  return ValidateBy({
    name: 'moment',
    validator: {
      validate: (value: unknown) => value instanceof Date && value.getTime() >= FIRST && value.getTime() <= LAST,
      defaultMessage: (about) => `${about?.property ?? 'This'} must be a time between the years 2000 and 9999`,
    },
  });
}
