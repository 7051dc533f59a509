import type { FieldErrors } from '../ui/Form.js';
import { errorsAt } from '../ui/newcomer.js';
import type { Refusal } from './refusals.js';

/** A refusal that is about the person, at the fields it is about. */
export function errorsFor(refusal: Refusal): FieldErrors {
  if (refusal.__typename === 'AccountExists') return { email: 'accountExists' };
  if (refusal.__typename === 'SignInRefused') return { password: 'signInRefused' };
  return errorsAt(refusal.__typename === 'InvalidInput' ? refusal.fields : []);
}
