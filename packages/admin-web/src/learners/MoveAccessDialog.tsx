import { useForm } from '@mantine/form';
import { MoveAccessDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import type { FullAccess, FullMembership } from './full-membership.js';
import { fullName } from './learner-words.js';
import { NEEDS_SUBLICENSE } from './seats-left.js';
import { SublicenseField } from './SublicenseField.js';

interface MoveAccessDialogProps {
  readonly membership: FullMembership;
  readonly access: FullAccess;
  readonly onClose: () => void;
}

/** Moves an access to another sublicense of the client: one seat for the other, with the same reasons and its own end. */
export function MoveAccessDialog({ membership, access, onClose }: MoveAccessDialogProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { sublicenseId: '' }, validate: { sublicenseId: (id) => (id === '' ? NEEDS_SUBLICENSE : null) } });
  const { busy, problem, run } = useFormWork(form);
  const move = useSend(MoveAccessDocument);
  const name = fullName(membership.learner);
  const moveBack = (id: string) => {
    move({ input: { accessIds: [id], sublicenseId: access.sublicense.id } }).then(
      () => sayDone({ title: `${name} is back in ${access.sublicense.name}` }),
      (error: unknown) => sayDone({ title: `${name} was not moved back`, meaning: error instanceof Error ? error.message : String(error) }),
    );
  };
  const submit = form.onSubmit(({ sublicenseId }) =>
    run(async () => {
      const { moveAccess: [result] } = await move({ input: { accessIds: [access.id], sublicenseId } });
      if (result === undefined) return { message: 'Nothing was moved.' };
      if (result.__typename === 'InvalidInput' || result.__typename === 'SeatsExhausted') return { ...result, fields: [{ path: 'sublicenseId', message: result.message }] };
      onClose();
      if (result.__typename === 'AccessGranted') sayDone({ title: `${name} is moved`, meaning: `The seat of ${access.sublicense.name} is free again.`, undo: () => moveBack(result.access.id) });
      else sayDone({ title: `${name} had a seat there`, meaning: `It has the reasons of both and the later end; the seat of ${access.sublicense.name} is free again.` });
      return null;
    }),
  );
  return (
    <FormDialog title={`Move ${name}`} opened onClose={onClose} action="Move access" busy={busy} problem={problem} onSubmit={submit} size={560} hint="Reasons and its own end go along.">
      <FormSection legend="Access">
        <div>
          <span className="pt-label">From</span>
          <span className="pt-locked">{access.sublicense.name}</span>
        </div>
        <SublicenseField first form={form} name="sublicenseId" label="To" clientId={membership.client.id} except={[access.sublicense.id]} />
      </FormSection>
    </FormDialog>
  );
}
