import { LANGUAGES, type Language } from './messages/messages.js';
import { useWords } from './Words.js';

/** The language one can change to. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'de' : 'en';
}

/** Says the page in the other language: by its name, in itself. */
export function LanguageLink({ onChoose }: { readonly onChoose: () => void }) {
  const other = otherLanguage(useWords().setting.language);
  const choose = (event: MouseEvent) => {
    event.preventDefault();
    onChoose();
  };
  return (
    <a href={`?lang=${other}`} lang={other} hreflang={other} onClick={choose}>
      {LANGUAGES[other]}
    </a>
  );
}
