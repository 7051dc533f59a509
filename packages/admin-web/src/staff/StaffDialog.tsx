import { OnceKeys } from '@portico/shared';
import { InviteStaffDocument, UpdateStaffDocument, type StaffRole, type StaffRowFragment } from '@portico/shared/admin';
import { useState } from 'react';
import { useRights } from '../server/rights.js';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { SelectField } from '../ui/form/SelectField.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork, type Refused } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { PlacesField } from './PlacesField.js';
import { placesFor, postOf, useStaffForm, type StaffForm, type StaffValues } from './staff-form.js';
import { ROLE_MEANS, ROLE_NAMES, rolesToGive } from './staff-words.js';

interface StaffDialogProps {
  /** Whose post is changed; null: somebody is asked in. */
  readonly member: StaffRowFragment | null;
  readonly onClose: () => void;
}

/** Sends what was typed; what it was refused, or null. */
function useSaving(member: StaffRowFragment | null): (values: StaffValues) => Promise<Refused | null> {
  const [keys] = useState(() => new OnceKeys());
  const invite = useSend(InviteStaffDocument);
  const update = useSend(UpdateStaffDocument);
  return async (values) => {
    if (member !== null) {
      const { updateStaff: result } = await update({ input: { id: member.id, ...postOf(values) } });
      return result.__typename === 'StaffUpdated' ? null : result;
    }
    const input = { email: values.email.trim(), name: values.name, ...postOf(values) };
    const { inviteStaff: result } = await invite({ input: { ...input, idempotencyKey: keys.keyFor(input) } });
    return result.__typename === 'StaffInvited' ? null : result;
  };
}

function Post({ form, isFirst }: { readonly form: StaffForm; readonly isFirst: boolean }) {
  const { site } = useRights();
  const role: StaffRole = form.getValues().role;
  return (
    <>
      <FormSection legend="Role">
        <SelectField form={form} name="role" label="Role" first={isFirst} options={rolesToGive(site).map((value) => ({ value, label: ROLE_NAMES[value] }))} />
        <p className="pt-note" aria-live="polite">
          {ROLE_MEANS[role]}
        </p>
      </FormSection>
      {placesFor(role).clients && (
        <FormSection legend="Works on">
          <PlacesField form={form} />
        </FormSection>
      )}
    </>
  );
}

/** Asks somebody into the staff, or gives them another role or other clients. */
export function StaffDialog({ member, onClose }: StaffDialogProps) {
  const form = useStaffForm(member);
  const { busy, problem, run } = useFormWork(form);
  const save = useSaving(member);
  const submit = form.onSubmit((values) =>
    run(async () => {
      const refused = await save(values);
      if (refused !== null) return refused;
      onClose();
      sayDone(member === null ? { title: `${values.name.trim()} is invited`, meaning: 'A mail with a link is on its way. It works once.' } : { title: `${member.name} is changed`, meaning: 'It holds from now on.' });
      return null;
    }),
  );
  return (
    <FormDialog title={member === null ? 'Invite Staff' : `Change what ${member.name} may do`} opened onClose={onClose} action={member === null ? 'Invite' : 'Save changes'} busy={busy} problem={problem} onSubmit={submit} hint={member === null ? 'They choose their own password.' : 'Their name and address are their own to change.'}>
      {member === null && (
        <FormSection legend="Who">
          <TextField form={form} name="name" label="Name" required first />
          <TextField form={form} name="email" label="E-mail" type="email" required />
        </FormSection>
      )}
      <Post form={form} isFirst={member !== null} />
    </FormDialog>
  );
}
