import { useForm } from '@mantine/form';
import { CancelInviteDocument, type InviteRowFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { counted } from '../ui/words/numbers.js';
import { inviteeOf } from './invite-words.js';

/** So many are named; of the others it is said how many. */
const NAMED = 5;

interface TakeBackDialogProps {
  readonly invites: readonly InviteRowFragment[];
  readonly onClose: () => void;
}

/** Takes invites back, after saying what that means. */
export function TakeBackDialog({ invites, onClose }: TakeBackDialogProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: {} });
  const { busy, problem, run } = useFormWork(form);
  const cancel = useSend(CancelInviteDocument);
  const [only] = invites;
  const isOne = invites.length === 1 && only !== undefined;
  const called = isOne ? `the invite of ${inviteeOf(only)}` : counted(invites.length, 'invite');
  const submit = form.onSubmit(() =>
    run(async () => {
      await cancel({ input: { ids: invites.map(({ id }) => id) } });
      onClose();
      sayDone({ title: isOne ? `The invite of ${inviteeOf(only)} is taken back` : `${called} are taken back`, meaning: 'The seats are free; the links are dead.' });
      return null;
    }),
  );
  return (
    <FormDialog title={`Take back ${called}`} opened onClose={onClose} action="Take back" destructive busy={busy} problem={problem} onSubmit={submit} size={560} hint="This cannot be taken back. To ask them in again, invite them anew.">
      <FormSection legend="What it means">
        <ul className="pt-meaning" tabIndex={-1} data-autofocus>
          <li>{isOne ? 'The link in the mail stops working, and the seats that were held come free.' : 'The links in the mails stop working, and the seats that were held come free.'}</li>
          <li>No mail tells of it.</li>
          {!isOne && <li>{invites.slice(0, NAMED).map(inviteeOf).join(', ')}{invites.length > NAMED && ` and ${invites.length - NAMED} more`}.</li>}
        </ul>
      </FormSection>
    </FormDialog>
  );
}
