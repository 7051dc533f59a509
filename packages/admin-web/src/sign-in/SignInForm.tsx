import { SignInDocument } from '@portico/shared/admin';
import { ask } from '../server/ask.js';
import { Form, TextField, type Refused } from '../ui/Form.js';
import { useSubmission } from '../ui/use-submission.js';

async function signIn(email: string, password: string): Promise<Refused | null> {
  const { signIn: result } = await ask(SignInDocument, { input: { email, password } });
  if (result.__typename === 'SignedIn') return null;
  return { message: result.message, fields: 'fields' in result ? result.fields : [] };
}

/** Lets a member of the staff in by e-mail address and password. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { busy, refused, submit } = useSubmission();
  const send = (values: Readonly<Record<string, string>>) => {
    submit(async () => {
      const problem = await signIn(values['email'] ?? '', values['password'] ?? '');
      if (problem === null) onSignedIn();
      return problem;
    });
  };
  return (
    <Form title="Sign in" action="Sign in" busy={busy} refused={refused} onSubmit={send}>
      <TextField name="email" label="E-mail" type="email" autoComplete="username" refused={refused} />
      <TextField name="password" label="Password" type="password" autoComplete="current-password" refused={refused} />
    </Form>
  );
}
