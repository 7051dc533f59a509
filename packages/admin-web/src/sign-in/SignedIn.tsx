import { SignOutDocument, type ViewerQuery } from '@portico/shared/admin';
import { ask } from '../server/ask.js';
import { Alert } from '../ui/Form.js';
import { useSubmission } from '../ui/use-submission.js';

/** The member of the staff who is signed in. */
export type SignedInStaff = Extract<ViewerQuery['viewer'], { __typename: 'Staff' }>;

const ROLE_WORDS: Record<SignedInStaff['role'], string> = {
  OWNER: 'Owner',
  CLIENT_ADMIN: 'Client admin',
  CLIENT_MANAGER: 'Client manager',
  AUDITOR: 'Auditor',
};

interface SignedInProps {
  readonly staff: SignedInStaff;
  readonly onSignedOut: () => void;
}

/** Who you are, where to go on, and the way out. */
export function SignedIn({ staff, onSignedOut }: SignedInProps) {
  const { busy, refused, submit } = useSubmission();
  const signOut = () => {
    submit(async () => {
      await ask(SignOutDocument, {});
      onSignedOut();
      return null;
    });
  };
  return (
    <section className="sheet" aria-labelledby="who">
      <h1 id="who">{staff.name}</h1>
      <p className="intro">
        Signed in as {staff.email}, {ROLE_WORDS[staff.role]}.
      </p>
      <Alert refused={refused} />
      <p>
        Everything Portico does is in its API: <a href="/graphql">open the GraphQL playground</a>.
      </p>
      <button type="button" className="plain" aria-disabled={busy} onClick={signOut}>
        Sign out
      </button>
    </section>
  );
}
