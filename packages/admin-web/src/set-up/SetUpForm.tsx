import { SetUpOwnerDocument } from '@portico/shared/admin';
import { ask } from '../server/ask.js';
import { Form, TextField, type Refused } from '../ui/Form.js';
import { useSubmission } from '../ui/use-submission.js';

interface SetUpFormProps {
  /** The one-time token of the link printed at first start. */
  readonly token: string;
  readonly onSignedIn: () => void;
}

async function setUpOwner(token: string, values: Readonly<Record<string, string>>): Promise<Refused | null> {
  const input = { token, name: values['name'] ?? '', email: values['email'] ?? '', password: values['password'] ?? '' };
  const { setUpOwner: result } = await ask(SetUpOwnerDocument, { input });
  if (result.__typename === 'SignedIn') return null;
  return { message: result.message, fields: 'fields' in result ? result.fields : [] };
}

/** Makes the first owner of a new Portico and signs them in. */
export function SetUpForm({ token, onSignedIn }: SetUpFormProps) {
  const { busy, refused, submit } = useSubmission();
  const send = (values: Readonly<Record<string, string>>) => {
    submit(async () => {
      const problem = await setUpOwner(token, values);
      if (problem === null) onSignedIn();
      return problem;
    });
  };
  return (
    <Form title="Set up Portico" intro="You become the owner: the one who may do everything and let others in." action="Become the owner" busy={busy} refused={refused} onSubmit={send}>
      <TextField name="name" label="Your name" autoComplete="name" refused={refused} />
      <TextField name="email" label="E-mail" type="email" autoComplete="username" refused={refused} />
      <TextField name="password" label="Password" type="password" autoComplete="new-password" hint="At least 12 characters. A few unrelated words are easy to remember and hard to guess." refused={refused} />
    </Form>
  );
}
