import { beforeEach, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { withFault } from '../../test/harness/fault-injection.js';
import { QuickPasswords } from '../../test/harness/quick-passwords.js';
import { openSlices, type Slices } from '../../test/harness/slices.js';
import { systemAct } from '../kernel/act.js';
import { readEmail } from '../kernel/email.js';
import { newId } from '../kernel/ids.js';
import { rows, run } from '../kernel/sql.js';
import { FirstOwner, type FirstOwnerParts, type OwnerToBe } from './first-owner.js';

const now = new Date('2026-03-01T12:00:00.000Z');

function ownerToBe(address: string): OwnerToBe {
  return { id: newId('stf'), email: readEmail(address)!, name: 'Ada', passwordHash: 'hashed', act: systemAct(now) };
}

onEachDatabase((open) => {
  let site: Slices;
  beforeEach(async () => {
    site ??= await openSlices(open);
    await site.database.inTransaction(async (tx) => {
      for (const table of ['staff', 'staff_set_up']) await run(tx, `DELETE FROM ${table}`, []);
    });
  });

  function firstOwner(named: FirstOwnerParts['named'] = null): FirstOwner {
    const { database, staffService: service } = site;
    return new FirstOwner({ database, service, passwords: new QuickPasswords(), clock: { now: () => now }, publicUrl: new URL('http://portico.test'), named });
  }

  async function link(): Promise<string> {
    const text = await firstOwner().prepare();
    expect(text).toMatch(/^http:\/\/portico\.test\/admin\/#setup=[\w-]{43}$/);
    return text!.split('=')[1]!;
  }

  async function claim(token: string, owner = ownerToBe('ada@portico.test')): Promise<void> {
    await site.database.inTransaction((tx) => firstOwner().claim(tx, token, owner));
  }

  const staff = () => rows<{ email: string; role: string; sees_everything: number }>(site.database.reader, 'SELECT email, role, sees_everything FROM staff', []);

  describe('The set-up link', () => {
    it('makes an owner who sees the whole site', async () => {
      await claim(await link());
      const [owner] = await staff();
      expect(owner).toMatchObject({ email: 'ada@portico.test', role: 'OWNER' });
      expect(Boolean(owner!.sees_everything)).toBe(true);
    });

    it('makes one owner when sixty-four use it at once', async () => {
      const token = await link();
      const tries = await Promise.allSettled(Array.from({ length: 64 }, (_, at) => claim(token, ownerToBe(`owner${at}@portico.test`))));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = tries.filter((one) => one.status === 'rejected').map((one) => (one.reason as { problem?: object }).problem?.constructor.name);
      expect(new Set(refused)).toEqual(new Set(['NotAllowedNow']));
      expect(await staff()).toHaveLength(1);
    });

    it('is kept as its SHA-256 alone', async () => {
      const token = await link();
      const stored = await rows(site.database.reader, 'SELECT * FROM staff_set_up', []);
      expect(JSON.stringify(stored)).not.toContain(token);
    });

    it('stops working when a newer one is printed', async () => {
      const old = await link();
      const newer = await link();
      await expect(claim(old)).rejects.toMatchObject({ problem: { message: expect.stringContaining('does not work any more') } });
      expect(await firstOwner().isUsable(site.database.reader, old)).toBe(false);
      await claim(newer);
    });

    it('is not printed, and a used one does not work, once there is staff', async () => {
      const token = await link();
      await claim(token);
      expect(await firstOwner().prepare()).toBeNull();
      expect(await firstOwner().isUsable(site.database.reader, token)).toBe(false);
      await expect(claim(token, ownerToBe('second@portico.test'))).rejects.toMatchObject({ problem: {} });
    });

    it('makes its owner once when the answer to COMMIT is lost', async () => {
      const token = await link();
      const { outcome, struck } = await withFault(site.database, { fault: 'lost-commit', atStatement: 0 }, () => claim(token));
      expect(struck).toBe(true);
      expect(outcome.status).toBe('fulfilled');
      expect(await staff()).toHaveLength(1);
    });
  });

  describe('The owner named at start', () => {
    const named = { email: 'Owner@Portico.test', password: 'correct horse battery' };

    it('is made once, however many processes start at once', async () => {
      expect(await Promise.all(Array.from({ length: 8 }, () => firstOwner(named).prepare()))).toEqual(Array.from({ length: 8 }, () => null));
      expect((await staff()).map(({ email }) => email)).toEqual(['Owner@portico.test']);
      expect(await firstOwner({ ...named, email: 'other@portico.test' }).prepare()).toBeNull();
      expect(await staff()).toHaveLength(1);
    });

    it('and the link together make one owner', async () => {
      const token = await link();
      await Promise.allSettled([claim(token), firstOwner(named).prepare(), claim(token), firstOwner(named).prepare()]);
      expect(await staff()).toHaveLength(1);
    });

    it('is refused in words for the operator when the address or password will not do', async () => {
      await expect(firstOwner({ email: 'nobody', password: named.password }).prepare()).rejects.toThrow('PORTICO_OWNER_EMAIL');
      await expect(firstOwner({ email: named.email, password: 'short' }).prepare()).rejects.toThrow('PORTICO_OWNER_PASSWORD will not do. Choose at least 12 characters.');
    });
  });
});
