import type { Letter } from './letter.js';
import type { AccessAddedFacts, CodeHandedOutFacts } from './mail-facts.js';
import type { MailWords } from './mail-words.js';

/** Somebody has access now. */
export function accessAddedLetter(facts: AccessAddedFacts, words: MailWords): Letter {
  const { firstName, sublicenses, link, message, endsAt } = facts;
  const note = endsAt === undefined ? null : endsAt === null ? words.say('accessNoEnd') : words.say('accessTo', { date: words.until(endsAt) });
  return {
    subject: words.say('ACCESS_ADDEDsubject'),
    title: words.say('ACCESS_ADDEDtitle'),
    greeting: words.greeting(firstName),
    says: [words.say('ACCESS_ADDEDsays')],
    message: words.message(message),
    panel: words.places(sublicenses, { note }),
    button: { label: words.say('ACCESS_ADDEDbutton'), link },
    after: [],
    contact: words.contact(),
    why: words.say('ACCESS_ADDEDwhy'),
  };
}

/** A redemption code is somebody's. */
export function codeLetter(facts: CodeHandedOutFacts, words: MailWords): Letter {
  const { firstName, code, link, sublicenses, message } = facts;
  return {
    subject: words.say('CODE_HANDED_OUTsubject'),
    title: words.say('CODE_HANDED_OUTtitle'),
    greeting: words.greeting(firstName),
    says: [words.say('CODE_HANDED_OUTsays')],
    message: words.message(message),
    panel: words.places(sublicenses, { code }),
    button: { label: words.say('CODE_HANDED_OUTbutton'), link },
    after: [words.say('CODE_HANDED_OUTenter')],
    contact: words.contact(),
    why: words.say('CODE_HANDED_OUTwhy'),
  };
}
