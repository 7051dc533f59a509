import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useNavigate } from 'react-router';
import { LeavablePage } from '../../test/page.js';
import { serverWith, type Answers } from '../../test/server.js';
import { DesignForm } from './DesignForm.js';

const CLIENT = { id: 'cli_1', name: 'Acme', language: 'EN', landingUrl: 'http://portico.test/acme' } as const;
const DESIGN = { __typename: 'Design', logoUrl: null, logoPlate: false, accentColor: '#0b6e6e', heading: 'Welcome', welcomeText: null, supportEmail: null, senderName: null, inviteSubject: null };
const stored = (design: object = {}) => ({ __typename: 'Client', id: 'cli_1', design: { ...DESIGN, ...design } });
const saved = (design: object = {}) => ({ data: { updateDesign: { __typename: 'ClientUpdated', client: stored(design) } } });
const refused = (path: string, message: string) => ({ __typename: 'InvalidInput', message, fields: [{ __typename: 'FieldProblem', path, message }] });
const preview = (more: object = {}) => ({ data: { invitePreview: { __typename: 'InvitePreview', from: 'Acme', subject: 'Your invitation', html: '<p>Hello</p>', logoUrl: 'data:image/png;base64,AAAA', logoPlate: true, ...more } } });
const UPLOAD = { data: { createUpload: { __typename: 'Upload', id: 'upl_1', putUrl: 'http://portico.test/uploads/upl_1' } } };

/** What the address of an upload answers; what was put there. */
const put = { status: 204, said: '', sent: [] as string[] };

/** The browser's own way to send a file, as far as the form uses it. */
class Sender extends EventTarget {
  readonly upload = new EventTarget();
  status = 0;
  responseText = '';
  #address = '';
  open(_: string, address: string) {
    this.#address = address;
  }
  setRequestHeader() {}
  abort() {}
  send(file: File) {
    put.sent.push(`${this.#address} ${file.name}`);
    [this.status, this.responseText] = [put.status, put.said];
    this.dispatchEvent(new Event('load'));
  }
}

function Elsewhere() {
  const navigate = useNavigate();
  return <button onClick={() => void navigate('/elsewhere')}>Elsewhere</button>;
}

async function opened(answers: Answers = {}, { staffRole = 'OWNER', at = '/', design = {} }: { staffRole?: 'OWNER' | 'AUDITOR'; at?: string; design?: object } = {}) {
  const sent = serverWith({ ClientDesign: [{ data: { client: stored(design) } }], CreateUpload: [UPLOAD], InvitePreview: [preview()], ...answers });
  render(
    <LeavablePage staffRole={staffRole} at={at}>
      <DesignForm client={CLIENT} />
      <Elsewhere />
    </LeavablePage>,
  );
  await screen.findByLabelText('Heading');
  const inputs = () => sent.filter(({ operation }) => operation === 'UpdateDesign').map(({ variables }) => (variables as { input: object }).input);
  return { sent, inputs };
}

const logo = () => screen.getByRole('group', { name: 'Logo' });
const choose = (file: File) => fireEvent.change(screen.getByLabelText('File of the logo'), { target: { files: [file] } });
const PNG = new File(['png'], 'logo.png', { type: 'image/png' });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save design' }));

