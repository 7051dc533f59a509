import type { FieldErrors } from '../ui/Form.js';
import type { Newcomer } from './redeem.js';
import type { Refusal } from './refusals.js';

/** Whether the form is for somebody new or for somebody who has an account. */
export type Mode = 'new' | 'known';

const SHORTEST_PASSWORD = 12;

/** What the server finds wrong, said in the learner's language: its own words are English. */
const BY_PATH = { firstName: 'wrongFirstName', lastName: 'wrongLastName', email: 'wrongEmail', password: 'weakPassword' } as const;

/** What can be seen to be wrong before anything is sent. */
export function missingIn(person: Newcomer, mode: Mode): FieldErrors {
  const isNew = mode === 'new';
  return {
    ...(isNew && person.firstName.trim() === '' && { firstName: 'wrongFirstName' }),
    ...(isNew && person.lastName.trim() === '' && { lastName: 'wrongLastName' }),
    ...(!/^\S+@\S+$/.test(person.email.trim()) && { email: 'wrongEmail' }),
    ...(isNew && [...person.password].length < SHORTEST_PASSWORD && { password: 'wrongPassword' }),
    ...(!isNew && person.password === '' && { password: 'needPassword' }),
  };
}

/** A refusal that is about the person, at the fields it is about. */
export function errorsFor(refusal: Refusal): FieldErrors {
  if (refusal.__typename === 'AccountExists') return { email: 'accountExists' };
  if (refusal.__typename === 'SignInRefused') return { password: 'signInRefused' };
  const paths = refusal.__typename === 'InvalidInput' ? refusal.fields.map(({ path }) => path) : [];
  return Object.fromEntries(Object.entries(BY_PATH).flatMap(([path, key]) => (paths.includes(path) ? [[path, key]] : [])));
}
