import { useLazyQuery } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { endOfDay } from '@portico/shared';
import { GrantAccessDocument, LearnerByEmailDocument } from '@portico/shared/admin';
import { Link } from 'react-router';
import { faultOf } from '../server/fault.js';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { placeOf } from '../ui/words/dates.js';
import { fullName } from './learner-words.js';
import { NEEDS_SUBLICENSE } from './seats-left.js';
import { SublicenseField } from './SublicenseField.js';

/** The client a learner is added to. */
export interface LearnersClient {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
}

interface AddWithoutInviteDialogProps {
  readonly client: LearnersClient;
  readonly onClose: () => void;
}

const UNKNOWN = 'Nobody with this address has an account that you may see. Give them a registration code, or invite them: with either they make one themselves.';

/** Lets somebody who has an account into a client, by the hand of staff. */
export function AddWithoutInviteDialog({ client, onClose }: AddWithoutInviteDialogProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', sublicenseId: '', expiresAt: '' }, validate: { email: (typed) => (typed.trim() === '' ? 'Write an e-mail address.' : null), sublicenseId: (id) => (id === '' ? NEEDS_SUBLICENSE : null) } });
  const { busy, problem, run } = useFormWork(form);
  const [find] = useLazyQuery(LearnerByEmailDocument, { fetchPolicy: 'network-only' });
  const grant = useSend(GrantAccessDocument);
  const submit = form.onSubmit(({ email, sublicenseId, expiresAt }) =>
    run(async () => {
      const { data, error } = await find({ variables: { email: email.trim() } });
      if (error !== undefined) return { message: faultOf(error).message, fields: [{ path: 'email', message: faultOf(error).message }] };
      const learner = data?.learner;
      if (learner === undefined || learner === null) return { message: UNKNOWN, fields: [{ path: 'email', message: UNKNOWN }] };
      const { grantAccess: [result] } = await grant({ input: { learnerIds: [learner.id], sublicenseId, ...(expiresAt !== '' && { expiresAt: endOfDay(expiresAt, client.timeZone) }) } });
      if (result?.__typename === 'InvalidInput') return result;
      if (result?.__typename === 'SeatsExhausted') return { message: result.message, fields: [{ path: 'sublicenseId', message: result.message }] };
      onClose();
      sayDone(result?.__typename === 'AlreadyHasAccess' ? { title: `${fullName(learner)} was here already`, meaning: 'Nothing was changed.' } : { title: `${fullName(learner)} is added`, meaning: `Learner of ${client.name}, by the hand of staff.` });
      return null;
    }),
  );
  return (
    <FormDialog title="Add without Invite" opened onClose={onClose} action="Add learner" busy={busy} problem={problem} onSubmit={submit} hint="It takes a seat at once, and sends no invite.">
      <FormSection legend="Who">
        <TextField form={form} name="email" label="E-mail" type="email" required first hint="Of somebody who has an account on this site." />
        <p className="pt-note">
          Without an account they come in by themselves:{' '}
          <Link className="pt-link" to={`/clients/${client.slug}/learners?invite=1`}>
            invite them
          </Link>
          , or{' '}
          <Link className="pt-link" to={`/clients/${client.slug}/codes?add=1`}>
            add a registration code
          </Link>
          .
        </p>
      </FormSection>
      <FormSection legend="Access" about={`To ${client.name}`}>
        <SublicenseField form={form} name="sublicenseId" label="Sublicense" clientId={client.id} />
        <TextField form={form} name="expiresAt" label="Access ends" type="date" hint={`At midnight of that day, ${placeOf(client.timeZone)} time. Empty: by the sublicense's days of access.`} />
      </FormSection>
    </FormDialog>
  );
}
