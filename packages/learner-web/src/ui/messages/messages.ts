import type { EN } from './en.js';

/** The words learners read. Every language says all of them, with the same places to fill in. */
export type Messages = Readonly<Record<keyof typeof EN, string>>;

/** A language there is a catalogue for. */
export type Language = 'en' | 'de';

/** The languages by the names they give themselves. */
export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** The cookie that keeps the language somebody chose. */
export const LANGUAGE_COOKIE = 'portico-language';

export function isLanguage(tag: string | null | undefined): tag is Language {
  return tag === 'en' || tag === 'de';
}
