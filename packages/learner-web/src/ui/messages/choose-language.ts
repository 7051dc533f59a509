import type { PageRequest } from '@portico/shared';
import { isLanguage, type Language } from './messages.js';

/**
 * The language of a page: what its address asks for, else what the learner chose before, else the client's, else the first
 * of the browser's list that there is a catalogue for, else English.
 */
export function languageOf({ url, chosenLanguage, acceptLanguage }: PageRequest, ofClient: 'EN' | 'DE' | undefined): Language {
  const asked = new URL(url, 'http://learner').searchParams.get('lang');
  const named = [asked, chosenLanguage, ofClient?.toLowerCase()].find(isLanguage);
  return named ?? preferred(acceptLanguage ?? '') ?? 'en';
}

/** The order of the list is taken for the order of preference, as browsers send it (RFC 9110 §12.5.4). */
function preferred(header: string): Language | undefined {
  return header.split(',').map((range) => range.trim().toLowerCase().split(/[-;]/)[0]).find(isLanguage);
}
