import { goTo } from './leave.js';
import { LANGUAGES, type Language } from './messages/messages.js';
import { useWords } from './Words.js';

/** The language one can change to. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'de' : 'en';
}

/** The same address, in another language. */
function addressIn(language: Language, url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://learner');
  searchParams.set('lang', language);
  return `${pathname}?${searchParams}`;
}

/** Says the page in the other language: by its name, in itself. */
export function LanguageLink({ url, onChoose }: { readonly url: string; readonly onChoose: () => Promise<void> }) {
  const other = otherLanguage(useWords().setting.language);
  const choose = (event: MouseEvent) => {
    event.preventDefault();
    // Without its catalogue the page is loaded in that language, as the link says.
    onChoose().catch(() => goTo(addressIn(other, url)));
  };
  return (
    <a href={addressIn(other, url)} lang={other} hreflang={other} onClick={choose}>
      {LANGUAGES[other]}
    </a>
  );
}
