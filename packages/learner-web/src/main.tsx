import { hydrate } from 'preact';
import { App } from './app/App.js';
import { DATA_ID, isAccountPage, ROOT_ID, type PageData } from './app/page-data.js';
import { LANGUAGE_COOKIE, type Language, type Messages } from './ui/messages/messages.js';
import './ui/look.css';

const YEAR = 31_536_000;

/** A page in another language is another file: most never need it. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('./ui/messages/en.js')).EN,
  de: async () => (await import('./ui/messages/de.js')).DE,
};

async function changeLanguage(language: Language): Promise<Messages> {
  const messages = await CATALOGUES[language]();
  document.documentElement.lang = language;
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR}; samesite=lax`;
  return messages;
}

const nameTab = (title: string) => {
  document.title = title;
};

async function start(): Promise<void> {
  // The server wrote it for this script.
  const data = JSON.parse(document.getElementById(DATA_ID)!.textContent) as PageData;
  const AccountPage = isAccountPage(data) ? (await import('./app/AccountPage.js')).AccountPage : null;
  hydrate(<App data={data} AccountPage={AccountPage} nameTab={nameTab} changeLanguage={changeLanguage} />, document.getElementById(ROOT_ID)!);
}

void start();

// Going back leads to another address of the same document: it is loaded, so that it is what the server has now.
window.addEventListener('popstate', () => location.reload());
// A page the browser had put aside may show somebody who has signed out since.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
