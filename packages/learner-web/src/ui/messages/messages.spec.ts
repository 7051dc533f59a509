import { describe, expect, it } from '@jest/globals';
import { languageOf } from './choose-language.js';
import { DE } from './de.js';
import { EN } from './en.js';

const placesIn = (message: string) => (message.match(/\{\w+\}/g) ?? []).toSorted();
/** Words that are the same in both languages. */
const SAME = ['VIDEO', 'LINK'];

describe('the messages of learner pages', () => {
  it('are there in every language, with the same places to fill in', () => {
    expect(Object.keys(DE).toSorted()).toEqual(Object.keys(EN).toSorted());
    for (const key of Object.keys(EN) as (keyof typeof EN)[]) expect([key, placesIn(DE[key])]).toEqual([key, placesIn(EN[key])]);
  });

  it('are all translated', () => {
    const untranslated = (Object.keys(EN) as (keyof typeof EN)[]).filter((key) => EN[key] === DE[key]);
    expect(untranslated.filter((key) => !SAME.includes(key))).toEqual([]);
  });
});

describe('the language of a page', () => {
  const request = { url: '/acme', isVisit: true, acceptLanguage: 'fr, de-AT;q=0.8, en;q=0.5', chosenLanguage: undefined };

  it('is what the address asks for, else what was chosen before, else the client’s', () => {
    expect(languageOf({ ...request, url: '/acme?lang=en', chosenLanguage: 'de' }, 'DE')).toBe('en');
    expect(languageOf({ ...request, chosenLanguage: 'en' }, 'DE')).toBe('en');
    expect(languageOf({ ...request, acceptLanguage: 'en' }, 'DE')).toBe('de');
  });

  it('of no client is the first the browser prefers and we speak, else English', () => {
    expect(languageOf(request, undefined)).toBe('de');
    expect(languageOf({ ...request, acceptLanguage: 'fr' }, undefined)).toBe('en');
    expect(languageOf({ ...request, acceptLanguage: undefined, chosenLanguage: 'xx' }, undefined)).toBe('en');
  });
});
