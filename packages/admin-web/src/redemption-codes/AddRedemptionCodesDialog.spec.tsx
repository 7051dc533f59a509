import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useLocation } from 'react-router';
import { Page } from '../../test/page.js';
import { serverWith, type Answers } from '../../test/server.js';
import { AddRedemptionCodesDialog } from './AddRedemptionCodesDialog.js';

const sublicense = (id: string, name: string, limit: number | null, taken: number) => ({
  __typename: 'Sublicense', id, name, sku: null, isMain: id === 'sub_1', expiresAt: null, accessDays: null, path: [name], parent: null,
  seats: { __typename: 'Seats', limit, taken, available: limit === null ? null : limit - taken, overBy: 0 },
});
const CHOICES = { data: { client: { __typename: 'Client', id: 'cli_1', sublicenses: [sublicense('sub_1', 'Main', null, 210), sublicense('sub_2', 'EMEA', 100, 88)] } } };
const CLIENT = { id: 'cli_1', name: 'Acme', slug: 'acme', timeZone: 'Europe/Berlin', landingUrl: 'https://learn.test/acme' };
const BATCH = {
  __typename: 'RedemptionCodeBatch', id: 'bat_1', label: 'Cards', purchaseReference: 'PO-7731', origin: 'GENERATED', codeCount: 500, redeemedCount: 0, startsAt: null, expiresAt: null, accessDays: 365, status: 'LIVE', createdAt: '2026-11-23T05:00:00.000Z', job: null,
  access: { __typename: 'CodeAccess', client: { __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', timeZone: 'Europe/Berlin' }, sublicenses: [{ __typename: 'Sublicense', id: 'sub_2', name: 'EMEA' }] },
};
const made = (more: object = {}) => ({ data: { generateRedemptionCodes: { __typename: 'RedemptionCodesGenerated', batch: { ...BATCH, ...more } } } });

const { fetch } = globalThis;

function Address() {
  return <output data-testid="address">{useLocation().pathname}</output>;
}

async function opened(answers: Answers) {
  const sent = serverWith({ SublicenseChoices: [CHOICES], ...answers });
  render(<Page at="/clients/acme/redemption-codes"><AddRedemptionCodesDialog client={CLIENT} onClose={() => undefined} /><Address /></Page>);
  await screen.findByRole('checkbox', { name: 'EMEA' });
  return { sent, calls: () => sent.filter(({ operation }) => operation === 'GenerateRedemptionCodes').map(({ variables }) => variables as { readonly input: Readonly<Record<string, unknown>> }) };
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value } });
const preview = () => screen.getByRole('group', { name: 'Preview' }).textContent;

function fill() {
  type('Label', 'Cards');
  type('Number', '500');
  type('Prefix', 'acme-');
  type('Redeem until', '2027-03-31');
  type('Days of Access', '365');
  fireEvent.click(screen.getByRole('checkbox', { name: 'EMEA' }));
}

const save = () => fireEvent.click(screen.getByRole('button', { name: /^Save/ }));

describe('the dialog that generates redemption codes', () => {
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('shows a code and its landing link as they will look, while they are typed', async () => {
    await opened({});
    expect(preview()).toContain('XXXX-XXXX-XXXX');
    type('Prefix', 'acme-');
    type('Length', '10');
    expect(preview()).toContain('ACME-XXXX-XXXX-XX');
    expect(preview()).toContain('learn.test/acme/ACME-XXXX-XXXX-XX');
  });

  it('tells how hard a code is to guess, and warns of more codes than seats', async () => {
    await opened({});
    fill();
    expect(screen.getByText('Very hard to guess')).toBeTruthy();
    expect(screen.getByText('500 codes, 12 seats left in EMEA: whoever comes later finds it full.')).toBeTruthy();
    type('Number', '1000000');
    type('Length', '8');
    expect(screen.getByText('Too easy to guess')).toBeTruthy();
  });

  it('asks for a number of codes that a batch can have, and for a length that codes can have', async () => {
    const { calls } = await opened({});
    fill();
    type('Number', '1,000,001');
    type('Length', '7');
    save();
    expect(await screen.findByText('Write how many: 1 to 1,000,000.')).toBeTruthy();
    expect(screen.getByText('Write a length from 8 to 24.')).toBeTruthy();
    expect(calls()).toEqual([]);
  });

  it('sends a lost call again with the same key, its days in the zone of the client, and leads to the batch', async () => {
    const { calls } = await opened({ GenerateRedemptionCodes: [new TypeError('Failed to fetch'), made()] });
    fill();
    save();
    expect((await screen.findByRole('alert')).textContent).toContain('The server did not answer');
    save();
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/clients/acme/redemption-codes/bat_1'));
    expect(calls()).toHaveLength(2);
    expect(calls()[1]).toEqual(calls()[0]);
    const { idempotencyKey, ...input } = calls()[0]!.input;
    expect(idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect(input).toEqual({ clientId: 'cli_1', label: 'Cards', purchaseReference: null, sublicenseIds: ['sub_2'], startsAt: null, expiresAt: '2027-03-31T21:59:59.000Z', accessDays: 365, count: 500, length: 12, prefix: 'ACME' });
  });

  it('puts what is refused to its field', async () => {
    const message = 'So many codes of this length could be guessed.';
    await opened({ GenerateRedemptionCodes: [{ data: { generateRedemptionCodes: { __typename: 'InvalidInput', message: 'x', fields: [{ __typename: 'FieldProblem', path: 'length', message }] } } }] });
    fill();
    save();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^Length/)));
    expect(screen.getByText(message)).toBeTruthy();
  });
});
