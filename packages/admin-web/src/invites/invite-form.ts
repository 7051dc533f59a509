import { useForm, type UseFormReturnType } from '@mantine/form';
import type { InviteLearnersInput } from '@portico/shared/admin';
import type { Refused } from '../ui/form/use-form-work.js';
import type { TypedPerson } from './pasted-people.js';

/** The most people of one call of the API. */
const MOST_PEOPLE = 200;

/** The client people are invited to. */
export interface InvitingClient {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
}

/** A row of the dialog. Its key stays with it, whatever goes from above it. */
export interface PersonRow extends TypedPerson {
  readonly key: string;
}

/** What is typed into the dialog. */
export interface InviteValues extends Record<string, unknown> {
  readonly people: readonly PersonRow[];
  /** What could not be read of a pasted list, or is still to be read. */
  readonly pasted: string;
  readonly sublicenseIds: readonly string[];
  readonly message: string;
  /** Whether Portico sends a mail, or staff hand over the link. */
  readonly way: 'mail' | 'link';
}

/** The form of the dialog. */
export type InviteForm = UseFormReturnType<InviteValues>;

let rows = 0;

/** A row of its own for somebody; nobody: an empty one. */
export function rowFor({ firstName, lastName, email }: TypedPerson = { firstName: '', lastName: '', email: '' }): PersonRow {
  rows += 1;
  return { key: `row-${rows}`, firstName, lastName, email };
}

/** An empty dialog. */
export function useInviteForm(): InviteForm {
  return useForm<InviteValues>({ mode: 'controlled', initialValues: { people: [rowFor()], pasted: '', sublicenseIds: [], message: '', way: 'mail' } });
}

/** Whether something is typed into a row. */
export const isFilled = ({ firstName, lastName, email }: TypedPerson) => `${firstName}${lastName}${email}`.trim() !== '';

/** What is missing before anything is sent; null: nothing. */
export function missingIn({ people, sublicenseIds }: InviteValues): Refused | null {
  const wanted = [['firstName', 'Write a first name.'], ['lastName', 'Write a last name.'], ['email', 'Write an e-mail address.']] as const;
  const nobody = people.some(isFilled) ? [] : [{ path: 'people.0.firstName', message: 'Write whom to invite.' }];
  const gaps = people.flatMap((person, at) => (isFilled(person) ? wanted.filter(([part]) => person[part].trim() === '').map(([part, message]) => ({ path: `people.${at}.${part}`, message })) : []));
  const nowhere = sublicenseIds.length === 0 ? [{ path: 'sublicenseIds', message: 'Choose a sublicense.' }] : [];
  const fields = [...nobody, ...gaps, ...nowhere];
  if (people.filter(isFilled).length > MOST_PEOPLE) return { message: `At most ${MOST_PEOPLE} people are invited at once. Take the others out, and invite them behind these.` };
  return fields.length === 0 ? null : { message: 'Something is missing.', fields };
}

/** What is sent for the rows that are filled. */
export function inputOf(clientId: string, { people, sublicenseIds, message, way }: InviteValues): InviteLearnersInput {
  const learners = people.filter(isFilled).map(({ firstName, lastName, email }) => ({ firstName: firstName.trim(), lastName: lastName.trim(), email: email.trim() }));
  return { clientId, learners, sublicenseIds: [...sublicenseIds], message: message.trim() === '' ? null : message.trim(), sendEmail: way === 'mail' };
}
