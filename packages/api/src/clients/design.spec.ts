import { beforeAll, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { openSlices, type Slices } from '../../test/harness/slices.js';
import { idBytes, newId, type ClientId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import type { SignedInStaff, StaffRole, Viewer } from '../kernel/viewer.js';

const DESIGN = 'design { accentColor heading welcomeText supportEmail senderName inviteSubject }';
const UPDATE = `mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename ... on ClientUpdated { client { ${DESIGN} } } ... on InvalidInput { fields { path } } } }`;
const CREATE = 'mutation ($input: CreateClientInput!) { createClient(input: $input) { ... on ClientCreated { client { id } } } }';
const USUAL = { accentColor: '#4052d9', heading: null, welcomeText: null, supportEmail: null, senderName: null, inviteSubject: null };
const ALL = { accentColor: '#0a0b0c', heading: 'Welcome', welcomeText: 'First.\n\nSecond.', supportEmail: 'Help@xn--mller-kva.test', senderName: 'Academy', inviteSubject: 'Your seat' };

onEachDatabase((open) => {
  let site: Slices;
  beforeAll(async () => {
    site = await openSlices(open);
  });

  async function client(name: string): Promise<ClientId> {
    return ((await site.ask(CREATE, { name })).data!['createClient'] as { client: { id: ClientId } }).client.id;
  }

  async function update(input: object, viewer?: Viewer): Promise<Record<string, unknown>> {
    const { data, errors } = await site.ask(UPDATE, input, viewer);
    expect(errors).toBeUndefined();
    return data!['updateDesign'] as Record<string, unknown>;
  }

  function staff(role: StaffRole, ...clients: ClientId[]): SignedInStaff {
    return { kind: 'staff', staffId: newId('stf'), role, scope: { everything: false, clients: new Set(clients), sublicenses: new Map() } };
  }

  async function entries(id: ClientId): Promise<string[]> {
    const found = await rows<{ changes: string }>(site.database.reader, "SELECT changes FROM history_entry WHERE action = 'client.updated' AND client_id = ? ORDER BY id", [idBytes(id)]);
    return found.map(({ changes }) => changes);
  }

  describe('The design of a client', () => {
    it('is set field by field, trimmed, keeps what is left out, and null brings back what is usual', async () => {
      const clientId = await client('Dressed');
      const written = { accentColor: '#0A0B0C', heading: ' Welcome ', welcomeText: ' First.\r\n\r\nSecond. ', supportEmail: ' Help@müller.test', senderName: 'Academy ', inviteSubject: 'Your seat' };
      expect(await update({ clientId, ...written })).toMatchObject({ client: { design: ALL } });
      expect(await update({ clientId, heading: 'Hello' })).toMatchObject({ client: { design: { ...ALL, heading: 'Hello' } } });
      const none = Object.fromEntries(Object.keys(ALL).map((field) => [field, null]));
      expect(await update({ clientId, ...none })).toMatchObject({ client: { design: USUAL } });
    });

    it.each([
      { accentColor: 'red' }, { accentColor: '#fff' }, { accentColor: '#12345g' }, { accentColor: '#112233;}' }, { accentColor: '' },
      { heading: ' ' }, { heading: 'x'.repeat(121) }, { heading: 'two\nlines' },
      { welcomeText: '' }, { welcomeText: 'x'.repeat(2_001) }, { welcomeText: 'bell\u0007' }, { welcomeText: 'turned \u202e round' }, { welcomeText: 'isolated \u2067 text' }, { welcomeText: 'half \ud83d' },
      { supportEmail: 'nobody' }, { supportEmail: 'a@b.test\r\nBcc: c@d.test' },
      { senderName: 'Evil\r\nBcc: a@b.test' }, { senderName: 'x'.repeat(121) }, { inviteSubject: 'x'.repeat(201) }, { inviteSubject: 'a\u2028b' },
    ])('is refused %j, and stays', async (wrong) => {
      const clientId = await client('Refusing');
      expect(await update({ clientId, heading: 'Never', ...wrong })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: Object.keys(wrong)[0] }] });
      expect(await update({ clientId })).toMatchObject({ client: { design: USUAL } });
    });

    it('is changed by owners and by the admin of the client, by nobody else', async () => {
      const clientId = await client('Rights');
      expect(await update({ clientId, heading: 'By its admin' }, staff('CLIENT_ADMIN', clientId))).toMatchObject({ __typename: 'ClientUpdated' });
      for (const role of ['CLIENT_MANAGER', 'AUDITOR'] as const) {
        expect((await site.ask(UPDATE, { clientId, heading: 'X' }, staff(role, clientId))).errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
      }
      const foreign = await Promise.all([clientId, newId('cli'), 'nonsense'].map((one) => site.ask(UPDATE, { clientId: one, heading: 'X' }, staff('CLIENT_ADMIN', newId('cli')))));
      expect(new Set(foreign.map(({ errors }) => errors?.[0]?.message))).toEqual(new Set(['There is no such client.']));
      expect((await site.ask(UPDATE, { clientId: newId('cli'), heading: 'X' })).errors?.[0]?.message).toBe('There is no such client.');
    });

    it('is remembered with what it was before and after, and not at all when nothing changed', async () => {
      const clientId = await client('Remembering');
      const before = (await entries(clientId)).length;
      await update({ clientId, heading: 'One', accentColor: '#4052D9' });
      await update({ clientId, heading: 'One' });
      await update({ clientId, heading: null, senderName: 'S' });
      expect((await entries(clientId)).slice(before).map((changes) => JSON.parse(changes) as unknown)).toEqual([
        [{ field: 'heading', before: null, after: 'One' }],
        [{ field: 'heading', before: 'One', after: null }, { field: 'senderName', before: null, after: 'S' }],
      ]);
    });
  });
});
