import type { EN } from './en.js';

/** The words of mails. Every language says all of them, with the same places to fill in. */
export type MailMessages = Readonly<Record<keyof typeof EN, string>>;
