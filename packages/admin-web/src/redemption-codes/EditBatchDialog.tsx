import { SublicenseChoicesDocument, UpdateRedemptionCodeBatchDocument, type BatchRowFragment } from '@portico/shared/admin';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { placeOf } from '../ui/words/dates.js';
import { changedBatch, useBatchForm } from './batch-form.js';
import { AccessFields, NameFields } from './BatchFields.js';

interface EditBatchDialogProps {
  readonly batch: BatchRowFragment;
  readonly onClose: () => void;
}

/** Changes what the codes of a batch share. What was redeemed stays as it was. */
export function EditBatchDialog({ batch, onClose }: EditBatchDialogProps) {
  const { client } = batch.access;
  const form = useBatchForm(batch);
  const { busy, problem, run } = useFormWork(form);
  const { data } = useAsked(SublicenseChoicesDocument, { clientId: client.id });
  const update = useSend(UpdateRedemptionCodeBatchDocument);
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { updateRedemptionCodeBatch: result } = await update({ input: changedBatch(batch, values) });
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${result.batch.label} is changed`, meaning: 'What was redeemed stays as it was.' });
      return null;
    }),
  );
  return (
    <FormDialog title={`Edit ${batch.label}`} opened onClose={onClose} action="Save changes" busy={busy} problem={problem} onSubmit={submit} hint={`Days begin and end at midnight, ${placeOf(client.timeZone)} time. Without dates: from now on, for good.`}>
      <NameFields form={form} />
      <AccessFields form={form} clientName={client.name} sublicenses={data?.client?.sublicenses} codes={batch.codeCount - batch.redeemedCount} />
    </FormDialog>
  );
}
