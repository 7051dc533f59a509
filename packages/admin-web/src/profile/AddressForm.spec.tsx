import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith } from '../../test/server.js';
import { AddressForm } from './AddressForm.js';

const WRONG = { __typename: 'InvalidInput', message: 'Wrong.', fields: [{ __typename: 'FieldProblem', path: 'currentPassword', message: 'This is not your present password.' }] };
const UPDATED = { __typename: 'ProfileUpdated', viewer: { __typename: 'Staff', id: 'stf_1', name: 'Ada Byron' } };

const { fetch } = globalThis;
const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value } });
const press = () => fireEvent.click(screen.getByRole('button', { name: 'Change address' }));

describe('changing one’s address', () => {
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('says what is wrong at its field and keeps what was typed, then says where the proof was mailed and that until then nothing changes', async () => {
    const sent = serverWith({ UpdateProfile: [{ data: { updateProfile: WRONG } }, { data: { updateProfile: UPDATED } }] });
    render(<Page><AddressForm email="ada@example.com" /></Page>);
    expect([screen.getByText('ada@example.com').className, screen.getByRole('status').textContent]).toEqual(['pt-locked', '']);
    fill('New e-mail address', 'lovelace@example.com');
    press();
    await screen.findByText('This is not your present password.');
    expect(screen.getByLabelText<HTMLInputElement>(/^New e-mail address/).value).toBe('lovelace@example.com');
    fill('Current password', 'seven quiet herons');
    press();
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('on its way to lovelace@example.com'));
    expect(screen.getByLabelText<HTMLInputElement>(/^Current password/).value).toBe('');
    expect(screen.getByText('ada@example.com')).toBeTruthy();
    expect(sent.map(({ variables }) => variables)).toEqual([{ input: { newEmail: 'lovelace@example.com' } }, { input: { newEmail: 'lovelace@example.com', currentPassword: 'seven quiet herons' } }]);
  });
});
