import { useForm } from '@mantine/form';
import { UpdateMembershipDocument } from '@portico/shared/admin';
import { useRights, WHO_MAY } from '../server/rights.js';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import type { FullMembership } from './full-membership.js';
import { fullName } from './learner-words.js';

interface NamesDialogProps {
  readonly membership: FullMembership;
  readonly onClose: () => void;
}

/** What a learner is called, and what systems of the client call them. Only what was changed is sent: who may not change the name may still change the rest. */
export function NamesDialog({ membership, onClose }: NamesDialogProps) {
  const { learner, client } = membership;
  const isWhole = useRights().wholeClient(client.id);
  const before = { firstName: learner.firstName, lastName: learner.lastName, externalId: membership.externalId ?? '' };
  const form = useForm({ mode: 'uncontrolled', initialValues: before });
  const { busy, problem, run } = useFormWork(form);
  const update = useSend(UpdateMembershipDocument);
  const submit = form.onSubmit(({ firstName, lastName, externalId }) =>
    run(async () => {
      const input = {
        id: membership.id,
        ...(firstName !== before.firstName && { firstName }),
        ...(lastName !== before.lastName && { lastName }),
        ...(externalId !== before.externalId && { externalId: externalId.trim() === '' ? null : externalId.trim() }),
      };
      const { updateMembership: result } = await update({ input });
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${fullName(result.membership.learner)} is saved` });
      return null;
    }),
  );
  return (
    <FormDialog title={`Edit ${fullName(learner)}`} opened onClose={onClose} action="Save changes" busy={busy} problem={problem} onSubmit={submit} size={560} hint="The e-mail address is the person's own to change.">
      <FormSection legend="Name">
        <div className="pt-half">
          <TextField form={form} name="firstName" label="Given name" required first />
        </div>
        <div className="pt-half">
          <TextField form={form} name="lastName" label="Family name" required />
        </div>
        <p className="pt-note">Once somebody has signed in, or is known elsewhere, the name is theirs: then only owners change it.</p>
      </FormSection>
      <FormSection legend={client.name}>
        <TextField form={form} name="externalId" label="External id" disabled={!isWhole} hint={isWhole ? 'What systems of the client call this learner.' : WHO_MAY.wholeClient} />
      </FormSection>
    </FormDialog>
  );
}
