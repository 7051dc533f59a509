import type { PersonFragment } from '@portico/shared/learner';
import { useState } from 'preact/hooks';
import { Sheet } from '../ui/Sheet.js';
import { useWords } from '../ui/Words.js';
import { AddressForm } from './AddressForm.js';
import { NameForm } from './NameForm.js';
import { PasswordForm } from './PasswordForm.js';
import { Sessions, type OwnSession } from './Sessions.js';

interface ProfileProps {
  readonly person: PersonFragment;
  readonly sessions: readonly OwnSession[];
}

/** What a learner changes of their own account. */
export function Profile({ person, sessions }: ProfileProps) {
  const { say, text, path } = useWords();
  const [open, setOpen] = useState(sessions);
  const keepThis = () => setOpen(open.filter(({ current }) => current));
  return (
    <Sheet title={text('profile')} text={person.email}>
      <NameForm person={person} />
      <AddressForm person={person} />
      <PasswordForm person={person} onChanged={keepThis} />
      <Sessions sessions={open} onEnded={keepThis} />
      <p class="aside">
        <a href={path()}>{say('back')}</a>
      </p>
    </Sheet>
  );
}