describe('the form of a design', () => {
  const { fetch, XMLHttpRequest } = globalThis;
  beforeEach(() => {
    // Of a request the form uses no more than this.
    globalThis.XMLHttpRequest = Sender as unknown as typeof globalThis.XMLHttpRequest;
    Object.assign(put, { status: 204, said: '', sent: [] });
  });
  afterEach(() => {
    cleanup();
    Object.assign(globalThis, { fetch, XMLHttpRequest });
  });

  it('sends a logo as soon as it is chosen, shows what the server made of it, and wears it once it is saved', async () => {
    const { inputs } = await opened({ UpdateDesign: [saved({ logoUrl: 'http://portico.test/logos/1a.png' })] });
    choose(PNG);
    expect((await within(logo()).findByRole<HTMLImageElement>('img')).src).toBe('data:image/png;base64,AAAA');
    expect(put.sent).toEqual(['/uploads/upl_1 logo.png']);
    expect(screen.getAllByRole('img', { name: 'Acme' })).toHaveLength(1);
    save();
    await waitFor(() => expect(inputs()).toMatchObject([{ clientId: 'cli_1', logoUploadId: 'upl_1', heading: 'Welcome' }]));
    await waitFor(() => expect(within(logo()).getByRole('img').getAttribute('src')).toBe('/logos/1a.png'));
    save();
    await waitFor(() => expect(inputs()).toHaveLength(2));
    expect(inputs()[1]).not.toHaveProperty('logoUploadId');
  });

  it('takes a logo off by null', async () => {
    const { inputs } = await opened({ UpdateDesign: [saved()] }, { design: { logoUrl: 'http://portico.test/logos/1a.png' } });
    fireEvent.click(screen.getByRole('button', { name: 'Remove the logo' }));
    expect(within(logo()).queryByRole('img')).toBeNull();
    save();
    await waitFor(() => expect(inputs()).toMatchObject([{ logoUploadId: null }]));
  });

  it.each([
    ['an SVG file', new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }), /may hold scripts/],
    ['another kind of file', new File(['%PDF'], 'a.pdf', { type: 'application/pdf' }), /a\.pdf is no PNG/],
    ['an empty file', new File([], 'a.png', { type: 'image/png' }), /is empty/],
    ['a file beyond 5 MB', new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'a.png', { type: 'image/png' }), /at most 5 MB/],
  ])('says of %s at its field what is wrong, and sends nothing', async (_, file, words) => {
    const { sent } = await opened();
    choose(file);
    expect((await within(logo()).findByText(words)).textContent).toMatch(words);
    expect([put.sent, sent.filter(({ operation }) => operation === 'CreateUpload')]).toEqual([[], []]);
  });

  it('says what the server says of a file, when it is put and when it is looked at, and keeps the logo before', async () => {
    await opened({ InvitePreview: [{ data: { invitePreview: refused('logoUploadId', 'This file is no picture.') } }] }, { design: { logoUrl: 'http://portico.test/logos/1a.png' } });
    choose(PNG);
    await within(logo()).findByText('This file is no picture.');
    Object.assign(put, { status: 413, said: JSON.stringify({ errors: [{ message: 'The file is too large.' }] }) });
    choose(PNG);
    await within(logo()).findByText('The file is too large.');
    put.status = 0;
    choose(PNG);
    await within(logo()).findByText(/did not get through/);
    expect(within(logo()).getByRole('img').getAttribute('src')).toBe('/logos/1a.png');
  });

  it('puts what the server refuses to its field: the logo, too', async () => {
    await opened({ UpdateDesign: [{ data: { updateDesign: refused('logoUploadId', 'No file has arrived there yet.') } }, { data: { updateDesign: refused('supportEmail', 'No address.') } }] });
    save();
    await within(logo()).findByText('No file has arrived there yet.');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choose a logo' }));
    save();
    await screen.findByText('No address.');
    expect(document.activeElement).toBe(screen.getByLabelText('Support address'));
  });

  it('shows the landing page while it is typed, and keeps the colour before as long as what is typed is none', async () => {
    await opened();
    const shown = screen.getByRole('region', { name: 'Preview' });
    const colour = () => shown.querySelector<HTMLElement>('.pt-landing')!.style.getPropertyValue('--solid');
    fireEvent.change(screen.getByLabelText('Heading'), { target: { value: 'All aboard' } });
    within(shown).getByText('All aboard');
    fireEvent.change(screen.getByLabelText('Accent colour'), { target: { value: '#f28c2' } });
    expect(colour()).toBe('#0b6e6e');
    fireEvent.change(screen.getByLabelText('Accent colour'), { target: { value: '#f28c28' } });
    expect(colour()).toBe('#f28c28');
    screen.getByText(/2\.45:1 on white, links use #ac5d00/);
  });

  it('shows the mail that the server writes of what is typed, where it can run nothing, and the one before while something is wrong', async () => {
    const { sent } = await opened({ InvitePreview: [preview(), preview({ from: 'Academy' }), { data: { invitePreview: refused('supportEmail', 'No address.') } }] }, { at: '/?preview=mail' });
    const mail = await screen.findByTitle<HTMLIFrameElement>('The invite in this design');
    expect([mail.getAttribute('sandbox'), mail.srcdoc]).toEqual(['', '<p>Hello</p>']);
    fireEvent.change(screen.getByLabelText('Sender name'), { target: { value: 'Academy' } });
    await screen.findByText('Academy');
    fireEvent.change(screen.getByLabelText('Support address'), { target: { value: 'nobody' } });
    await screen.findByText('Shown as it was before: No address.');
    screen.getByText('Academy');
    expect(sent.filter(({ operation }) => operation === 'InvitePreview').map(({ variables }) => (variables as { input: object }).input)).toMatchObject([{ senderName: null }, { senderName: 'Academy' }, { supportEmail: 'nobody' }]);
  });

  it('asks before what is typed is lost, and not once it is saved', async () => {
    await opened({ UpdateDesign: [saved({ heading: 'Hello' })] });
    const leave = () => fireEvent.click(screen.getByRole('button', { name: 'Elsewhere' }));
    fireEvent.change(screen.getByLabelText('Heading'), { target: { value: 'Hello' } });
    leave();
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Stay' }));
    expect(screen.getByLabelText<HTMLInputElement>('Heading').value).toBe('Hello');
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);
    save();
    await waitFor(() => {
      const another = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(another);
      expect(another.defaultPrevented).toBe(false);
    });
    leave();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('offers nothing to whoever may only look', async () => {
    await opened({}, { staffRole: 'AUDITOR' });
    expect(screen.queryByRole('button', { name: 'Save design' })).toBeNull();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Choose a logo' }).matches(':disabled')).toBe(true);
  });
});
