import type { FieldErrors } from './Form.js';

/** Whether a form is for somebody new or for somebody who has an account. */
export type Mode = 'new' | 'known';

/** Somebody who comes in, as they wrote it. */
export interface Newcomer {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly password: string;
}

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

/** What the server refuses of somebody, at the fields it is about. */
export function errorsAt(fields: readonly { readonly path: string }[]): FieldErrors {
  const paths = fields.map(({ path }) => path);
  return Object.fromEntries(Object.entries(BY_PATH).flatMap(([path, key]) => (paths.includes(path) ? [[path, key]] : [])));
}
