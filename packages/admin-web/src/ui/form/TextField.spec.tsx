import { afterEach, expect, it } from '@jest/globals';
import { useForm } from '@mantine/form';
import { cleanup, render, screen } from '@testing-library/react';
import { Page } from '../../../test/page.js';
import { TextField } from './TextField.js';

function Fields() {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' }, initialErrors: { email: 'No such address.', password: 'Too short.' } });
  return (
    <>
      <TextField form={form} name="email" label="E-mail" type="email" />
      <TextField form={form} name="password" label="Password" type="password" />
    </>
  );
}

afterEach(cleanup);

it('a field that was refused says so to whoever does not see it, a password too', () => {
  render(<Fields />, { wrapper: Page });
  const faults = [/E-mail/, /^Password/].map((label) => {
    const field = screen.getByLabelText(label);
    const said = field.getAttribute('aria-describedby')?.split(' ').map((id) => document.getElementById(id)?.textContent);
    return [field.getAttribute('aria-invalid'), said?.join(' ')];
  });
  expect(faults).toEqual([['true', 'No such address.'], ['true', 'Too short.']]);
});
