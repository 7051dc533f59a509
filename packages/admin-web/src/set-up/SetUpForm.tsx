import { Button, Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SetUpOwnerDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { Problem } from '../ui/form/Problem.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { usePageTitle } from '../ui/page/use-page-title.js';

interface SetUpFormProps {
  /** The one-time token of the link printed at first start. */
  readonly token: string;
  readonly onSignedIn: () => void;
}

/** Makes the first owner of a new Portico and signs them in. */
export function SetUpForm({ token, onSignedIn }: SetUpFormProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', email: '', password: '', sampleData: false } });
  const { busy, problem, run } = useFormWork(form);
  usePageTitle('Set up Portico');
  const setUp = useSend(SetUpOwnerDocument, { refresh: false });
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { setUpOwner: result } = await setUp({ input: { token, ...values } });
      if (result.__typename !== 'SignedIn') return result;
      onSignedIn();
      return null;
    }),
  );
  return (
    <form className="pt-card-form" onSubmit={submit}>
      <h1>Set up Portico</h1>
      <p className="pt-dim">You become the owner: the one who may do everything and let others in.</p>
      <Problem message={problem} />
      <TextField form={form} name="name" label="Your name" autoComplete="name" required star={false} first />
      <TextField form={form} name="email" label="E-mail" type="email" autoComplete="username" required star={false} />
      <TextField form={form} name="password" label="Password" type="password" autoComplete="new-password" required star={false} hint="At least 12 characters. A few unrelated words are easy to remember and hard to guess." />
      <Checkbox key={form.key('sampleData')} {...form.getInputProps('sampleData', { type: 'checkbox' })} label="Fill it with a sample to look around in" description="Three clients, codes of every state and 200 learners, all made up. Not for a site that is to be used." />
      <Button type="submit" aria-disabled={busy}>
        {busy ? 'One moment …' : 'Become the owner'}
      </Button>
    </form>
  );
}
