import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SignInDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { Problem } from '../ui/form/Problem.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { usePageTitle } from '../ui/page/use-page-title.js';
import { MailedLinkWays } from './MailedLinkWays.js';

interface SignInFormProps {
  /** Called once somebody is signed in. */
  readonly onSignedIn: () => void;
  /** False where the form stands in something that names it. */
  readonly withTitle?: boolean;
}

/**
 * Lets a member of the staff in by e-mail address and password. On a page of its own a link can be mailed instead, which leads
 * to a page of its own.
 */
export function SignInForm({ onSignedIn, withTitle = true }: SignInFormProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const { busy, problem, run } = useFormWork(form);
  usePageTitle(withTitle ? 'Sign in' : null);
  const signIn = useSend(SignInDocument, { refresh: false });
  const submit = form.onSubmit((input) =>
    run(async () => {
      const { signIn: result } = await signIn({ input });
      if (result.__typename !== 'SignedIn') return result;
      onSignedIn();
      return null;
    }),
  );
  return (
    <form className="pt-card-form" onSubmit={submit}>
      {withTitle && <h1>Sign in</h1>}
      <Problem message={problem} />
      <TextField form={form} name="email" label="E-mail" type="email" autoComplete="username" required star={false} first />
      <TextField form={form} name="password" label="Password" type="password" autoComplete="current-password" required star={false} />
      <Button type="submit" aria-disabled={busy}>
        {busy ? 'One moment …' : 'Sign in'}
      </Button>
      {withTitle && <MailedLinkWays address={() => form.getValues().email} run={run} />}
    </form>
  );
}
