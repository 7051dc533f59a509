import { Sheet } from '../ui/Sheet.js';
import { SignOutButton } from '../ui/SignOutButton.js';
import { useWords } from '../ui/Words.js';

interface OtherPersonProps {
  /** The address of whoever is signed in. */
  readonly own: string;
  /** The address that is invited. */
  readonly email: string;
}

/** Somebody else is signed in, as on a computer that several people use. */
export function OtherPerson({ own, email }: OtherPersonProps) {
  const { say, text, path } = useWords();
  return (
    <Sheet title={text('inviteOtherTitle')} text={say('inviteOther', { email: <bdi>{email}</bdi>, own: <bdi>{own}</bdi> })} arrived={1}>
      <SignOutButton label={say('inviteSignOut')} look="filled" />
      <p class="aside">
        <a href={path()}>{say('back')}</a>
      </p>
    </Sheet>
  );
}
