import { NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Icon } from '../marks/Icon.js';

interface SelectFieldProps<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>;
  readonly name: keyof Values & string;
  readonly label: string;
  /** The first field of a dialog gets the focus. */
  readonly first?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of several, by the list of the browser: it opens as people are used to, on a phone too. */
export function SelectField<Values extends Record<string, unknown>>({ form, name, label, first = false, options }: SelectFieldProps<Values>) {
  return <NativeSelect key={form.key(name)} {...form.getInputProps(name)} name={name} {...(first && { 'data-autofocus': true })} label={label} data={[...options]} rightSection={<Icon name="chevronDown" size={14} />} />;
}
