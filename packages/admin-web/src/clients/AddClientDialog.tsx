import { useForm } from '@mantine/form';
import { endOfDay } from '@portico/shared';
import { CreateClientDocument } from '@portico/shared/admin';
import { useNavigate } from 'react-router';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { NOT_WHOLE, wholeNumber } from '../ui/form/numbers.js';
import { SelectField } from '../ui/form/SelectField.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { ownTimeZone, TIME_ZONES } from './time-zones.js';

const EMPTY = { name: '', slug: '', sku: '', seatLimit: '', expiresAt: '', timeZone: ownTimeZone(), language: 'EN' };
type Values = typeof EMPTY;

const LANGUAGES = [
  { value: 'EN', label: 'English' },
  { value: 'DE', label: 'German' },
];

function inputOf({ name, slug, sku, seatLimit, expiresAt, timeZone, language }: Values) {
  return {
    name,
    ...(slug.trim() !== '' && { slug: slug.trim() }),
    ...(sku.trim() !== '' && { sku: sku.trim() }),
    seatLimit: wholeNumber(seatLimit) ?? null,
    expiresAt: expiresAt === '' ? null : endOfDay(expiresAt, timeZone),
    timeZone,
    language: language === 'DE' ? ('DE' as const) : ('EN' as const),
  };
}

/** Makes a client and leads to it. */
export function AddClientDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({ mode: 'uncontrolled', initialValues: EMPTY, validate: { seatLimit: (typed) => (wholeNumber(typed) === undefined ? NOT_WHOLE : null) } });
  const { busy, problem, run } = useFormWork(form);
  const create = useSend(CreateClientDocument);
  const navigate = useNavigate();
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { createClient: result } = await create({ input: inputOf(values) });
      if (result.__typename === 'SlugTaken') return { message: result.message, fields: [{ path: 'slug', message: `${result.message} “${result.suggestion}” is free.` }] };
      if (result.__typename === 'InvalidInput') return result;
      sayDone({ title: `${result.client.name} is there`, meaning: 'Its Main sublicense was made with it.' });
      await navigate(`/clients/${result.client.slug}`);
      return null;
    }),
  );
  return (
    <FormDialog title="Add Client" opened onClose={onClose} action="Save client" busy={busy} problem={problem} onSubmit={submit} hint="Everything can be changed later.">
      <FormSection legend="Client">
        <TextField form={form} name="name" label="Name" required first />
        <div className="pt-half">
          <TextField form={form} name="slug" label="Path" placeholder="made from the name" hint="Its place in addresses: a to z, digits, hyphens." />
        </div>
        <div className="pt-half">
          <TextField form={form} name="sku" label="SKU" hint="Its number in other systems." />
        </div>
      </FormSection>
      <FormSection legend="Limits">
        <div className="pt-half">
          <TextField form={form} name="seatLimit" label="Seats" placeholder="No limit" unit="seats" />
        </div>
        <div className="pt-half">
          <TextField form={form} name="expiresAt" label="Access ends" type="date" hint="At midnight of that day. Empty: never." />
        </div>
      </FormSection>
      <FormSection legend="Language">
        <div className="pt-half">
          <SelectField form={form} name="language" label="Language of its learners" options={LANGUAGES} />
        </div>
        <div className="pt-half">
          <SelectField form={form} name="timeZone" label="Time zone" options={TIME_ZONES} />
        </div>
      </FormSection>
    </FormDialog>
  );
}
