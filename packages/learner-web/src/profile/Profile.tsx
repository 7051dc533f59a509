import type { PersonFragment } from '@portico/shared/learner';
import { Sheet } from '../ui/Sheet.js';
import { useWords } from '../ui/Words.js';
import { NameForm } from './NameForm.js';
import { PasswordForm } from './PasswordForm.js';

/** What a learner changes of their own account. */
export function Profile({ person }: { readonly person: PersonFragment }) {
  const { say, text, path } = useWords();
  return (
    <Sheet title={text('profile')} text={person.email}>
      <p class="hint">{say('emailStays')}</p>
      <NameForm person={person} />
      <PasswordForm person={person} />
      <p class="aside">
        <a href={path()}>{say('back')}</a>
      </p>
    </Sheet>
  );
}
