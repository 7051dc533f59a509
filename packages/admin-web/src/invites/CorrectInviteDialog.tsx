import { useForm } from '@mantine/form';
import { CorrectInviteDocument, type InviteRowFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { inviteeOf } from './invite-words.js';

interface CorrectInviteDialogProps {
  readonly invite: InviteRowFragment;
  readonly onClose: () => void;
}

/** Takes an invite back that went to a wrong address, and invites the right one to the same. */
export function CorrectInviteDialog({ invite, onClose }: CorrectInviteDialogProps) {
  const same = (typed: string) => (typed.trim() === '' || typed.trim() === invite.email ? 'Write the right address.' : null);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: invite.email }, validate: { email: same } });
  const { busy, problem, run } = useFormWork(form);
  const correct = useSend(CorrectInviteDocument);
  const submit = form.onSubmit(({ email }) =>
    run(async () => {
      const { correctInvite: result } = await correct({ input: { id: invite.id, email: email.trim() } });
      if (result.__typename === 'InvalidInput') return result;
      if (result.__typename === 'SeatsExhausted') return { message: `${result.message} The invite to ${invite.email} is taken back.` };
      onClose();
      const meaning = result.__typename === 'LearnerInvited' ? 'The link in the mail before is dead.' : 'They are a learner here already. The invite before is taken back.';
      sayDone({ title: `${inviteeOf(invite)} is invited at ${email.trim()}`, meaning });
      return null;
    }),
  );
  return (
    <FormDialog title={`Correct the address of ${inviteeOf(invite)}`} opened onClose={onClose} action="Send to this address" busy={busy} problem={problem} onSubmit={submit} size={560} hint={`The link that went to ${invite.email} stops working.`}>
      <FormSection legend="Invite">
        <TextField form={form} name="email" label="E-mail" type="email" required first />
      </FormSection>
    </FormDialog>
  );
}
