import { OnceKeys } from '@portico/shared';
import { GenerateRedemptionCodesDocument, SublicenseChoicesDocument } from '@portico/shared/admin';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { noteStarted } from '../server/started-jobs.js';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { useStaffId } from '../server/use-staff-id.js';
import { wholeNumber } from '../ui/form/numbers.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { placeOf } from '../ui/words/dates.js';
import { counted } from '../ui/words/numbers.js';
import { generationOf, useGenerateForm, type BatchClient } from './batch-form.js';
import { batchPage, isBeingMade } from './batch-words.js';
import { AccessFields, NameFields } from './BatchFields.js';
import { GenerateFields, GeneratePreview } from './GenerateFields.js';

interface AddRedemptionCodesDialogProps {
  readonly client: BatchClient;
  readonly onClose: () => void;
}

function useGenerating(client: BatchClient) {
  const [keys] = useState(() => new OnceKeys());
  const send = useSend(GenerateRedemptionCodesDocument);
  const staffId = useStaffId();
  const navigate = useNavigate();
  return async (input: ReturnType<typeof generationOf>) => {
    const { generateRedemptionCodes: result } = await send({ input: { ...input, idempotencyKey: keys.keyFor(input) } });
    if (result.__typename === 'InvalidInput') return result;
    const { batch } = result;
    if (batch.job !== null) noteStarted(staffId, batch.job.id);
    // The page of the batch comes in the place of the dialog, with the codes on it.
    await navigate(batchPage(client.slug, batch.id));
    const codes = counted(input.count, 'code');
    sayDone(isBeingMade(batch) ? { title: `${codes} are being made`, meaning: 'None lets anybody in before the last of them is there.' } : { title: `${codes} ${input.count === 1 ? 'is' : 'are'} ready`, meaning: batch.label });
    return null;
  };
}

/** Makes a batch of redemption codes, and leads to it. */
export function AddRedemptionCodesDialog({ client, onClose }: AddRedemptionCodesDialogProps) {
  const form = useGenerateForm();
  const { busy, problem, run } = useFormWork(form);
  const { data } = useAsked(SublicenseChoicesDocument, { clientId: client.id });
  const generate = useGenerating(client);
  const sublicenses = data?.client?.sublicenses;
  const only = sublicenses?.length === 1 ? sublicenses[0]?.id : undefined;
  const { setFieldValue } = form;
  useEffect(() => {
    if (only !== undefined) setFieldValue('sublicenseIds', [only]);
    // setFieldValue is another function each time.
  }, [only]);
  const codes = wholeNumber(form.getValues().count) ?? null;
  const submit = form.onSubmit((values) => run(() => generate(generationOf(values, client))));
  return (
    <FormDialog title="Add Redemption Codes" opened onClose={onClose} action={codes === null || codes === 0 ? 'Save codes' : `Save ${counted(codes, 'code')}`} busy={busy} problem={problem} onSubmit={submit} size={720} hint={`Days begin and end at midnight, ${placeOf(client.timeZone)} time. Without dates: from now on, for good.`}>
      <NameFields form={form} />
      <GenerateFields form={form} />
      <AccessFields form={form} clientName={client.name} sublicenses={sublicenses} codes={codes} />
      <GeneratePreview form={form} client={client} />
    </FormDialog>
  );
}
