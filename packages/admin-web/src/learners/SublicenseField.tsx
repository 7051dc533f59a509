import type { UseFormReturnType } from '@mantine/form';
import { SublicenseChoicesDocument } from '@portico/shared/admin';
import { useAsked } from '../server/use-asked.js';
import { SelectField } from '../ui/form/SelectField.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { seatsLeft } from './seats-left.js';

interface SublicenseFieldProps<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>;
  readonly name: keyof Values & string;
  readonly label: string;
  readonly clientId: string;
  /** The first field of a dialog gets the focus. */
  readonly first?: boolean;
  /** Left out: the ones held already. */
  readonly except?: readonly string[];
}

/** One of a client's sublicenses, each with the seats it has left. */
export function SublicenseField<Values extends Record<string, unknown>>({ form, name, label, clientId, first = false, except = [] }: SublicenseFieldProps<Values>) {
  const { data, fault, again } = useAsked(SublicenseChoicesDocument, { clientId });
  const choices = (data?.client?.sublicenses ?? []).filter(({ id }) => !except.includes(id));
  const none = { value: '', label: data === undefined ? 'One moment …' : choices.length === 0 ? 'There is no other' : 'Choose one' };
  return (
    <>
      {fault !== null && <FaultStrip title="The sublicenses could not be read." fault={fault} onRetry={again} />}
      <SelectField first={first} form={form} name={name} label={label} options={[none, ...choices.map(({ id, path, seats }) => ({ value: id, label: `${path.join(' / ')} · ${seatsLeft(seats)}` }))]} />
    </>
  );
}
