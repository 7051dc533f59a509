import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { endOfDay } from '@portico/shared';
import { UpdateClientDocument, type ClientFactsFragment } from '@portico/shared/admin';
import { useNavigate } from 'react-router';
import { useRights, WHO_MAY } from '../server/rights.js';
import { useSend } from '../server/use-send.js';
import { NOT_WHOLE, wholeNumber } from '../ui/form/numbers.js';
import { PageForm } from '../ui/form/PageForm.js';
import { FormSection } from '../ui/form/FormSection.js';
import { SelectField } from '../ui/form/SelectField.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { dayField, placeOf } from '../ui/words/dates.js';
import { TIME_ZONES } from './time-zones.js';

const LANGUAGES = [
  { value: 'EN', label: 'English' },
  { value: 'DE', label: 'German' },
];

function valuesOf(client: ClientFactsFragment) {
  return {
    name: client.name,
    slug: client.slug,
    sku: client.sku ?? '',
    seatLimit: client.seats.limit === null ? '' : String(client.seats.limit),
    expiresAt: client.expiresAt === null ? '' : dayField(client.expiresAt, client.timeZone),
    timeZone: client.timeZone,
    language: client.language as string,
  };
}

type Values = ReturnType<typeof valuesOf>;

/**
 * Only what was changed: who may not change seats or the end can still change the rest.
 *
 * @param mayMoveEnd whether the end goes with the zone, so that it stays the end of its day
 */
function changesOf(client: ClientFactsFragment, values: Values, mayMoveEnd: boolean) {
  const before = valuesOf(client);
  const changed = (name: keyof Values) => values[name] !== before[name];
  return {
    ...(changed('name') && { name: values.name }),
    ...(changed('slug') && { slug: values.slug }),
    ...(changed('sku') && { sku: values.sku.trim() === '' ? null : values.sku }),
    ...(changed('seatLimit') && { seatLimit: wholeNumber(values.seatLimit) ?? null }),
    ...((changed('expiresAt') || (mayMoveEnd && changed('timeZone') && values.expiresAt !== '')) && { expiresAt: values.expiresAt === '' ? null : endOfDay(values.expiresAt, values.timeZone) }),
    ...(changed('timeZone') && { timeZone: values.timeZone }),
    ...(changed('language') && { language: values.language === 'DE' ? ('DE' as const) : ('EN' as const) }),
  };
}

/** What a client is called, how many seats it has, and until when. */
export function ClientSettings({ client }: { readonly client: ClientFactsFragment }) {
  const form = useForm<Values>({ mode: 'uncontrolled', initialValues: valuesOf(client), validate: { seatLimit: (typed) => (wholeNumber(typed) === undefined ? NOT_WHOLE : null) } });
  const { busy, problem, run } = useFormWork(form);
  const { site, clients } = useRights();
  const update = useSend(UpdateClientDocument);
  const navigate = useNavigate();
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { updateClient: result } = await update({ input: { id: client.id, ...changesOf(client, values, site) } });
      if (result.__typename === 'SlugTaken') return { message: result.message, fields: [{ path: 'slug', message: `${result.message} “${result.suggestion}” is free.` }] };
      if (result.__typename === 'InvalidInput') return result;
      sayDone({ title: `${result.client.name} is saved`, ...(result.client.slug !== client.slug && { meaning: `/${client.slug} keeps leading to it.` }) });
      if (result.client.slug !== client.slug) await navigate(`/clients/${result.client.slug}/settings`, { replace: true });
      return null;
    }),
  );
  return (
    <PageForm label={`Settings of ${client.name}`} locked={clients ? null : WHO_MAY.clients} problem={problem} onSubmit={submit} buttons={<Button type="submit" aria-disabled={busy}>{busy ? 'One moment …' : 'Save changes'}</Button>}>
      <FormSection legend="Client">
        <TextField form={form} name="name" label="Name" required />
        <div className="pt-half">
          <TextField form={form} name="slug" label="Path" required hint="The old one keeps leading here." />
        </div>
        <div className="pt-half">
          <TextField form={form} name="sku" label="SKU" />
        </div>
      </FormSection>
      <FormSection legend="Limits">
        <div className="pt-half">
          <TextField form={form} name="seatLimit" label="Seats" placeholder="No limit" unit="seats" disabled={!site} hint={site ? 'Below what is taken it only keeps others out.' : WHO_MAY.site} />
        </div>
        <div className="pt-half">
          <TextField form={form} name="expiresAt" label="Access ends" type="date" disabled={!site} hint={site ? `At midnight of that day, ${placeOf(client.timeZone)} time. Empty: never.` : WHO_MAY.site} />
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
    </PageForm>
  );
}
