import type { Letter } from './letter.js';
import type { InviteFacts, InviteReminderFacts } from './mail-facts.js';
import type { MailWords } from './mail-words.js';

/** Somebody is invited. */
export function inviteLetter(facts: InviteFacts, words: MailWords): Letter {
  const { inviter } = facts;
  return { ...invitation(facts, words), subject: subjectOf(facts, words), title: words.say('INVITEtitle'), says: [words.say('INVITEsays', { inviter })] };
}

/** Somebody is reminded of their invite. */
export function reminderLetter(facts: InviteReminderFacts, words: MailWords): Letter {
  const { inviter, isLast } = facts;
  const letter = invitation(facts, words);
  return {
    ...letter,
    subject: words.say('REMINDERsubject', { subject: subjectOf(facts, words) }),
    title: words.say('REMINDERtitle'),
    says: [words.say('REMINDERsays', { inviter })],
    after: isLast ? [...letter.after, words.say('REMINDERlast')] : letter.after,
  };
}

function subjectOf({ subject }: InviteFacts | InviteReminderFacts, words: MailWords): string {
  return subject ?? words.say('INVITEsubject');
}

function invitation(facts: InviteFacts | InviteReminderFacts, words: MailWords): Omit<Letter, 'subject' | 'title' | 'says'> {
  const { firstName, inviter, sublicenses, message, link, expiresAt } = facts;
  return {
    greeting: words.greeting(firstName),
    message: words.message(message, inviter),
    panel: words.places(sublicenses),
    button: { label: words.say('INVITEbutton'), link },
    after: [words.say('INVITEuntil', { date: words.until(expiresAt) })],
    contact: inviter,
    why: words.say('INVITEwhy', { inviter }),
  };
}
