import { readEmail } from '../kernel/email.js';
import { Forbidden } from '../kernel/faults.js';
import { type InvalidInput, Refusal } from '../kernel/problem.js';
import { invalidly, plainExternalId } from '../learners/learners.api.js';
import type { Person } from './invite-desk.js';
import type { PersonInput } from './invites.inputs.js';

/** What is told of an address that cannot be used. */
export const NO_ADDRESS = 'This is not an e-mail address Portico can use, such as name@example.com.';

/**
 * Reads people as staff entered them, in order: each with an address that can be used, or what is wrong.
 *
 * @param mayName false for whoever looks after a part of the client: what people are called in its systems is the whole client's
 * @throws Forbidden for an external id that is not theirs to give
 */
export function readPeople(people: readonly PersonInput[], mayName: boolean): (Person | InvalidInput)[] {
  const named = new Map<string, string>();
  const addressed = new Map<string, string>();
  return people.map(({ email, firstName, lastName, externalId }, at) => {
    const address = readEmail(email);
    if (address === undefined) return invalidly(`learners.${at}.email`, NO_ADDRESS);
    const outside = readExternalId(externalId ?? null, at);
    if (outside !== null && typeof outside !== 'string') return outside;
    if (outside !== null && !mayName) throw new Forbidden('An external id takes rights over the whole client, and you look after some of its sublicenses.');
    const namesake = outside === null ? undefined : named.get(outside);
    if (namesake !== undefined && namesake !== address.key) return invalidly(`learners.${at}.externalId`, 'Somebody before has this external id, with another address.');
    if (outside !== null && (addressed.get(address.key) ?? outside) !== outside) return invalidly(`learners.${at}.externalId`, 'Somebody before has this address, with another external id.');
    if (outside !== null) {
      named.set(outside, address.key);
      addressed.set(address.key, outside);
    }
    return { email: address, firstName: firstName.trim(), lastName: lastName.trim(), externalId: outside };
  });
}

/** True for somebody who can be let in. */
export function isPerson(one: Person | InvalidInput): one is Person {
  return 'email' in one;
}

function readExternalId(text: string | null, at: number): string | null | InvalidInput {
  try {
    return text === null ? null : plainExternalId(text);
  } catch (thrown) {
    if (thrown instanceof Refusal) return invalidly(`learners.${at}.externalId`, thrown.problem.message);
    throw thrown;
  }
}
