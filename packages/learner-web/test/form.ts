import { fireEvent, screen } from '@testing-library/preact';

export const button = (name: string) => screen.getByRole('button', { name });

/** A field by its label. */
export const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

/** Types into fields, by their labels. */
export function fillIn(values: Readonly<Record<string, string>>): void {
  for (const [label, value] of Object.entries(values)) fireEvent.input(field(label), { target: { value } });
}

/** Somebody new, as the form asks for them. */
export const PERSON = { 'First name': 'Ada', 'Last name': 'Lovelace', 'E-mail': 'ada@acme.test', Password: 'quiet harbour at dawn' };
