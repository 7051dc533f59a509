import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gate } from '../../../test/harness/counters.js';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { TestClock } from '../../../test/harness/test-clock.js';
import { newId, type OutboxId } from '../../kernel/ids.js';
import type { Consignment, Courier, Delivery, DeliveryEnd } from '../../kernel/outbox.js';
import { rows } from '../../kernel/sql.js';
import { outbox as outboxTables } from '../../migrations/0010-outbox.js';
import type { OpenDatabase } from '../database/open-database.js';
import { createLog } from '../log/log.js';
import { MailboxMail } from '../mail/mailbox-mail.entity.js';
import { KeySeal } from '../secrets/key-seal.js';
import { OutboxRow } from './outbox-message.entity.js';
import { LEASE, OutboxWorker } from './outbox-worker.js';
import { StoredOutbox } from './stored-outbox.js';

const DELIVERED: Delivery = { kind: 'delivered' };

/** A courier that does as it is told and notes all it did. */
class ToldCourier implements Courier {
  readonly topic = 'letter';
  open = true;
  answer: (message: Consignment) => Promise<Delivery> = () => Promise.resolve(DELIVERED);
  readonly tried: Consignment[] = [];
  readonly ended: { id: OutboxId; end: DeliveryEnd }[] = [];

  isOpen(): Promise<boolean> {
    return Promise.resolve(this.open);
  }

  deliver(message: Consignment): Promise<Delivery> {
    this.tried.push(message);
    return this.answer(message);
  }

  settled(_tx: unknown, { id }: Consignment, end: DeliveryEnd): Promise<void> {
    this.ended.push({ id, end });
    return Promise.resolve();
  }
}

describe('the outbox', () => {
  onEachDatabase((open) => {
    const seal = new KeySeal('only for tests: thirty-two letters');
    const outbox = new StoredOutbox(seal);
    let database: OpenDatabase;
    let clock: TestClock;
    let courier: ToldCourier;
    let lines: string[];

    beforeAll(async () => {
      database = await open({ entities: [OutboxRow, MailboxMail], migrations: [outboxTables] });
      await database.migrate();
    });
    beforeEach(async () => {
      await database.inTransaction((tx) => tx.query('DELETE FROM outbox_message'));
      [clock, courier, lines] = [new TestClock(), new ToldCourier(), []];
    });

    const worker = (couriers: Courier[] = [courier]) => new OutboxWorker({ database, clock, seal, couriers, log: createLog('info', { write: (line) => void lines.push(line) }) });

    async function put(secret: string | null = 'canary', id = newId('out')): Promise<OutboxId> {
      await database.inTransaction((tx) => outbox.put(tx, [{ id, topic: 'letter', body: { to: 'Lee' }, secret, about: null }], clock.now()));
      return id;
    }

    const stored = async () => rows<{ state: string; sealed: Buffer | null; failure: string | null }>(database.reader, 'SELECT state, sealed, failure FROM outbox_message', []);

    it('delivers a message once, with its secret, and keeps no secret afterwards', async () => {
      const id = await put();
      expect(await worker().run()).toBe(1);
      expect(courier.tried).toMatchObject([{ id, body: { to: 'Lee' }, secret: 'canary', since: clock.now() }]);
      expect(courier.ended).toEqual([{ id, end: DELIVERED }]);
      expect(await stored()).toEqual([{ state: 'DELIVERED', sealed: null, failure: null }]);
      expect(await worker().run()).toBe(0);
    });

    it('shows nothing of a secret while the message waits', async () => {
      await put();
      const [row] = await rows<Record<string, unknown>>(database.reader, 'SELECT * FROM outbox_message', []);
      const bytes = Buffer.concat(Object.values(row!).map((value) => (value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)))));
      expect(bytes.includes('canary')).toBe(false);
    });

    it('has a message once, however often it is put', async () => {
      const id = await put();
      await put('canary', id);
      expect(await worker().run()).toBe(1);
    });

    it('gives a message to one of many workers', async () => {
      for (let n = 0; n < 20; n += 1) await put();
      const taken = await Promise.all(Array.from({ length: 8 }, () => worker().run()));
      expect(taken.reduce((sum, n) => sum + n, 0)).toBe(20);
      expect(new Set(courier.tried.map(({ id }) => id)).size).toBe(20);
    });

    it('tries again after longer and longer pauses, for a day from the first try, and then gives up with the reason', async () => {
      const id = await put();
      courier.answer = () => Promise.resolve({ kind: 'later', reason: 'Nobody there.' });
      const waits: number[] = [];
      for (let minutes = 0, last = 0; courier.ended.length === 0; minutes += 1) {
        if ((await worker().run()) > 0) {
          waits.push(minutes - last);
          last = minutes;
        }
        clock.advance({ seconds: 60 });
      }
      expect(waits.slice(0, 7)).toEqual([0, 1, 5, 15, 30, 60, 120]);
      expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(22 * 60);
      expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(24 * 60);
      expect(courier.ended).toEqual([{ id, end: { kind: 'failed', reason: 'Nobody there.' } }]);
      expect(await stored()).toEqual([{ state: 'FAILED', sealed: null, failure: 'Nobody there.' }]);
    });

    it('gives up at once what is refused', async () => {
      await put();
      courier.answer = () => Promise.resolve({ kind: 'refused', reason: 'No such mailbox.' });
      await worker().run();
      expect(await stored()).toEqual([{ state: 'FAILED', sealed: null, failure: 'No such mailbox.' }]);
    });

    it('tries again what a fault of ours stopped, and logs it without the message', async () => {
      await put();
      courier.answer = () => Promise.reject(new Error('no template'));
      await worker().run();
      expect(lines.join('')).toContain('could not be made ready');
      expect(lines.join('')).not.toContain('canary');
      courier.answer = () => Promise.resolve(DELIVERED);
      clock.advance({ seconds: 60 });
      await worker().run();
      expect(await stored()).toMatchObject([{ state: 'DELIVERED' }]);
    });

    it('waits while its courier is closed, and no time runs', async () => {
      await put();
      courier.open = false;
      expect(await worker().run()).toBe(0);
      clock.advance({ days: 3 });
      courier.open = true;
      courier.answer = () => Promise.resolve({ kind: 'later', reason: 'Not yet.' });
      await worker().run();
      expect(courier.ended).toEqual([]);
    });

    it('lets nothing leave that was withdrawn', async () => {
      const id = await put();
      await database.inTransaction((tx) => outbox.withdraw(tx, [id], clock.now()));
      expect(await worker().run()).toBe(0);
      expect(await stored()).toMatchObject([{ state: 'WITHDRAWN', sealed: null }]);
    });

    it('lets another take what a dead process took, and the dead one note nothing any more', async () => {
      await put();
      const [entered, door] = [gate(), gate()];
      courier.answer = async () => {
        entered.open();
        await door.passed;
        return { kind: 'refused', reason: 'Too late.' };
      };
      const dying = worker().run();
      await entered.passed;
      const heir = new ToldCourier();
      expect(await worker([heir]).run()).toBe(0);
      clock.advance({ seconds: LEASE / 1_000 });
      expect(await worker([heir]).run()).toBe(1);
      door.open();
      await dying;
      expect(courier.ended).toEqual([]);
      expect(await stored()).toMatchObject([{ state: 'DELIVERED', failure: null }]);
    });

    it('forgets what was settled a month ago', async () => {
      await put();
      await worker().run();
      clock.advance({ days: 31 });
      await put();
      await worker().sweep();
      expect(await stored()).toMatchObject([{ state: 'WAITING' }]);
    });
  });
});
