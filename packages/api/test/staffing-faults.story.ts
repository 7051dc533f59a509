import { describe, expect, it } from '@jest/globals';
import { idBytes } from '../src/kernel/ids.js';
import { idFrom } from '../src/kernel/outside-ids.js';
import { rows } from '../src/kernel/sql.js';
import type { Json } from './harness/caller.js';
import type { FaultKind } from './harness/driver-errors.js';
import { makeClient, makeOwner, makeStaff } from './harness/factories.js';
import { withFault, type FaultPlan } from './harness/fault-injection.js';
import { mailsTo } from './harness/mailed-links.js';
import { onEachSite, type Site } from './harness/site.js';
import { accept, askIn, newAddress, staffing } from './harness/staffing.js';

/** One of each sort: the transaction runs again, the connection is gone, it was done and nobody was told. */
const FAULTS: readonly FaultKind[] = ['1213', 'lost-connection', 'lost-commit'];

/** Something about to be done, and whom it is about, by id or, where nobody is there yet, by address. */
interface Scene {
  do(): Promise<Json>;
  readonly email: string;
  readonly id?: string;
}

const SCENES: Readonly<Record<string, (site: Site) => Promise<Scene>>> = {
  'an owner who asks somebody in': async (site) => {
    const owner = await makeOwner(site);
    const client = await makeClient(owner);
    const email = newAddress();
    return { email, do: () => staffing(owner, 'invite', { email, name: 'Cora Colleague', role: 'CLIENT_MANAGER', clientIds: [client.id], sublicenseIds: [client.main] }) };
  },
  'an owner who asks somebody in again': async (site) => {
    const owner = await makeOwner(site);
    const { id, email } = await askIn(site, owner, { role: 'AUDITOR' });
    return { id, email, do: () => staffing(owner, 'invite', { email, name: 'Cora Again', role: 'OWNER' }) };
  },
  'somebody who accepts': async (site) => {
    const { id, email, token } = await askIn(site, await makeOwner(site), { role: 'AUDITOR' });
    return { id, email, do: () => accept(site.stranger(), token) };
  },
  'an owner who gives somebody another role': async (site) => {
    const owner = await makeOwner(site);
    const client = await makeClient(owner);
    const { id, email } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
    return { id, email, do: () => staffing(owner, 'update', { id, role: 'CLIENT_MANAGER', clientIds: [], sublicenseIds: [client.main] }) };
  },
  'an owner who removes somebody': async (site) => {
    const owner = await makeOwner(site);
    const { id, email } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [(await makeClient(owner)).id] });
    return { id, email, do: () => staffing(owner, 'remove', { id }) };
  },
};

/** What is left of somebody: their row, what is given, links, sessions, history, mails. */
async function left(site: Site, { id, email }: Scene): Promise<unknown> {
  const { reader } = site.database;
  const found = id === undefined ? await rows<{ id: Buffer }>(reader, 'SELECT id FROM staff WHERE email = ?', [email]) : [{ id: idBytes(idFrom('stf', id)) }];
  const of = async (sql: string) => (await rows<{ n: number }>(reader, `SELECT COUNT(*) AS n FROM ${sql}`, [found[0]!.id])).map(({ n }) => Number(n));
  const [row] = await rows(reader, 'SELECT role, sees_everything, joined_at IS NULL AS waits, removed_at IS NULL AS stays FROM staff WHERE id = ?', [found[0]!.id]);
  const history = await rows<{ action: string }>(reader, 'SELECT action FROM history_entry WHERE subject_id = ? ORDER BY action', [found[0]!.id]);
  const counts = [];
  for (const table of ['staff_client', 'staff_sublicense', 'staff_invite', 'session']) counts.push(await of(`${table} WHERE staff_id = ?`));
  await site.deliver();
  return [found.length, row, counts, await of('staff_invite WHERE ended_as IS NULL AND staff_id = ?'), history.map(({ action }) => action), await mailsTo(await makeOwner(site), email)];
}

describe('a statement that fails is not noticed by', () => {
  onEachSite((site) => {
    const disturbed = async (name: string, plan: FaultPlan | null) => {
      const scene = await SCENES[name]!(site);
      const { outcome, struck, statements } = await withFault(site.database, plan, async () => (await scene.do()).__typename);
      return { struck, statements, seen: JSON.stringify([outcome, await left(site, scene)]) };
    };

    it.each(Object.keys(SCENES))('%s, whichever it is and however it fails', async (name) => {
      const { seen, statements } = await disturbed(name, null);
      expect(seen).toContain('fulfilled');
      for (const fault of FAULTS) {
        const last = statements[0]!;
        for (let atStatement = fault === 'lost-commit' ? last : 1; atStatement <= last; atStatement += 1) {
          const run = await disturbed(name, { fault, atStatement });
          expect([fault, atStatement, run.struck, run.seen]).toEqual([fault, atStatement, true, seen]);
        }
      }
    });
  });
});
