import { accessAddedLetter, codeLetter } from './access-letters.js';
import { accountLinkLetter, addressChangedLetter } from './account-letters.js';
import { inviteLetter, reminderLetter } from './invite-letters.js';
import type { Letter, Panel } from './letter.js';
import type { MailFacts } from './mail-facts.js';
import type { MailWords } from './mail-words.js';
import { oneLine, shortened } from './plain-text.js';
import { seatsLetter, staffInviteLetter, testLetter } from './staff-letters.js';

/** Lists of mails show less; the header stays short whatever a client is called. */
const LONGEST_SUBJECT = 200;

/** The words of a mail. Whatever people wrote, each of its strings is one line of plain text. */
export function writeLetter(facts: MailFacts, words: MailWords): Letter {
  const letter = letterOf(facts, words);
  return {
    ...letter,
    subject: shortened(oneLine(letter.subject), LONGEST_SUBJECT),
    title: oneLine(letter.title),
    greeting: oneLine(letter.greeting),
    says: letter.says.map(oneLine),
    message: letter.message && { intro: oneLine(letter.message.intro), lines: letter.message.lines.map(oneLine) },
    panel: letter.panel && plainPanel(letter.panel),
    after: letter.after.map(oneLine),
    contact: oneLine(letter.contact),
    why: oneLine(letter.why),
  };
}

function plainPanel({ title, lines, note, code, share }: Panel): Panel {
  return { title: title && oneLine(title), lines: lines.map(oneLine), note: note && oneLine(note), code: code && oneLine(code), share };
}

function letterOf(facts: MailFacts, words: MailWords): Letter {
  switch (facts.kind) {
    case 'INVITE':
      return inviteLetter(facts, words);
    case 'INVITE_REMINDER':
      return reminderLetter(facts, words);
    case 'ACCESS_ADDED':
      return accessAddedLetter(facts, words);
    case 'CODE_HANDED_OUT':
      return codeLetter(facts, words);
    case 'SIGN_IN_LINK':
    case 'PASSWORD_RESET':
    case 'ADDRESS_PROOF':
      return accountLinkLetter(facts, words);
    case 'ADDRESS_CHANGED':
      return addressChangedLetter(facts, words);
    case 'STAFF_INVITE':
      return staffInviteLetter(facts, words);
    case 'SEATS':
      return seatsLetter(facts, words);
    default:
      return testLetter(facts, words);
  }
}
