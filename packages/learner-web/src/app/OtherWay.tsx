import type { PersonFragment } from '@portico/shared/learner';
import { useWords } from '../ui/Words.js';

/** Below a box for codes: the way on for whoever needs none. */
export function OtherWay({ person }: { readonly person: PersonFragment | null }) {
  const { say, path } = useWords();
  return (
    <p class="aside">
      {person === null && say('haveAccount')} <a href={person === null ? path('sign-in') : path()}>{say(person === null ? 'signIn' : 'back')}</a>
    </p>
  );
}
