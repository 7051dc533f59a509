import type { Letter } from './letter.js';
import type { AccountLinkFacts, AddressChangedFacts } from './mail-facts.js';
import type { MailWords } from './mail-words.js';

/** A link into the reader's own account. */
export function accountLinkLetter({ kind, firstName, link, expiresAt }: AccountLinkFacts, words: MailWords): Letter {
  return {
    subject: words.say(`${kind}subject`),
    title: words.say(`${kind}title`),
    greeting: words.greeting(firstName),
    says: [words.say(`${kind}says`)],
    message: null,
    panel: null,
    button: { label: words.say(`${kind}button`), link },
    after: [words.say('linkUntil', { date: words.until(expiresAt) }), words.say(`${kind}not`)],
    contact: words.contact(),
    why: words.say(`${kind}why`),
  };
}

/** To the old address: it is the account's no longer. Nothing to press: whoever did not do it has to ask somebody. */
export function addressChangedLetter({ firstName, newEmail }: AddressChangedFacts, words: MailWords): Letter {
  return {
    subject: words.say('ADDRESS_CHANGEDsubject'),
    title: words.say('ADDRESS_CHANGEDtitle'),
    greeting: words.greeting(firstName),
    says: [
      words.say('ADDRESS_CHANGEDsays', { email: newEmail }),
      words.say('ADDRESS_CHANGEDnot', { who: words.look.supportEmail ?? words.contact() }),
    ],
    message: null,
    panel: null,
    button: null,
    after: [],
    contact: words.contact(),
    why: words.say('ADDRESS_CHANGEDwhy'),
  };
}
