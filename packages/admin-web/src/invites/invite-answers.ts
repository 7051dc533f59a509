import type { InviteLearnersMutation } from '@portico/shared/admin';
import type { StateForm } from '../ui/marks/StateBadge.js';
import type { PersonRow } from './invite-form.js';

type Result = InviteLearnersMutation['inviteLearners'][number];

/** What inviting came to for one person. */
export interface Answer {
  readonly person: PersonRow;
  readonly state: StateForm;
  /** What it means. */
  readonly meaning: string;
  /** To hand over; null: there is none. */
  readonly link: string | null;
  /** The part of their row that is to blame where nothing came of it; null: it is done. */
  readonly wrong: string | null;
}

const LINK_WAY = 'This link lets them in: give it to nobody else. It is shown here only.';

function invited(isNew: boolean, link: string | null | undefined): Omit<Answer, 'person'> {
  if (!isNew) return { state: { word: 'Invited before', tone: 'accent', ring: true }, meaning: 'The invite still stands, and nothing more was sent. From the list it can be sent again.', link: null, wrong: null };
  const handed = link ?? null;
  return { state: { word: 'Invited', tone: 'good' }, meaning: handed === null ? 'The mail is on its way; the seat is held.' : LINK_WAY, link: handed, wrong: null };
}

/** What was refused about one person. Where another row is to blame, nobody was invited. */
function refused({ fields }: Extract<Result, { __typename: 'InvalidInput' }>, at: number): Omit<Answer, 'person'> {
  const own = fields.find(({ path }) => new RegExp(`^(learners\\.${at}(\\.|$)|(?!learners\\.))`).test(path));
  const part = /\.(firstName|lastName)$/.exec(own?.path ?? '')?.[1] ?? 'email';
  const word = part === 'email' ? 'Wrong address' : 'Wrong name';
  if (own === undefined) return { state: { word: 'Not invited', tone: 'grey' }, meaning: 'Another row is wrong, so nobody was invited.', link: null, wrong: '' };
  return { state: { word: /learners\.\d+\.email$/.test(own.path) || part !== 'email' ? word : 'Refused', tone: 'bad' }, meaning: own.message, link: null, wrong: part };
}

function answerOf(result: Result, at: number): Omit<Answer, 'person'> {
  if (result.__typename === 'LearnerInvited') return invited(result.isNew, result.link);
  if (result.__typename === 'AccessAdded') return { state: { word: 'In already', tone: 'good' }, meaning: 'They are a learner here, and have the access at once. A mail tells them.', link: null, wrong: null };
  if (result.__typename === 'AlreadyHasAccess') return { state: { word: 'Had it already', tone: 'grey' }, meaning: 'Nothing was changed.', link: null, wrong: null };
  if (result.__typename === 'SeatsExhausted') return { state: { word: 'No seat', tone: 'bad' }, meaning: result.message, link: null, wrong: 'email' };
  return refused(result, at);
}

/** What inviting came to, person by person, in the order they were sent. */
export function answersTo(people: readonly PersonRow[], results: readonly Result[]): Answer[] {
  return people.flatMap((person, at) => {
    const result = results[at];
    return result === undefined ? [] : [{ person, ...answerOf(result, at) }];
  });
}
