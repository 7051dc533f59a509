import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { platformTables } from '../../../test/harness/platform-tables.js';
import type { Database } from '../../kernel/database.js';
import { newId } from '../../kernel/ids.js';
import type { SessionHolder } from '../../kernel/sessions.js';
import { rows } from '../../kernel/sql.js';
import { Session } from './session.entity.js';
import { hashOfSecret, StoredSessions } from './stored-sessions.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = new Date('2026-01-31T12:00:00.000Z');
const staff: SessionHolder = { kind: 'staff', id: newId('stf') };
const learner: SessionHolder = { kind: 'learner', id: newId('lrn') };

onEachDatabase((open) => {
  let database: Database;
  let sessions: StoredSessions;
  let now = START;
  const later = (millis: number) => (now = new Date(START.getTime() + millis));

  beforeAll(async () => {
    const opened = await open({ entities: [Session], migrations: [platformTables] });
    await opened.migrate();
    database = opened;
    sessions = new StoredSessions(database, { now: () => now });
  });
  beforeEach(() => void (now = START));

  async function signIn(holder: SessionHolder): Promise<Buffer> {
    const token = sessions.newToken(holder.kind);
    await database.inTransaction((tx) => sessions.start(tx, token, holder, { now, device: 'a browser' }));
    return hashOfSecret(token.secret);
  }
  const holderOf = async (hash: Buffer) => (await sessions.find(hash, { columns: [], joins: '' }))?.holder ?? null;
  const lastSeen = async (hash: Buffer) => {
    const [row] = await rows<{ last_seen_at: unknown }>(database.reader, 'SELECT last_seen_at FROM session WHERE token_hash = ?', [hash]);
    return row?.last_seen_at;
  };

  describe('a session', () => {
    it('is found again by the hash of its secret, whoever holds it', async () => {
      expect(await holderOf(await signIn(staff))).toEqual(staff);
      expect(await holderOf(await signIn(learner))).toEqual(learner);
      expect(await holderOf(hashOfSecret('another'))).toBeNull();
    });

    it('has 256 random bits of secret, of which the database holds only the hash', async () => {
      const token = sessions.newToken('staff');
      expect(Buffer.from(token.secret, 'base64url')).toHaveLength(32);
      await database.inTransaction((tx) => sessions.start(tx, token, staff, { now, device: '' }));
      const stored = await rows(database.reader, 'SELECT * FROM session', []);
      expect(JSON.stringify(stored)).not.toContain(token.secret);
    });

    it('started twice by a transaction that ran again is one', async () => {
      const token = sessions.newToken('staff');
      for (let run = 0; run < 2; run += 1) {
        await database.inTransaction((tx) => sessions.start(tx, token, staff, { now, device: '' }));
      }
      expect(await holderOf(hashOfSecret(token.secret))).toEqual(staff);
    });

    it('of staff ends after 30 minutes without a visit', async () => {
      const hash = await signIn(staff);
      later(29 * MINUTE);
      expect(await holderOf(hash)).toEqual(staff);
      later(58 * MINUTE);
      expect(await holderOf(hash)).toEqual(staff);
      later(88 * MINUTE);
      expect(await holderOf(hash)).toBeNull();
    });

    it('of staff ends after 12 hours, however busy', async () => {
      const hash = await signIn(staff);
      for (let at = 0; at < 12 * HOUR; at += 20 * MINUTE) {
        later(at);
        expect(await holderOf(hash)).toEqual(staff);
      }
      later(12 * HOUR);
      expect(await holderOf(hash)).toBeNull();
    });

    it('of a learner ends after 30 days without a visit and after 90 in all', async () => {
      const idle = await signIn(learner);
      const busy = await signIn(learner);
      for (let day = 0; day < 90; day += 10) {
        later(day * DAY);
        expect(await holderOf(busy)).toEqual(learner);
      }
      later(90 * DAY);
      expect(await holderOf(busy)).toBeNull();
      expect(await holderOf(idle)).toBeNull();
    });

    it('notes a visit at most once a minute', async () => {
      const hash = await signIn(staff);
      const before = await lastSeen(hash);
      later(MINUTE - 1);
      await holderOf(hash);
      expect(await lastSeen(hash)).toEqual(before);
      later(MINUTE);
      await holderOf(hash);
      expect(await lastSeen(hash)).not.toEqual(before);
    });

    it('goes on under another token with its id and its age, and the token before is worth nothing', async () => {
      const holder: SessionHolder = { kind: 'staff', id: newId('stf') };
      const before = await signIn(holder);
      const [known] = await sessions.listOf(holder, before);
      const token = sessions.newToken('staff');
      await database.inTransaction(async (tx) => {
        expect(await sessions.renew(tx, before, token)).toBe(true);
        // The same call, run again.
        expect(await sessions.renew(tx, before, token)).toBe(true);
        expect(await sessions.renew(tx, before, sessions.newToken('staff'))).toBe(false);
      });
      expect(await holderOf(before)).toBeNull();
      for (let at = 0; at < 12 * HOUR; at += 20 * MINUTE) {
        later(at);
        expect(await holderOf(sessions.hashOf(token))).toEqual(holder);
      }
      expect(await sessions.listOf(holder, sessions.hashOf(token))).toEqual([{ ...known, lastSeenAt: now }]);
      later(12 * HOUR);
      expect(await holderOf(sessions.hashOf(token))).toBeNull();
    });

    it('is listed to its holder while it is live, the last used first, at most a hundred', async () => {
      const holder: SessionHolder = { kind: 'learner', id: newId('lrn') };
      const hashes: Buffer[] = [];
      for (let at = 0; at < 102; at += 1) {
        later(at * MINUTE);
        hashes.push(await signIn(holder));
      }
      later(200 * MINUTE);
      await holderOf(hashes[50]!);
      const listed = await sessions.listOf(holder, hashes[3]!);
      expect(listed).toHaveLength(100);
      expect(listed.map(({ lastSeenAt }) => lastSeenAt.getTime()).slice(0, 3)).toEqual([200, 101, 100].map((minute) => START.getTime() + minute * MINUTE));
      expect(listed.filter(({ current }) => current)).toHaveLength(1);
      expect(listed.every(({ id, device }) => id.startsWith('ses_') && device === 'a browser')).toBe(true);
      expect(await sessions.listOf({ kind: 'learner', id: newId('lrn') }, null)).toEqual([]);
      later(31 * DAY);
      expect(await sessions.listOf(holder, null)).toEqual([]);
    });

    it('is ended by its id for its holder alone', async () => {
      const [one, other]: SessionHolder[] = [{ kind: 'learner', id: newId('lrn') }, { kind: 'learner', id: newId('lrn') }];
      const [mine, , theirs] = [await signIn(one!), await signIn(one!), await signIn(other!)];
      const idOf = async (holder: SessionHolder, hash: Buffer) => (await sessions.listOf(holder, hash)).find(({ current }) => current)!.id;
      const ids = [await idOf(one!, mine), await idOf(other!, theirs), newId('ses')];
      await database.inTransaction(async (tx) => {
        expect(await sessions.endOf(tx, one!, { ids })).toBe(1);
        expect(await sessions.endOf(tx, one!, { ids })).toBe(0);
        expect(await sessions.endOf(tx, one!, { ids: [] })).toBe(0);
      });
      expect(await sessions.listOf(one!, null)).toHaveLength(1);
      expect(await holderOf(theirs)).toEqual(other);
    });

    it('is gone once ended, and ending it again is nothing', async () => {
      const hash = await signIn(staff);
      await sessions.endAll([hash]);
      await sessions.endAll([hash]);
      expect(await holderOf(hash)).toBeNull();
    });

    it('is deleted by the sweep when it is over, and not before', async () => {
      const over = await signIn(staff);
      const live = await signIn(learner);
      later(31 * MINUTE);
      await sessions.sweep();
      expect(await lastSeen(over)).toBeUndefined();
      expect(await lastSeen(live)).toBeDefined();
    });
  });
});
