import { expect, it } from '@jest/globals';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { newId, type LearnerId } from '../../kernel/ids.js';
import type { OutgoingMail } from '../../kernel/mail.js';
import { rows } from '../../kernel/sql.js';
import { outbox } from '../../migrations/0010-outbox.js';
import type { OpenDatabase } from '../database/open-database.js';
import { OutboxRow } from '../outbox/outbox-message.entity.js';
import { StoredOutbox } from '../outbox/stored-outbox.js';
import { KeySeal } from '../secrets/key-seal.js';
import { LocalMailbox } from './local-mailbox.js';
import { MailboxMail } from './mailbox-mail.entity.js';

const AT = new Date('2026-03-01T09:00:00.000Z');

function mail(more: Partial<OutgoingMail> = {}): OutgoingMail {
  const parties = { from: { name: 'Acme', address: 'no-reply@learn.example.test' }, to: { name: 'Lee', address: 'lee@acme.example.test' }, replyTo: null };
  return { id: newId('out'), kind: 'INVITE', ...parties, subject: 'Come in', html: '<p>canary</p>', text: 'canary', about: null, at: AT, ...more };
}

/** A mail about somebody, with its message in the outbox. */
async function waiting(database: OpenDatabase, about: LearnerId): Promise<OutgoingMail> {
  const sent = mail({ about });
  const outboxOf = new StoredOutbox(new KeySeal('only for tests: thirty-two letters'));
  await database.inTransaction((tx) => outboxOf.put(tx, [{ id: sent.id, topic: 'mail', body: null, secret: null, about }], AT));
  return sent;
}

onEachDatabase((open) => {
  async function mailbox() {
    const database = await open({ entities: [MailboxMail, OutboxRow], migrations: [outbox] });
    await database.migrate();
    await database.inTransaction((tx) => tx.query('DELETE FROM mailbox_mail'));
    const stored = () => rows<Record<string, unknown>>(database.reader, 'SELECT * FROM mailbox_mail ORDER BY id', []);
    return { database, stored, kept: new LocalMailbox(database, new KeySeal('only for tests: thirty-two letters')) };
  }

  it('a site without a mail server keeps a mail once, however often it is delivered, and its words only sealed', async () => {
    const { kept, stored } = await mailbox();
    const sent = mail();
    for (let time = 0; time < 2; time += 1) expect(await kept.send(sent)).toEqual({ kind: 'delivered' });
    const [row, ...more] = await stored();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kind: 'INVITE', to_address: 'lee@acme.example.test', subject: 'Come in' });
    expect(Buffer.from(row!['sealed'] as Uint8Array).includes('canary')).toBe(false);
  });

  it('a kept mail goes with the person it is about, and after 90 days', async () => {
    const { kept, stored, database } = await mailbox();
    const [person, other] = [newId('lrn'), newId('lrn')];
    for (const about of [person, other]) await kept.send(await waiting(database, about));
    await database.inTransaction((tx) => kept.forget(tx, person));
    expect(await stored()).toHaveLength(1);
    await kept.sweep(new Date(AT.getTime() + 90 * 86_400_000 - 1));
    expect(await stored()).toHaveLength(1);
    await kept.sweep(new Date(AT.getTime() + 90 * 86_400_000));
    expect(await stored()).toEqual([]);
  });

  it('a mail whose person was erased while it was on its way is not kept', async () => {
    const { kept, stored, database } = await mailbox();
    const person = newId('lrn');
    const sent = await waiting(database, person);
    await database.inTransaction((tx) => new StoredOutbox(new KeySeal('only for tests: thirty-two letters')).forget(tx, person));
    expect(await kept.send(sent)).toMatchObject({ kind: 'refused' });
    expect(await stored()).toEqual([]);
  });
});
