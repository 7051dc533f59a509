import { useForm } from '@mantine/form';
import { RemoveStaffDocument, type StaffRowFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';

interface RemoveStaffDialogProps {
  readonly member: StaffRowFragment;
  readonly onClose: () => void;
}

const MEANS = {
  ACTIVE: ['Every session of theirs ends at once, and every link that was mailed to them is dead.', 'What they did stays, with their name.', 'Their address may be invited again, as somebody new.'],
  INVITED: ['The link in the mail stops working.', 'No mail tells of it.'],
} as const;

/** Removes somebody from the staff, or takes their invite back, after saying what that means. */
export function RemoveStaffDialog({ member, onClose }: RemoveStaffDialogProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: {} });
  const { busy, problem, run } = useFormWork(form);
  const remove = useSend(RemoveStaffDocument);
  const isInvited = member.status === 'INVITED';
  const submit = form.onSubmit(() =>
    run(async () => {
      const { removeStaff: result } = await remove({ input: { id: member.id } });
      if (result.__typename !== 'StaffUpdated') return result;
      onClose();
      sayDone({ title: isInvited ? `The invite of ${member.name} is taken back` : `${member.name} is removed from the staff` });
      return null;
    }),
  );
  return (
    <FormDialog title={isInvited ? `Take back the invite of ${member.name}` : `Remove ${member.name} from the staff`} opened onClose={onClose} action={isInvited ? 'Take back' : 'Remove from the staff'} destructive busy={busy} problem={problem} onSubmit={submit} size={560} hint="This cannot be taken back. They can be invited anew.">
      <FormSection legend="What it means">
        <ul className="pt-meaning" tabIndex={-1} data-autofocus>
          {MEANS[member.status].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </FormSection>
    </FormDialog>
  );
}
