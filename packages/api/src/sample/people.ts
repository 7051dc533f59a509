import slugify from '@sindresorhus/slugify';
import { readEmail, type Email } from '../kernel/email.js';
import type { SampleClient } from './tables.js';

/** Where people have their own mail; reserved for examples (RFC 2606), so that no mail ever reaches anybody. */
const MAIL_PROVIDER = 'inbox.example';

/** One of the sample's learners. */
export interface Person {
  /** By which the tables name them. */
  readonly fullName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: Email;
  /** Their place among the people of their client, from 1. */
  readonly number: number;
}

/** The people of a client. Every fifth has no address of the client's. */
export function peopleOf({ people, mailDomain }: SampleClient): Person[] {
  return people.map(([firstName, lastName, given], at) => {
    const local = given ?? `${plain(firstName)}.${plain(lastName)}`;
    const email = readEmail(`${local}@${at % 5 === 3 ? MAIL_PROVIDER : mailDomain}`);
    if (email === undefined) throw new Error(`The sample gives ${firstName} ${lastName} no address that Portico takes.`);
    return { fullName: `${firstName} ${lastName}`, firstName, lastName, email, number: at + 1 };
  });
}

function plain(name: string): string {
  return slugify(name, { separator: '', decamelize: false });
}
