import { ValidateIf } from 'class-validator';

/**
 * On a field of an update: null clears it. Without this, null is refused like any other wrong value
 * (a field left out always stays as it is).
 */
export function Clearable(): PropertyDecorator {
  return ValidateIf((_, value) => value !== null);
}
