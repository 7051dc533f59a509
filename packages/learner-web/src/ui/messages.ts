/** The words learners read. Every language says all of them. */
export interface Messages {
  readonly loading: string;
  readonly welcome: (client: string) => string;
  readonly unavailable: (client: string) => string;
  readonly notThereTitle: string;
  readonly notThere: string;
  readonly faultTitle: string;
  readonly fault: string;
  readonly tryAgain: string;
  readonly codeTitle: string;
  readonly codeNotYet: string;
}

const EN: Messages = {
  loading: 'Loading …',
  welcome: (client) => `Welcome to the learning pages of ${client}.`,
  unavailable: (client) => `The learning pages of ${client} are not available at the moment.`,
  notThereTitle: 'This page is not there',
  notThere: 'Check the address, or ask whoever sent it to you.',
  faultTitle: 'The page could not be loaded',
  fault: 'Check your connection and try again.',
  tryAgain: 'Try again',
  codeTitle: 'You have a code',
  codeNotYet: 'Codes cannot be redeemed on this page yet. Ask whoever gave you the code.',
};

const DE: Messages = {
  loading: 'Wird geladen …',
  welcome: (client) => `Willkommen auf den Lernseiten von ${client}.`,
  unavailable: (client) => `Die Lernseiten von ${client} sind zurzeit nicht verfügbar.`,
  notThereTitle: 'Diese Seite gibt es nicht',
  notThere: 'Prüfen Sie die Adresse oder fragen Sie, wer sie Ihnen geschickt hat.',
  faultTitle: 'Die Seite konnte nicht geladen werden',
  fault: 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  tryAgain: 'Noch einmal versuchen',
  codeTitle: 'Sie haben einen Code',
  codeNotYet: 'Codes können auf dieser Seite noch nicht eingelöst werden. Fragen Sie, wer Ihnen den Code gegeben hat.',
};

const CATALOGUES = { en: EN, de: DE };

/** A language there is a catalogue for. */
export type LanguageTag = keyof typeof CATALOGUES;

/** The first language of the browser's list that we speak, else English. */
export function languageOf(preferred: readonly string[]): LanguageTag {
  const known = preferred.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'en' || tag === 'de');
  return known === 'de' ? 'de' : 'en';
}

export function messagesIn(language: LanguageTag): Messages {
  return CATALOGUES[language];
}
