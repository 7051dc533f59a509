import { describe, expect, it } from '@jest/globals';
import { CLIENT_LOOK, MAIL_FACTS, SITE_LOOK } from '../../test/harness/mails.js';
import { DE } from './messages/de.js';
import { EN } from './messages/en.js';
import { renderMail } from './render-mail.js';

const placesIn = (message: string) => (message.match(/\{\w+\}/g) ?? []).toSorted();
const KEYS = Object.keys(EN) as (keyof typeof EN)[];
/** The admin app, which is in English, calls them so. */
const SAME = ['OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'];

describe('The messages of mails', () => {
  it('are there in every language, with the same places to fill in', () => {
    expect(Object.keys(DE).toSorted()).toEqual(Object.keys(EN).toSorted());
    for (const key of KEYS) expect([key, placesIn(DE[key])]).toEqual([key, placesIn(EN[key])]);
  });

  it('are all translated', () => {
    expect(KEYS.filter((key) => EN[key] === DE[key])).toEqual(SAME);
  });
});

describe('The words of a mail', () => {
  it('tell the end of an invite in the zone of the client, as the learner pages do', async () => {
    const { text } = await renderMail({ ...MAIL_FACTS.INVITE, expiresAt: new Date('2026-12-06T09:00:00Z') }, CLIENT_LOOK);
    expect(text).toMatch(/until 6 December 2026.*10:00 CET\./);
    const german = await renderMail({ ...MAIL_FACTS.INVITE, expiresAt: new Date('2026-12-06T23:00:00Z') }, { ...CLIENT_LOOK, language: 'DE' });
    expect(german.text).toContain('Sie gilt bis 6. Dezember 2026.');
  });

  it('tell until when access is, or that there is no end', async () => {
    expect((await renderMail(MAIL_FACTS.ACCESS_ADDED, CLIENT_LOOK)).text).toContain('Access to 31 March 2027');
    expect((await renderMail({ ...MAIL_FACTS.ACCESS_ADDED, endsAt: null }, CLIENT_LOOK)).text).toContain('Access without an end date');
  });

  it('have the client’s own subject for invites, and the same after "Reminder"', async () => {
    const own = { subject: 'Your seat at the academy' };
    expect((await renderMail({ ...MAIL_FACTS.INVITE, ...own }, CLIENT_LOOK)).subject).toBe('Your seat at the academy');
    expect((await renderMail({ ...MAIL_FACTS.INVITE_REMINDER, ...own }, CLIENT_LOOK)).subject).toBe('Reminder: Your seat at the academy');
  });

  it('say which reminder is the last', async () => {
    const said = (isLast: boolean) => renderMail({ ...MAIL_FACTS.INVITE_REMINDER, isLast }, CLIENT_LOOK).then(({ text }) => text.includes('This is the last reminder.'));
    expect([await said(true), await said(false)]).toEqual([true, false]);
  });

  it('name the first ten sublicenses and count the others', async () => {
    const sublicenses = Array.from({ length: 1_234 }, (_, at) => `Place ${at + 1}`);
    const { text } = await renderMail({ ...MAIL_FACTS.INVITE, sublicenses }, CLIENT_LOOK);
    expect(text).toContain('  Place 10\n  and 1,224 more');
    expect(text).not.toContain('Place 11');
  });

  it('say whom to ask: the support address, else whoever invited, else the contact at the client', async () => {
    expect((await renderMail(MAIL_FACTS.INVITE, CLIENT_LOOK)).text).toContain('Questions? Ask training@acme.test.');
    const unsupported = { ...CLIENT_LOOK, supportEmail: null };
    expect((await renderMail(MAIL_FACTS.INVITE, unsupported)).text).toContain('Questions? Ask Ada Lovelace.');
    expect((await renderMail(MAIL_FACTS.SIGN_IN_LINK, unsupported)).text).toContain('Questions? Ask your contact at Acme Corp.');
    expect((await renderMail(MAIL_FACTS.SEATS, SITE_LOOK)).text).toContain('Questions? Ask whoever runs Portico.');
  });

  it('to the old address say whom to tell', async () => {
    expect((await renderMail(MAIL_FACTS.ADDRESS_CHANGED, CLIENT_LOOK)).text).toContain('This was not you? Then tell training@acme.test at once.');
  });

  it.each([
    { taken: 360, limit: 450, level: 80, subject: 'Acme Corp · EMEA: 80% of the seats are taken', room: '90 left' },
    { taken: 428, limit: 450, level: 95, subject: 'Acme Corp · EMEA: 95% of the seats are taken', room: '22 left' },
    { taken: 450, limit: 450, level: 100, subject: 'Acme Corp · EMEA: all seats are taken', room: 'Full' },
    { taken: 1_461, limit: 1_450, level: 100, subject: 'Acme Corp · EMEA: all seats are taken', room: '11 over' },
  ] as const)('about seats at $level % say how many are taken and $room', async ({ taken, limit, level, subject, room }) => {
    const mail = await renderMail({ ...MAIL_FACTS.SEATS, taken, limit, level }, SITE_LOOK);
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(`  ${taken.toLocaleString('en-GB')} of ${limit.toLocaleString('en-GB')} taken\n  ${room}\n`);
  });

  it('of the site speak of the site where there is no client', async () => {
    expect((await renderMail(MAIL_FACTS.PASSWORD_RESET, SITE_LOOK)).subject).toBe('Choose a new password for Portico');
  });
});
