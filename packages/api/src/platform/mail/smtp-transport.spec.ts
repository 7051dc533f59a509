import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MailServer } from '../../../test/harness/mail-server.js';
import type { OutgoingMail } from '../../kernel/mail.js';
import { newId } from '../../kernel/ids.js';
import { SmtpTransport } from './smtp-transport.js';

let server: MailServer;
let transport: SmtpTransport;
beforeEach(async () => {
  server = new MailServer();
  await server.start();
  transport = transportTo(server.url);
});
afterEach(async () => {
  transport.close();
  await server.stop();
});

/** Milliseconds a server may take: a guard against hanging, no bar. */
const PATIENCE = 60_000;

/** @param silence milliseconds the server may say nothing */
function transportTo(url: string, silence = PATIENCE): SmtpTransport {
  return new SmtpTransport({ url, host: 'learn.example.test', patience: { connect: PATIENCE, greeting: silence, silence } });
}

function mail(more: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    id: newId('out'),
    kind: 'INVITE',
    from: { name: 'Grünfeld & Söhne', address: 'no-reply@learn.example.test' },
    to: { name: 'Lee Arner', address: 'lee@acme.example.test' },
    replyTo: 'help@acme.example.test',
    subject: 'Grüße, Lee',
    html: '<p>Hello</p>',
    text: 'Hello',
    about: null,
    at: new Date('2026-03-01T09:00:00.000Z'),
    ...more,
  };
}

describe('a mail handed to a server', () => {
  it('arrives with both parts, its sender, its reply address and an id of its message', async () => {
    const sent = mail();
    expect(await transport.send(sent)).toEqual({ kind: 'delivered' });
    const [read] = await server.read();
    expect(read).toMatchObject({
      messageId: `<${sent.id}@learn.example.test>`,
      from: sent.from,
      to: [sent.to],
      replyTo: [{ address: 'help@acme.example.test' }],
      subject: 'Grüße, Lee',
      date: '2026-03-01T09:00:00.000Z',
    });
    expect([read!.html?.trim(), read!.text?.trim()]).toEqual(['<p>Hello</p>', 'Hello']);
    expect(read!.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  it('sent twice has one id', async () => {
    const sent = mail();
    await transport.send(sent);
    await transport.send(sent);
    const [one, other] = await server.read();
    expect(one!.messageId).toBe(other!.messageId);
  });

  it.each([550, 552])('is refused for good when the server answers %i, with its words', async (code) => {
    for (const at of ['recipient', 'mail'] as const) {
      server.mood = { at, code, says: 'Mailbox unavailable' };
      const delivery = await transport.send(mail());
      expect(delivery).toMatchObject({ kind: 'refused' });
      expect(delivery.kind === 'refused' && delivery.reason).toContain(`${code}`);
      expect(delivery.kind === 'refused' && delivery.reason).toContain('Mailbox unavailable');
    }
  });

  it('may go later when the server asks for patience, is not there, or is gone before it answers', async () => {
    server.mood = { at: 'mail', code: 451, says: 'Try again' };
    expect(await transport.send(mail())).toMatchObject({ kind: 'later', reason: expect.stringContaining('451') });
    server.mood = 'drops after DATA';
    expect(await transport.send(mail())).toMatchObject({ kind: 'later' });
    expect(await transport.send(mail())).toMatchObject({ kind: 'later', reason: expect.stringContaining('could not be reached') });
    await server.start(server.port);
    server.mood = 'takes';
    expect(await transport.send(mail())).toEqual({ kind: 'delivered' });
  });

  it('may go later when the server says nothing for longer than anybody waits', async () => {
    server.mood = 'hangs';
    const impatient = transportTo(server.url, 300);
    expect(await impatient.send(mail())).toMatchObject({ kind: 'later' });
    impatient.close();
    server.mood = 'takes';
    expect(await transport.send(mail())).toEqual({ kind: 'delivered' });
  });

  it('may go later when the server does not want the sender: that is the operator’s to mend', async () => {
    const refusesAuth = transportTo(server.url.replace('smtp://', 'smtp://portico:hunter2@'));
    const delivery = await refusesAuth.send(mail());
    refusesAuth.close();
    expect(delivery.kind).toBe('later');
    expect(JSON.stringify(delivery)).not.toContain('hunter2');
  });

  it('carries no header that people’s words would add', async () => {
    const evil = 'Hi\r\nBcc: everybody@acme.example.test';
    await transport.send(mail({ subject: evil, to: { name: evil, address: 'lee@acme.example.test' }, from: { name: evil, address: 'no-reply@learn.example.test' } }));
    const [read] = await server.read();
    expect(server.mails[0]!.to).toBe('lee@acme.example.test');
    expect(read!.headers.filter(({ key }) => key === 'bcc')).toEqual([]);
  });
});
