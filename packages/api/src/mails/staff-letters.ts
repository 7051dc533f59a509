import type { Letter, Panel } from './letter.js';
import type { SeatsFacts, StaffInviteFacts, TestFacts } from './mail-facts.js';
import type { MailWords } from './mail-words.js';

/** Somebody is asked to join the staff. */
export function staffInviteLetter({ name, inviter, role, link, expiresAt }: StaffInviteFacts, words: MailWords): Letter {
  return {
    subject: words.say('STAFF_INVITEsubject'),
    title: words.say('STAFF_INVITEtitle'),
    greeting: words.greeting(name),
    says: [words.say('STAFF_INVITEsays', { inviter })],
    message: null,
    panel: { title: null, lines: [words.say(role)], note: words.say(`role${role}`), code: null, share: null },
    button: { label: words.say('STAFF_INVITEbutton'), link },
    after: [words.say('INVITEuntil', { date: words.until(expiresAt) })],
    contact: inviter,
    why: words.say('STAFF_INVITEwhy', { inviter }),
  };
}

/** Seats are running out, or have. */
export function seatsLetter(facts: SeatsFacts, words: MailWords): Letter {
  const { client, sublicense, level, link } = facts;
  const place = sublicense === null ? client : `${client} · ${sublicense}`;
  const full = level === 100 ? 'Full' : '';
  const percent = words.percent(level);
  return {
    subject: words.say(`SEATSsubject${full}`, { place, percent }),
    title: words.say(`SEATStitle${full}`, { percent }),
    greeting: words.say('hello'),
    says: [words.say(`SEATSsays${full}`, { place })],
    message: null,
    panel: meterOf(facts, place, words),
    button: { label: words.say('SEATSbutton'), link },
    after: [],
    contact: words.contact(),
    why: words.say('SEATSwhy', { client }),
  };
}

function meterOf({ taken, limit }: SeatsFacts, place: string, words: MailWords): Panel {
  const count = words.say('SEATScount', { taken: words.number(taken), limit: words.number(limit) });
  return { title: place, lines: [count], note: roomOf(limit - taken, words), code: null, share: taken >= limit ? 1 : taken / limit };
}

function roomOf(left: number, words: MailWords): string {
  if (left === 0) return words.say('SEATSfull');
  return left > 0 ? words.say('SEATSleft', { left: words.number(left) }) : words.say('SEATSover', { over: words.number(-left) });
}

/** How a client's mails look, to whoever of the staff asked. */
export function testLetter({ name, link }: TestFacts, words: MailWords): Letter {
  return {
    subject: words.say('TESTsubject'),
    title: words.say('TESTtitle'),
    greeting: words.greeting(name),
    says: [words.say('TESTsays', { sender: words.look.senderName })],
    message: null,
    panel: null,
    button: { label: words.say('TESTbutton'), link },
    after: [words.say('TESTafter')],
    contact: words.contact(),
    why: words.say('TESTwhy'),
  };
}
