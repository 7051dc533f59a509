import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith, type Answers } from '../../test/server.js';
import { InviteDialog } from './InviteDialog.js';

const SEATS = { __typename: 'Seats', limit: null, taken: 0, available: null, overBy: 0 };
const sublicense = (id: string, name: string, isMain: boolean) => ({ __typename: 'Sublicense', id, name, sku: null, isMain, expiresAt: null, accessDays: null, path: [name], parent: null, seats: SEATS });
const CHOICES = { data: { client: { __typename: 'Client', id: 'cli_1', sublicenses: [sublicense('sub_1', 'Main', true), sublicense('sub_2', 'EMEA', false)] } } };
const answer = (...inviteLearners: object[]) => ({ data: { inviteLearners } });
const invited = (link: string | null = null) => ({ __typename: 'LearnerInvited', isNew: true, link, invite: { __typename: 'Invite', id: 'inv_1', status: 'QUEUED' } });
const CLIENT = { id: 'cli_1', name: 'Acme', slug: 'acme', timeZone: 'UTC' };

const { fetch } = globalThis;
const typed = () => screen.getAllByRole('group', { name: /^Person/ }).map((row) => [...row.querySelectorAll('input')].map(({ value }) => value).join(' '));
const send = () => fireEvent.click(screen.getByRole('button', { name: /^Invite( \d+ learners)?$/ }));

async function opened(answers: Answers) {
  const closed: string[] = [];
  const sent = serverWith({ SublicenseChoices: [CHOICES], ...answers });
  render(<InviteDialog client={CLIENT} onClose={() => closed.push('closed')} />, { wrapper: Page });
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Main' }).checked).toBe(true));
  return { sent, closed };
}

function paste(text: string) {
  fireEvent.paste(screen.getByLabelText('First name, person 1'), { clipboardData: { getData: () => text } });
}

describe('the dialog that invites', () => {
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('reads a list pasted into a field into rows, and keeps what could not be read', async () => {
    await opened({});
    paste('Ada Lovelace <ada@example.test>\nnobody');
    expect(typed()).toEqual(['Ada Lovelace ada@example.test']);
    expect(screen.getByLabelText<HTMLTextAreaElement>('A list of people').value).toBe('nobody');
  });

  it('keeps everything typed when the server does not answer, and sends it again', async () => {
    const { sent, closed } = await opened({ InviteLearners: [new TypeError('Failed to fetch'), answer(invited())] });
    paste('Ada Lovelace <ada@example.test>');
    send();
    expect((await screen.findByRole('alert')).textContent).toContain('The server did not answer');
    expect(typed()).toEqual(['Ada Lovelace ada@example.test']);
    send();
    await waitFor(() => expect(closed).toEqual(['closed']));
    const calls = sent.filter(({ operation }) => operation === 'InviteLearners').map(({ variables }) => variables);
    expect(calls[1]).toEqual({ input: { clientId: 'cli_1', learners: [{ firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.test' }], sublicenseIds: ['sub_1'], message: null, sendEmail: true } });
    expect(calls[0]).toEqual(calls[1]);
  });

  it('answers each person in order, and leaves in the rows only who was not invited', async () => {
    const wrong = { __typename: 'InvalidInput', message: 'x', fields: [{ __typename: 'FieldProblem', path: 'learners.1.email', message: 'No address.' }] };
    const full = { __typename: 'SeatsExhausted', message: 'No seat is left in Main.' };
    const member = { __typename: 'Membership', id: 'mem_1' };
    await opened({ InviteLearners: [answer(invited(), wrong, { __typename: 'AccessAdded', membership: member }, { __typename: 'AlreadyHasAccess', message: 'x' }, full)] });
    paste(['Ada A', 'Bo B', 'Cy C', 'Di D', 'Ed E'].map((name) => `${name} <${name[0]!.toLowerCase()}@example.test>`).join(', '));
    send();
    const said = await screen.findByRole('list', { name: 'Answers' });
    expect([...said.querySelectorAll('.pt-state')].map(({ textContent }) => textContent)).toEqual(['Invited', 'Wrong address', 'In already', 'Had it already', 'No seat']);
    expect(typed()).toEqual(['Bo B b@example.test', 'Ed E e@example.test']);
    expect(document.activeElement).toBe(screen.getByLabelText('E-mail, person 1'));
  });

  it('shows the mail as the first of them gets it, before anything is sent, in a frame that can do nothing', async () => {
    const shown = { __typename: 'InvitePreview', from: 'Acme', subject: 'Ada, you are invited', html: '<p>Hello Ada</p>', text: 'Hello Ada', logoUrl: null, logoPlate: false };
    const { sent } = await opened({ InvitePreview: [{ data: { invitePreview: shown } }] });
    paste('Ada Lovelace <ada@example.test>');
    fireEvent.change(screen.getByLabelText('Message'), { target: { value: 'See you.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Preview e-mail' }));
    const mail = await screen.findByTitle<HTMLIFrameElement>('The mail as it will arrive');
    expect([mail.getAttribute('sandbox'), mail.srcdoc]).toEqual(['', '<p>Hello Ada</p>']);
    expect(screen.getByText('Ada, you are invited')).toBeTruthy();
    expect(sent.find(({ operation }) => operation === 'InvitePreview')?.variables).toEqual({ input: { clientId: 'cli_1', firstName: 'Ada', sublicenseIds: ['sub_1'], message: 'See you.' } });
    fireEvent.click(screen.getByRole('radio', { name: 'Give me the link' }));
    expect(screen.queryByRole('button', { name: 'Preview e-mail' })).toBeNull();
    expect(sent.some(({ operation }) => operation === 'InviteLearners')).toBe(false);
  });

  it('shows the links that staff hand over, and stays open for them', async () => {
    const { closed } = await opened({ InviteLearners: [answer(invited('https://learn.test/acme/invite#inv_x'))] });
    paste('Ada Lovelace <ada@example.test>');
    fireEvent.click(screen.getByRole('radio', { name: 'Give me the link' }));
    send();
    await screen.findByText('https://learn.test/acme/invite#inv_x');
    expect(screen.getByRole('button', { name: 'Copy the link of Ada Lovelace' })).toBeTruthy();
    expect(closed).toEqual([]);
  });
});
