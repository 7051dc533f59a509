import { InviteLearnersDocument, SublicenseChoicesDocument } from '@portico/shared/admin';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { counted } from '../ui/words/numbers.js';
import { Answers } from './Answers.js';
import { answersTo, type Answer } from './invite-answers.js';
import { inputOf, isFilled, missingIn, rowFor, useInviteForm, type InviteForm, type InvitingClient } from './invite-form.js';
import { InviteFields } from './InviteFields.js';

/** The usual place is chosen at first: Main, or the only one there is in reach. */
function useSublicenses(form: InviteForm, clientId: string) {
  const { data, fault, again } = useAsked(SublicenseChoicesDocument, { clientId });
  const sublicenses = data?.client?.sublicenses;
  const usual = (sublicenses?.find(({ isMain }) => isMain) ?? sublicenses?.[0])?.id;
  const { setFieldValue } = form;
  useEffect(() => {
    if (usual !== undefined) setFieldValue('sublicenseIds', [usual]);
    // setFieldValue is another function each time.
  }, [usual]);
  return { sublicenses, fault, again };
}

/** Leaves in the form whoever was not invited, and tells why at the field that is to blame. */
function keepFailed(form: InviteForm, answers: readonly Answer[]) {
  const failed = answers.filter(({ wrong }) => wrong !== null);
  flushSync(() => form.setFieldValue('people', failed.length === 0 ? [rowFor()] : failed.map(({ person }) => person)));
  const fields = failed.flatMap(({ wrong, meaning }, at) => (wrong === '' ? [] : [{ path: `people.${at}.${wrong}`, message: meaning }]));
  return failed.length === 0 ? null : { message: `${counted(failed.length, 'person was', 'people were')} not invited.`, fields };
}

const nameOf = ({ person }: Answer) => `${person.firstName.trim()} ${person.lastName.trim()}`;

interface InviteDialogProps {
  readonly client: InvitingClient;
  readonly onClose: () => void;
}

/** Asks people in: typed or pasted, by mail or by a link that staff hand over. Each gets an answer; whoever failed stays for another try. */
export function InviteDialog({ client, onClose }: InviteDialogProps) {
  const form = useInviteForm();
  const { busy, problem, run } = useFormWork(form);
  const { sublicenses, fault, again } = useSublicenses(form, client.id);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const invite = useSend(InviteLearnersDocument);
  const values = form.getValues();
  const isDone = answers.length > 0 && answers.every(({ wrong }) => wrong === null) && !values.people.some(isFilled) && values.pasted.trim() === '';
  const send = form.onSubmit((typed) =>
    run(async () => {
      const missing = missingIn(typed);
      if (missing !== null) return missing;
      const { inviteLearners } = await invite({ input: inputOf(client.id, typed) });
      const now = answersTo(typed.people.filter(isFilled), inviteLearners);
      const [only] = now;
      if (answers.length === 0 && now.length === 1 && only !== undefined && only.wrong === null && only.link === null && typed.pasted.trim() === '') {
        onClose();
        sayDone({ title: only.state.word === 'Invited' ? `${nameOf(only)} is invited` : `${nameOf(only)}: ${only.state.word.toLowerCase()}`, meaning: only.meaning });
        return null;
      }
      setAnswers([...answers.filter(({ wrong }) => wrong === null), ...now]);
      return keepFailed(form, now);
    }),
  );
  const wording = isDone ? { action: 'Invite others', cancel: 'Close' } : { action: values.people.filter(isFilled).length > 1 ? `Invite ${counted(values.people.filter(isFilled).length, 'learner')}` : 'Invite', cancel: answers.length > 0 ? 'Close' : 'Cancel' };
  return (
    <FormDialog title="Add Learner" opened onClose={onClose} {...wording} busy={busy} problem={problem} onSubmit={isDone ? () => setAnswers([]) : send} size={760} hint="An invite holds its seats until it is accepted, taken back, or expired.">
      {fault !== null && <FaultStrip title="The sublicenses could not be read." fault={fault} onRetry={again} />}
      {answers.length > 0 && <Answers answers={answers} />}
      {!isDone && <InviteFields form={form} client={client} sublicenses={sublicenses} />}
    </FormDialog>
  );
}
