import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { QuickPasswords } from '../../test/harness/quick-passwords.js';
import { contextOf } from '../../test/harness/slices.js';
import { composition } from '../composition.js';
import { systemAct } from '../kernel/act.js';
import { readEmail } from '../kernel/email.js';
import type { GuessBudget } from '../kernel/guess-budget.js';
import { newId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SessionHolder } from '../kernel/sessions.js';
import { EVERYTHING } from '../kernel/viewer.js';
import { LearnerAccounts } from '../learners/learners.api.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { StoredSessions } from '../platform/sessions/stored-sessions.js';
import { StaffReadModel, StaffService } from '../staff/staff.api.js';
import { AccountPasswords } from './account-passwords.js';
import { PasswordChange } from './password-change.js';
import { PresentPassword } from './present-password.js';
import { SessionStarter } from './session-starter.js';

const NOW = new Date('2026-03-01T12:00:00.000Z');
/** Nobody here asked for a link. */
const NO_MAILS = { withdraw: () => Promise.resolve() };
const INPUT = { currentPassword: 'the old harbour light', newPassword: 'nine patient herons' };
/** Judges as the real one does, and refuses nobody. */
const GUESSES: GuessBudget = { spend: (_ctx, attempt) => attempt() };

onEachDatabase((open) => {
  let database: OpenDatabase;
  let sessions: StoredSessions;
  let accounts: AccountPasswords;
  let starter: SessionStarter;
  let passwords: QuickPasswords;
  let change: PasswordChange;

  beforeAll(async () => {
    database = await open({ entities: composition.entities, migrations: composition.migrations });
    await database.migrate();
    sessions = new StoredSessions(database, { now: () => NOW });
    const [staff, staffService, learners] = [new StaffReadModel({ reader: database.reader }), new StaffService(), new LearnerAccounts()];
    accounts = new AccountPasswords({ readStaff: staff, staff: staffService, learners });
    starter = new SessionStarter({ database, sessions, passwords: accounts, staff, staffService, learners });
  });
  beforeEach(() => {
    passwords = new QuickPasswords();
    change = new PasswordChange({ database, accounts, passwords, present: new PresentPassword({ database, accounts, passwords, guesses: GUESSES }), sessions, post: NO_MAILS });
  });

  /** A member of the staff with a session, as a request of theirs. */
  async function signedIn(): Promise<{ holder: SessionHolder; ctx: RequestContext }> {
    const id = newId('stf');
    const holder: SessionHolder = { kind: 'staff', id };
    const token = sessions.newToken('staff');
    const member = { id, email: readEmail(`${id}@portico.test`)!, name: 'Ada', role: 'OWNER', passwordHash: `hashed:${INPUT.currentPassword}`, clientIds: [], sublicenseIds: [] } as const;
    await database.inTransaction(async (tx) => {
      await new StaffService().add(tx, { ...member, act: systemAct(NOW) });
      await sessions.start(tx, token, holder, { now: NOW, device: 'a test' });
    });
    return { holder, ctx: contextOf({ kind: 'staff', staffId: id, role: 'OWNER', scope: EVERYTHING }, { session: { tokenHash: sessions.hashOf(token), kind: 'staff' } }) };
  }

  /** Lets something happen while the present password is being checked, which takes a while. */
  function meanwhile(work: () => Promise<unknown>): void {
    const verify = passwords.verify.bind(passwords);
    passwords.verify = async (hash, password) => {
      const right = await verify(hash, password);
      await work();
      return right;
    };
  }

  const hashNow = async (holder: SessionHolder) => (await accounts.of(database.reader, holder))?.hash;

  describe('Changing a password', () => {
    it('checks the present password once and hashes the new one once', async () => {
      const { holder, ctx } = await signedIn();
      await change.run(ctx, INPUT);
      expect([passwords.asked, await hashNow(holder)]).toEqual([['verify', 'hash'], `hashed:${INPUT.newPassword}`]);
      expect((await sessions.find(ctx.session!.tokenHash, { columns: [], joins: '' }))?.holder).toEqual(holder);
    });

    it('hashes nothing for a wrong present password, and checks none for a new one that will not do', async () => {
      const { ctx } = await signedIn();
      await expect(change.run(ctx, { ...INPUT, currentPassword: 'not the password' })).rejects.toMatchObject({ problem: { fields: [{ path: 'currentPassword' }] } });
      await expect(change.run(ctx, { ...INPUT, newPassword: 'short' })).rejects.toMatchObject({ problem: { fields: [{ path: 'newPassword' }] } });
      expect(passwords.asked).toEqual(['verify']);
    });

    it('is refused as wrong when somebody changed the password while it was checked', async () => {
      const { holder, ctx } = await signedIn();
      meanwhile(() => database.inTransaction((tx) => accounts.replace(tx, holder, { from: `hashed:${INPUT.currentPassword}`, to: 'hashed:another' })));
      await expect(change.run(ctx, INPUT)).rejects.toMatchObject({ problem: { fields: [{ path: 'currentPassword' }] } });
      expect(await hashNow(holder)).toBe('hashed:another');
    });

    it('changes nothing when the session that asks was ended while it was checked', async () => {
      const { holder, ctx } = await signedIn();
      meanwhile(() => sessions.endAll([ctx.session!.tokenHash]));
      await expect(change.run(ctx, INPUT)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(await hashNow(holder)).toBe(`hashed:${INPUT.currentPassword}`);
    });
  });

  describe('A session', () => {
    it('does not start with a password that was changed after it was checked', async () => {
      const { holder, ctx } = await signedIn();
      await change.run(ctx, INPUT);
      const late = contextOf();
      await expect(starter.start(late, holder, { passwordHash: `hashed:${INPUT.currentPassword}` })).rejects.toMatchObject({ problem: { message: expect.stringContaining('do not go together') } });
      expect([late.session, await sessions.listOf(holder, null)]).toEqual([null, [expect.anything()]]);
      await starter.start(late, holder, { passwordHash: `hashed:${INPUT.newPassword}` });
      expect((await sessions.find(late.session!.tokenHash, { columns: [], joins: '' }))?.holder).toEqual(holder);
    });
  });
});
