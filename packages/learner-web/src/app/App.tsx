import { useState } from 'preact/hooks';
import { Frame } from '../ui/Frame.js';
import { otherLanguage } from '../ui/LanguageLink.js';
import type { Language, Messages } from '../ui/messages/messages.js';
import { SettingContext, type Setting } from '../ui/Words.js';
import type { PageData } from './page-data.js';
import { Page, type PageProps } from './Page.js';

interface AppProps {
  readonly data: PageData;
  readonly Part: PageProps['Part'];
  readonly nameTab: Setting['nameTab'];
  /** Loads the other catalogue and keeps the choice. */
  readonly changeLanguage: (language: Language) => Promise<Messages>;
}

/** A learner page, whole. */
export function App({ data, Part, nameTab, changeLanguage }: AppProps) {
  const { url, client } = data;
  const [person, changePerson] = useState(data.person);
  const [spoken, setSpoken] = useState({ language: data.language, messages: data.messages });
  const change = async () => {
    const language = otherLanguage(spoken.language);
    setSpoken({ language, messages: await changeLanguage(language) });
  };
  return (
    <SettingContext.Provider value={{ client, person, changePerson, nameTab, ...spoken }}>
      <Frame url={url} onLanguage={change}>
        <Page data={data} Part={Part} />
      </Frame>
    </SettingContext.Provider>
  );
}
