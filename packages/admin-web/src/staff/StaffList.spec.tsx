import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith, type Sent } from '../../test/server.js';
import { StaffList } from './StaffList.js';

const member = (more: object) => ({ __typename: 'Staff', email: 'a@example.test', role: 'OWNER', status: 'ACTIVE', inviteExpiresAt: null, lastSeenAt: null, clients: [], sublicenses: [], ...more });
const ME = member({ id: 'stf_me', name: 'Olive Owner' });
const CORA = member({ id: 'stf_2', name: 'Cora Colleague', email: 'cora@example.test', role: 'CLIENT_MANAGER', status: 'INVITED', inviteExpiresAt: '2999-01-01T00:00:00.000Z', clients: [{ __typename: 'Client', id: 'cli_1', name: 'Acme' }] });
const LIST = { data: { staff: { __typename: 'StaffConnection', nodes: [ME, CORA], totalCount: 2, totalCountIsExact: true, pageInfo: { __typename: 'PageInfo', hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } } } };
const CLIENTS = { data: { clients: { __typename: 'ClientConnection', nodes: [{ __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme' }, { __typename: 'Client', id: 'cli_2', name: 'Globex', slug: 'globex' }] } } };
const SUBLICENSES = { data: { client: { __typename: 'Client', id: 'cli_2', sublicenses: [{ __typename: 'Sublicense', id: 'sub_2', name: 'EMEA', path: ['EMEA'] }] } } };

function open(answers: Record<string, unknown[]>, at = '/', role: 'OWNER' | 'CLIENT_ADMIN' | 'AUDITOR' = 'OWNER'): Sent[] {
  const sent = serverWith({ Staff: [LIST], GivableClients: [CLIENTS], GivableSublicenses: [SUBLICENSES], ...answers });
  render(<Page staffRole={role} at={at}><StaffList me="stf_me" /></Page>);
  return sent;
}

const of = (sent: readonly Sent[], operation: string) => sent.filter((one) => one.operation === operation).map(({ variables }) => variables);
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name, hidden: true }));

// Loaded behind the page: here before, so that no test waits for it.
beforeAll(async () => {
  await import('./StaffDialog.js');
  await import('./RemoveStaffDialog.js');
});

describe('the list of the staff', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('asks somebody in with role, clients and single sublicenses; what is refused stands at its field, and stays typed', async () => {
    const refusal = { __typename: 'InvalidInput', message: 'Wrong.', fields: [{ __typename: 'FieldProblem', path: 'clientIds', message: 'Choose at least one client or sublicense.' }] };
    const sent = open({ InviteStaff: [{ data: { inviteStaff: refusal } }, { data: { inviteStaff: { __typename: 'StaffInvited' } } }] }, '/?invite=1');
    fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: 'Bo Li' } });
    fireEvent.change(screen.getByLabelText(/^E-mail/), { target: { value: ' bo@example.test ' } });
    press(/^Invite(?! Staff)/);
    await screen.findByText('Choose at least one client or sublicense.');
    fireEvent.click(await screen.findByLabelText('Acme'));
    press('Sublicenses of Globex');
    fireEvent.click(await screen.findByLabelText('EMEA'));
    expect(within(screen.getByRole('list', { name: 'Chosen', hidden: true })).getAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent)).toEqual(['Acme', 'Globex · EMEA']);
    press(/^Invite(?! Staff)/);
    await waitFor(() => expect(screen.queryByLabelText(/^E-mail/)).toBeNull());
    const inputs = of(sent, 'InviteStaff') as { input: { idempotencyKey: string } }[];
    expect(inputs.at(-1)).toEqual({ input: { name: 'Bo Li', email: 'bo@example.test', role: 'CLIENT_MANAGER', clientIds: ['cli_1'], sublicenseIds: ['sub_2'], idempotencyKey: expect.any(String) } });
    expect(inputs[0]!.input.idempotencyKey).not.toBe(inputs[1]!.input.idempotencyKey);
  });

  it('gives somebody another role: an owner is given no clients', async () => {
    const sent = open({ UpdateStaff: [{ data: { updateStaff: { __typename: 'StaffUpdated' } } }] }, '/?change=stf_2');
    fireEvent.change(await screen.findByLabelText('Role', { selector: 'select' }), { target: { value: 'OWNER' } });
    expect(screen.queryByRole('list', { name: 'Chosen', hidden: true })).toBeNull();
    press(/^Save changes/);
    await waitFor(() => expect(of(sent, 'UpdateStaff')).toEqual([{ input: { id: 'stf_2', role: 'OWNER', clientIds: [], sublicenseIds: [] } }]));
  });

  it('removes somebody after it was said what that means, and says what kept it from being done', async () => {
    const sent = open({ RemoveStaff: [{ data: { removeStaff: { __typename: 'NotAllowedNow', message: 'This is the last owner of the site.' } } }, { data: { removeStaff: { __typename: 'StaffUpdated' } } }] }, '/?remove=stf_2');
    await screen.findByText('The link in the mail stops working.');
    press(/^Take back/);
    await screen.findByText('This is the last owner of the site.');
    press(/^Take back/);
    await waitFor(() => expect(screen.queryByText('The link in the mail stops working.')).toBeNull());
    expect(of(sent, 'RemoveStaff')).toHaveLength(2);
  });

  it('offers nothing for oneself, whatever the address says, and to auditors nothing at all', async () => {
    open({}, '/?remove=stf_me');
    fireEvent.click(await screen.findByRole('button', { name: 'Actions for Olive Owner' }));
    await screen.findByText(/This is you/);
    expect(screen.queryByText('What it means')).toBeNull();
    expect([screen.queryByRole('button', { name: 'Olive Owner' }), screen.getByRole('button', { name: 'Cora Colleague', hidden: true })]).toEqual([null, expect.anything()]);
    cleanup();
    open({}, '/?invite=1', 'AUDITOR');
    await screen.findByText('cora@example.test');
    expect(screen.queryByRole('button', { name: /Actions for|Invite/ })).toBeNull();
  });

  it('offers a client admin every role but the owner’s', async () => {
    open({}, '/?invite=1', 'CLIENT_ADMIN');
    const roles = within(await screen.findByLabelText('Role', { selector: 'select' })).getAllByRole('option', { hidden: true }).map(({ textContent }) => textContent);
    expect(roles).toEqual(['Client manager', 'Client admin', 'Auditor']);
  });
});
