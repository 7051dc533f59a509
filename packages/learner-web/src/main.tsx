import { hydrate, render } from 'preact';
import { App } from './app/App.js';
import { dataIn, fetchOwnData } from './app/own-data.js';
import { partOf, ROOT_ID, type Part, type PartName } from './app/page-data.js';
import { loadOnReturn, showAddress } from './ui/leave.js';
import { LANGUAGE_COOKIE, type Language, type Messages } from './ui/messages/messages.js';
import './ui/look.css';
import './ui/forms.css';
import './redeem-code/codes.css';
import './dashboard/dashboard.css';
import './invite/invite.css';
import './profile/profile.css';

const YEAR = 31_536_000;

/** A page in another language is another file: most never need it. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('./ui/messages/en.js')).EN,
  de: async () => (await import('./ui/messages/de.js')).DE,
};

/** Nor most of these. */
const PARTS: Readonly<Record<PartName, () => Promise<Part>>> = {
  account: async () => (await import('./app/AccountPage.js')).AccountPage,
  invite: async () => (await import('./app/InvitePage.js')).InvitePage,
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
  showAddress(address.pathname + address.search + address.hash, 'replaceState');
}

const nameTab = (title: string) => {
  document.title = title;
};

async function start(): Promise<void> {
  // Made ready ahead, it is nobody's yet, and no code may be looked at.
  if ('prerendering' in document && document.prerendering === true) await new Promise((shown) => document.addEventListener('prerenderingchange', shown, { once: true }));
  const place = document.getElementById(ROOT_ID)!;
  const sent = dataIn(document);
  if (new URLSearchParams(location.search).has('lang')) keepLanguage(sent.language);
  const data = sent.isVisit ? sent : await fetchOwnData(sent, document);
  const part = partOf(data);
  const Part = part === null ? null : await PARTS[part]();
  const page = <App data={data} Part={Part} nameTab={nameTab} changeLanguage={changeLanguage} />;
  if (data === sent) {
    hydrate(page, place);
    return;
  }
  place.replaceChildren();
  render(page, place);
}

loadOnReturn();
void start();
