import { endOf, fill, type Calendar } from '@portico/shared';
import type { Panel, PersonalMessage } from './letter.js';
import type { MailLook } from './mail-look.js';
import { DE } from './messages/de.js';
import { EN } from './messages/en.js';
import type { MailMessages } from './messages/messages.js';
import { greetable, linesOf } from './plain-text.js';

const CATALOGUES: Readonly<Record<MailLook['language'], MailMessages>> = { EN, DE };
const LOCALES: Readonly<Record<MailLook['language'], string>> = { EN: 'en-GB', DE: 'de-DE' };

/** How many sublicenses a mail names. */
const MOST_NAMED = 10;

/** The words of one mail: in its language, with its client and its dates. */
export class MailWords {
  readonly look: MailLook;
  /** The client; of a mail without one, the site. */
  readonly client: string;
  readonly #messages: MailMessages;
  readonly #calendar: Calendar;

  constructor(look: MailLook) {
    this.look = look;
    this.client = look.clientName ?? look.siteName;
    this.#messages = CATALOGUES[look.language];
    this.#calendar = { language: look.language === 'DE' ? 'de' : 'en', timeZone: look.timeZone };
  }

  /** A message; `{client}` and `{site}` are known to it. */
  say(key: keyof MailMessages, values: Readonly<Record<string, string>> = {}): string {
    return this.parts(key, values).join('');
  }

  /** A message taken apart at its places, for what is more than text in one of them. */
  parts<Value>(key: keyof MailMessages, values: Readonly<Record<string, Value>>): (string | Value)[] {
    return fill<string | Value>(this.#messages[key], { client: this.client, site: this.look.siteName, ...values });
  }

  greeting(name: string): string {
    const said = greetable(name);
    return said === null ? this.say('hello') : this.say('helloNamed', { name: said });
  }

  /** Whom to ask when there is no support address. */
  contact(): string {
    return this.look.clientName === null ? this.say('contactOfSite') : this.say('contact');
  }

  /** Until when, as the learner pages say it. */
  until(moment: Date): string {
    return endOf(moment.toISOString(), this.#calendar);
  }

  number(value: number): string {
    return new Intl.NumberFormat(LOCALES[this.look.language]).format(value);
  }

  percent(value: number): string {
    return new Intl.NumberFormat(LOCALES[this.look.language], { style: 'percent' }).format(value / 100);
  }

  /** What somebody wrote for the reader; null when nothing of it can be seen. */
  message(text: string | null, inviter?: string): PersonalMessage | null {
    const lines = linesOf(text ?? '');
    if (lines.length === 0) return null;
    return { intro: inviter === undefined ? this.say('messageForYou') : this.say('messageBy', { inviter }), lines };
  }

  /** What a client's access is: the first of its sublicenses, and how many more. */
  places(sublicenses: readonly string[], more: Partial<Panel> = {}): Panel {
    const named = sublicenses.slice(0, MOST_NAMED);
    const left = sublicenses.length - named.length;
    const lines = left === 0 ? named : [...named, this.say('more', { count: this.number(left) })];
    return { title: this.say('places'), lines, note: null, code: null, share: null, ...more };
  }
}
