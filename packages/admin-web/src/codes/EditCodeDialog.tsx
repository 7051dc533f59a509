import { SublicenseChoicesDocument, UpdateRegistrationCodeDocument, type CodeRowFragment } from '@portico/shared/admin';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { Icon } from '../ui/marks/Icon.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { placeOf } from '../ui/words/dates.js';
import { changedLimits, useCodeForm } from './code-form.js';
import { CodeFields } from './CodeFields.js';

interface EditCodeDialogProps {
  readonly code: CodeRowFragment;
  readonly onClose: () => void;
}

/** Changes label, sublicenses, limit and dates of a code. What was redeemed stays as it was. */
export function EditCodeDialog({ code, onClose }: EditCodeDialogProps) {
  const { client } = code.access;
  const form = useCodeForm(code);
  const { busy, problem, run } = useFormWork(form);
  const { data } = useAsked(SublicenseChoicesDocument, { clientId: client.id });
  const update = useSend(UpdateRegistrationCodeDocument);
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { updateRegistrationCode: result } = await update({ input: { id: code.id, ...changedLimits(code, values) } });
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${code.code} is changed`, meaning: 'What was redeemed stays as it was.' });
      return null;
    }),
  );
  return (
    <FormDialog title={`Edit ${code.label}`} opened onClose={onClose} action="Save changes" busy={busy} problem={problem} onSubmit={submit} hint={`Days begin and end at midnight, ${placeOf(client.timeZone)} time. Without dates: from now on, for good.`}>
      <CodeFields form={form} client={{ ...client, landingUrl: code.landingUrl }} sublicenses={data?.client?.sublicenses}>
        <div>
          <span className="pt-label">Code</span>
          <span className="pt-locked pt-mono">
            <Icon name="lock" size={14} />
            {code.code}
          </span>
        </div>
      </CodeFields>
    </FormDialog>
  );
}
