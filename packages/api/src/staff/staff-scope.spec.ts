import { beforeAll, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { OWNER, openSlices, type Slices } from '../../test/harness/slices.js';
import { systemAct } from '../kernel/act.js';
import { readEmail } from '../kernel/email.js';
import { newId, type ClientId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import type { SignedInStaff, StaffRole } from '../kernel/viewer.js';

const CLIENT = `mutation ($input: CreateClientInput!) { createClient(input: $input) { ... on ClientCreated { client { id } } } }`;
const SUBLICENSE = `mutation ($input: CreateSublicenseInput!) { createSublicense(input: $input) { ... on SublicenseCreated { sublicense { id } } } }`;

onEachDatabase((open) => {
  let site: Slices;
  let people = 0;
  beforeAll(async () => {
    site = await openSlices(open);
  });

  async function client(name: string): Promise<ClientId> {
    const { data } = await site.ask(CLIENT, { name });
    return (data!['createClient'] as { client: { id: ClientId } }).client.id;
  }

  async function sublicense(clientId: ClientId, name: string, parentId?: SublicenseId): Promise<SublicenseId> {
    const { data } = await site.ask(SUBLICENSE, { clientId, name, parentId });
    return (data!['createSublicense'] as { sublicense: { id: SublicenseId } }).sublicense.id;
  }

  async function hired(role: StaffRole, clientIds: ClientId[] = [], sublicenseIds: SublicenseId[] = []): Promise<SignedInStaff> {
    people += 1;
    const id = newId('stf');
    const member = { id, email: readEmail(`p${people}@portico.test`)!, name: `Person ${people}`, passwordHash: 'h', act: systemAct(new Date()) };
    await site.database.inTransaction((tx) => site.staffService.add(tx, { ...member, role, clientIds, sublicenseIds }));
    return (await site.staff.viewer(site.database.reader, id))!;
  }

  describe('The scope of staff', () => {
    it('is everything for an owner and for an auditor given nothing, and nothing for others given nothing', async () => {
      expect((await hired('OWNER')).scope.everything).toBe(true);
      expect((await hired('AUDITOR')).scope.everything).toBe(true);
      for (const role of ['CLIENT_ADMIN', 'CLIENT_MANAGER'] as const) {
        expect((await hired(role)).scope).toEqual({ everything: false, clients: new Set(), sublicenses: new Map() });
      }
    });

    it('is the clients given, for an auditor too', async () => {
      const id = await client('Given');
      for (const role of ['CLIENT_ADMIN', 'AUDITOR'] as const) {
        expect(await hired(role, [id])).toMatchObject({ role, scope: { everything: false, clients: new Set([id]) } });
      }
    });

    it('holds everything below a given sublicense, each once, and nothing beside or above it', async () => {
      const id = await client('Tree');
      const top = await sublicense(id, 'Top');
      const mine = await sublicense(id, 'Mine', top);
      const below = await sublicense(id, 'Below', mine);
      const deep = await sublicense(id, 'Deep', below);
      await sublicense(id, 'Beside', top);
      const { scope } = await hired('CLIENT_MANAGER', [], [mine, deep]);
      expect(new Set(scope.sublicenses.keys())).toEqual(new Set([mine, below, deep]));
      expect(new Set(scope.sublicenses.values())).toEqual(new Set([id]));
      expect(scope.clients.size).toBe(0);
    });

    it('shrinks when a given sublicense goes', async () => {
      const id = await client('Shrinking');
      const mine = await sublicense(id, 'Mine');
      const { staffId } = await hired('CLIENT_MANAGER', [], [mine]);
      await site.ask(`mutation ($input: DeleteSublicenseInput!) { deleteSublicense(input: $input) { __typename } }`, { id: mine }, OWNER);
      expect((await site.staff.viewer(site.database.reader, staffId))!.scope.sublicenses.size).toBe(0);
    });

    it('is none for somebody who is gone', async () => {
      expect(await site.staff.viewer(site.database.reader, newId('stf'))).toBeUndefined();
    });
  });

  describe('A member of the staff', () => {
    it('is found by themselves and by those who see the whole site', async () => {
      const [owner, admin, other] = [await hired('OWNER'), await hired('CLIENT_ADMIN'), await hired('CLIENT_ADMIN')];
      expect(await site.staff.visible(owner, admin.staffId)).toMatchObject({ id: admin.staffId, role: 'CLIENT_ADMIN', lastSeenAt: null });
      expect(await site.staff.visible(admin, admin.staffId)).toBeDefined();
      expect(await site.staff.visible(other, admin.staffId)).toBeUndefined();
    });

    it('cannot have an address somebody else of the staff has', async () => {
      const member = { name: 'Twin', role: 'OWNER' as const, passwordHash: 'h', clientIds: [], sublicenseIds: [], act: systemAct(new Date()) };
      const add = (id: StaffId, address: string) => site.database.inTransaction((tx) => site.staffService.add(tx, { ...member, id, email: readEmail(address)! }));
      await add(newId('stf'), 'twin@portico.test');
      await expect(add(newId('stf'), 'TWIN@portico.test')).rejects.toMatchObject({ problem: { fields: [{ path: 'email' }] } });
    });
  });
});
