import { useForm } from '@mantine/form';
import { endOfDay } from '@portico/shared';
import { GrantAccessDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { placeOf } from '../ui/words/dates.js';
import type { FullMembership } from './full-membership.js';
import { fullName, grantedWords } from './learner-words.js';
import { NEEDS_SUBLICENSE } from './seats-left.js';
import { SublicenseField } from './SublicenseField.js';

interface GrantAccessDialogProps {
  readonly membership: FullMembership;
  readonly onClose: () => void;
}

/** Gives a learner a seat of another sublicense by the hand of staff, for good or until a day. */
export function GrantAccessDialog({ membership, onClose }: GrantAccessDialogProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { sublicenseId: '', expiresAt: '' }, validate: { sublicenseId: (id) => (id === '' ? NEEDS_SUBLICENSE : null) } });
  const { busy, problem, run } = useFormWork(form);
  const grant = useSend(GrantAccessDocument);
  const { learner, client } = membership;
  const held = membership.accesses.filter(({ status }) => status === 'ACTIVE').map(({ sublicense }) => sublicense.id);
  const submit = form.onSubmit(({ sublicenseId, expiresAt }) =>
    run(async () => {
      const { grantAccess: [result] } = await grant({ input: { learnerIds: [learner.id], sublicenseId, ...(expiresAt !== '' && { expiresAt: endOfDay(expiresAt, client.timeZone) }) } });
      if (result?.__typename === 'InvalidInput') return result;
      if (result?.__typename === 'SeatsExhausted') return { message: result.message, fields: [{ path: 'sublicenseId', message: result.message }] };
      onClose();
      sayDone(grantedWords(fullName(learner), null, result));
      return null;
    }),
  );
  return (
    <FormDialog title={`Grant access to ${fullName(learner)}`} opened onClose={onClose} action="Grant access" busy={busy} problem={problem} onSubmit={submit} size={560} hint="It takes a seat at once.">
      <FormSection legend="Access" about={`To ${client.name}`}>
        <SublicenseField first form={form} name="sublicenseId" label="Sublicense" clientId={client.id} except={held} />
        <TextField form={form} name="expiresAt" label="Access ends" type="date" hint={`At midnight of that day, ${placeOf(client.timeZone)} time. Empty: by the sublicense's days of access.`} />
      </FormSection>
    </FormDialog>
  );
}
