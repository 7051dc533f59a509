import { useForm } from '@mantine/form';
import { MarkCodeHandedToDocument, type BatchCodeFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { counted } from '../ui/words/numbers.js';

interface HandToDialogProps {
  /** At least one. */
  readonly codes: readonly BatchCodeFragment[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Notes to whom codes were handed, or that it was nobody after all. */
export function HandToDialog({ codes, onClose, onDone }: HandToDialogProps) {
  const [first] = codes;
  const named = codes.length === 1 && first !== undefined ? first.code : counted(codes.length, 'code');
  const form = useForm({ mode: 'uncontrolled', initialValues: { handedTo: codes.length === 1 ? (first?.handedTo ?? '') : '' } });
  const { busy, problem, run } = useFormWork(form);
  const mark = useSend(MarkCodeHandedToDocument);
  const submit = form.onSubmit((values) =>
    run(async () => {
      const handedTo = values.handedTo.trim() === '' ? null : values.handedTo.trim();
      await mark({ input: { codeIds: codes.map(({ id }) => id), handedTo } });
      onDone();
      onClose();
      sayDone({ title: handedTo === null ? `${named}: handed to nobody` : `${named}: handed to ${handedTo}` });
      return null;
    }),
  );
  return (
    <FormDialog title={`Hand out ${named}`} opened onClose={onClose} action="Save" busy={busy} problem={problem} onSubmit={submit} size={560} hint="A note for staff: nothing is sent.">
      <FormSection legend="Handed to">
        <TextField form={form} name="handedTo" label="Name, address or event" first hint="Empty: to nobody after all." />
      </FormSection>
    </FormDialog>
  );
}
