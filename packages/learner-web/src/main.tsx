import { hydrate, render } from 'preact';
import { App } from './app/App.js';
import { dataIn, fetchOwnData } from './app/own-data.js';
import { isAccountPage, ROOT_ID } from './app/page-data.js';
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
  keepLanguage(language);
  return messages;
}

/** From now on pages are in this language, without their address asking for it. */
function keepLanguage(language: Language): void {
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR}; samesite=lax`;
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(history.state, '', address);
}

const nameTab = (title: string) => {
  document.title = title;
};

async function start(): Promise<void> {
  const place = document.getElementById(ROOT_ID)!;
  const sent = dataIn(document);
  if (new URLSearchParams(location.search).has('lang')) keepLanguage(sent.language);
  const data = sent.isVisit ? sent : await fetchOwnData(sent, document);
  const AccountPage = isAccountPage(data) ? (await import('./app/AccountPage.js')).AccountPage : null;
  const page = <App data={data} AccountPage={AccountPage} nameTab={nameTab} changeLanguage={changeLanguage} />;
  if (data === sent) {
    hydrate(page, place);
    return;
  }
  place.replaceChildren();
  render(page, place);
}

void start();

// Going back leads to another address of the same document: it is loaded, so that it is what the server has now.
window.addEventListener('popstate', () => location.reload());
// A page the browser had put aside may show somebody who has signed out since.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
