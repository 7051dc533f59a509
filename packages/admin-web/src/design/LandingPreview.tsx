import { brandPalette } from '@portico/shared';
import type { Language } from '@portico/shared/admin';
import type { CSSProperties } from 'react';
import type { DesignValues } from './design-form.js';
import './design.css';

/** What the preview needs of a client. */
export interface PreviewClient {
  readonly name: string;
  readonly language: Language;
}

/** The landing page's own words, as its catalogues have them. */
const PAGE_WORDS: Record<Language, { readonly title: string; readonly text: string; readonly code: string; readonly on: string; readonly have: string; readonly signIn: string; readonly questions: string }> = {
  EN: { title: 'Start learning', text: 'Enter the code from your card or e-mail.', code: 'Your code', on: 'Continue', have: 'Have an account?', signIn: 'Sign in', questions: 'Questions?' },
  DE: { title: 'Jetzt lernen', text: 'Geben Sie den Code von Ihrer Karte oder aus Ihrer E-Mail ein.', code: 'Ihr Code', on: 'Weiter', have: 'Sie haben ein Konto?', signIn: 'Anmelden', questions: 'Fragen?' },
};

/** Light or dark, as the learner's own device asks for it. */
export type Scheme = 'light' | 'dark';

function coloursOf(accent: string, scheme: Scheme): CSSProperties {
  const { soft, softLine, solid, onSolid, link, edge } = brandPalette(accent)[scheme];
  // Custom properties are no part of the type.
  return { '--soft': soft, '--soft-line': softLine, '--solid': solid, '--on-solid': onSolid, '--link': link, '--edge': edge } as CSSProperties;
}

/** What is typed where something is, else the usual. */
const or = (typed: string, usual: string) => (typed.trim() === '' ? usual : typed.trim());

interface LandingPreviewProps {
  readonly client: PreviewClient;
  /** `#rrggbb`. */
  readonly accent: string;
  readonly values: DesignValues;
  readonly scheme: Scheme;
  /** On a phone the sheet is the page; on a desktop it lies on the brand's tint. */
  readonly on: 'phone' | 'desktop';
}

function Brand({ name, logo }: { readonly name: string; readonly logo: DesignValues['logo'] }) {
  return (
    <p className="pt-phone-brand">
      {logo === null ? (
        <>
          <span aria-hidden="true">{[...name][0]}</span>
          {name}
        </>
      ) : (
        <img src={logo.src} alt={name} data-plate={logo.plate || undefined} />
      )}
    </p>
  );
}

/** The landing page as it will be, in the colours that the accent colour becomes. */
export function LandingPreview({ client, accent, values, scheme, on }: LandingPreviewProps) {
  const words = PAGE_WORDS[client.language];
  return (
    <div className="pt-landing" data-on={on} data-scheme={scheme} style={coloursOf(accent, scheme)}>
      <div className="pt-phone" lang={client.language.toLowerCase()}>
        <Brand name={client.name} logo={values.logo} />
        <p className="pt-phone-title">{or(values.heading, words.title)}</p>
        <p className="pt-phone-text">{or(values.welcomeText, words.text)}</p>
        <p className="pt-phone-label">{words.code}</p>
        <p className="pt-phone-field">K7QM-2XWD-9F</p>
        <p className="pt-phone-button">{words.on}</p>
        <p className="pt-phone-aside">
          {words.have} <span className="pt-phone-link">{words.signIn}</span>
        </p>
        {values.supportEmail.trim() !== '' && (
          <p className="pt-phone-foot">
            {words.questions} <span className="pt-phone-link">{values.supportEmail.trim()}</span>
          </p>
        )}
      </div>
    </div>
  );
}
