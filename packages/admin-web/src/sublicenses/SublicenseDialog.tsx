import { useForm } from '@mantine/form';
import { endOfDay } from '@portico/shared';
import { CreateSublicenseDocument, UpdateSublicenseDocument, type SublicenseFactsFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { NOT_WHOLE, wholeNumber } from '../ui/form/numbers.js';
import { SelectField } from '../ui/form/SelectField.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { Note } from '../ui/states/Note.js';
import { dayField, placeOf } from '../ui/words/dates.js';
import { overWords } from './over-words.js';
import type { SublicensesClient } from './sublicenses-client.js';
import { parentsFor } from './tree.js';

interface Values extends Record<string, unknown> {
  readonly name: string;
  readonly sku: string;
  readonly seatLimit: string;
  readonly accessDays: string;
  readonly expiresAt: string;
  readonly parentId: string;
}

function valuesOf(sublicense: SublicenseFactsFragment | null, timeZone: string): Values {
  if (sublicense === null) return { name: '', sku: '', seatLimit: '', accessDays: '', expiresAt: '', parentId: '' };
  const { name, sku, seats, accessDays, expiresAt, parent } = sublicense;
  return { name, sku: sku ?? '', seatLimit: String(seats.limit ?? ''), accessDays: String(accessDays ?? ''), expiresAt: expiresAt === null ? '' : dayField(expiresAt, timeZone), parentId: parent?.id ?? '' };
}

function inputOf({ name, sku, seatLimit, accessDays, expiresAt }: Values, timeZone: string) {
  return {
    name,
    sku: sku.trim() === '' ? null : sku.trim(),
    seatLimit: wholeNumber(seatLimit) ?? null,
    accessDays: wholeNumber(accessDays) ?? null,
    expiresAt: expiresAt === '' ? null : endOfDay(expiresAt, timeZone),
  };
}

function useSave(client: SublicensesClient, sublicense: SublicenseFactsFragment | null) {
  const create = useSend(CreateSublicenseDocument);
  const update = useSend(UpdateSublicenseDocument);
  return async (values: Values) => {
    const input = inputOf(values, client.timeZone);
    const parentId = values.parentId === '' ? null : values.parentId;
    if (sublicense === null) return (await create({ input: { clientId: client.id, ...input, parentId } })).createSublicense;
    // Where it hangs is sent only when it is to hang elsewhere: what it hangs under may be out of sight.
    const isMoved = parentId !== (sublicense.parent?.id ?? null);
    // So does an end of which the day stays: a time of day that only the API can set is kept.
    const { expiresAt, ...others } = input;
    const isEndMoved = values.expiresAt !== valuesOf(sublicense, client.timeZone).expiresAt;
    return (await update({ input: { id: sublicense.id, ...others, ...(isEndMoved && { expiresAt }), ...(isMoved && { parentId }) } })).updateSublicense;
  };
}

interface SublicenseDialogProps {
  readonly client: SublicensesClient;
  /** What to change; null: a new one is made. */
  readonly sublicense: SublicenseFactsFragment | null;
  /** All of the client's: under which it may hang. */
  readonly others: readonly SublicenseFactsFragment[];
  readonly onClose: () => void;
}

const whole = (typed: string) => (wholeNumber(typed) === undefined ? NOT_WHOLE : null);

/** Makes or changes a sublicense. */
export function SublicenseDialog({ client, sublicense, others, onClose }: SublicenseDialogProps) {
  const form = useForm<Values>({ mode: 'controlled', initialValues: valuesOf(sublicense, client.timeZone), validate: { seatLimit: whole, accessDays: whole } });
  const { busy, problem, run } = useFormWork(form);
  const save = useSave(client, sublicense);
  const submit = form.onSubmit((values) =>
    run(async () => {
      const result = await save(values);
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${result.sublicense.name} is saved` });
      return null;
    }),
  );
  const over = sublicense === null ? null : overWords(form.getValues().seatLimit, sublicense.seats.taken);
  const parents = [{ value: '', label: 'None: beside Main' }, ...parentsFor(others, sublicense?.id ?? null).map(({ id, path }) => ({ value: id, label: path.join(' / ') }))];
  return (
    <FormDialog title={sublicense === null ? 'Add Sublicense' : `Edit ${sublicense.name}`} opened onClose={onClose} action="Save sublicense" busy={busy} problem={problem} onSubmit={submit} hint={`Ends at midnight of its day, ${placeOf(client.timeZone)} time.`}>
      <FormSection legend="Sublicense">
        <TextField form={form} name="name" label="Name" required first />
        <div className="pt-half">
          <TextField form={form} name="sku" label="SKU" />
        </div>
        <div className="pt-half">{sublicense?.isMain !== true && <SelectField form={form} name="parentId" label="Under" options={parents} />}</div>
      </FormSection>
      <FormSection legend="Limits">
        <div className="pt-third">
          <TextField form={form} name="seatLimit" label="Seats" placeholder="No limit" unit="seats" />
        </div>
        <div className="pt-third">
          <TextField form={form} name="accessDays" label="Days of Access" placeholder="No end" unit="days" />
        </div>
        <div className="pt-third">
          <TextField form={form} name="expiresAt" label="Access ends" type="date" hint="Empty: with its client." />
        </div>
        {over !== null && <Note>{over}</Note>}
      </FormSection>
    </FormDialog>
  );
}
