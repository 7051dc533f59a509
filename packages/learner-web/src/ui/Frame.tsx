import type { ComponentChildren } from 'preact';
import { AccountMenu } from './AccountMenu.js';
import { LanguageLink } from './LanguageLink.js';
import { logoOf, type Logo } from './logo.js';
import { useWords } from './Words.js';

interface FrameProps {
  /** Path and query of the page. */
  readonly url: string;
  readonly onLanguage: () => Promise<void>;
  readonly children: ComponentChildren;
}

/** The logo, which says the name to whoever does not see it; or the first letter, and the name. */
function Brand({ name, logo }: { readonly name: string; readonly logo: Logo | null }) {
  if (logo !== null) return <img class={logo.plate ? 'logo plate' : 'logo'} src={logo.path} alt={name} width={logo.width} height={logo.height} fetchpriority="high" />;
  return (
    <>
      <span class="mark" aria-hidden="true">
        {[...name][0]}
      </span>
      {name}
    </>
  );
}

/** What stands around every page: whose it is, who is signed in, and whom to ask. */
export function Frame({ url, onLanguage, children }: FrameProps) {
  const { say, path, setting } = useWords();
  const { client, person } = setting;
  const language = <LanguageLink url={url} onChoose={onLanguage} />;
  return (
    <div class="sheet">
      <header>
        {client === null ? (
          <span />
        ) : (
          <a class="brand" href={path()}>
            <Brand name={client.name} logo={logoOf(client.design)} />
          </a>
        )}
        {person === null ? language : <AccountMenu person={person} language={language} />}
      </header>
      {children}
      <footer>
        {client?.design.supportEmail != null && <p>{say('questions')}</p>}
        <noscript>
          <p class="note">{say('needsScript')}</p>
        </noscript>
      </footer>
    </div>
  );
}
