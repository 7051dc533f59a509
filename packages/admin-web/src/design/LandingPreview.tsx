import { Button } from '@mantine/core';
import { brandPalette } from '@portico/shared';
import type { Language } from '@portico/shared/admin';
import { useState, type CSSProperties } from 'react';
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

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

function coloursOf(accent: string, scheme: Scheme): CSSProperties {
  const { solid, onSolid, link, edge } = brandPalette(accent)[scheme];
  // Custom properties are no part of the type.
  return { '--solid': solid, '--on-solid': onSolid, '--link': link, '--edge': edge } as CSSProperties;
}

interface LandingPreviewProps {
  readonly client: PreviewClient;
  /** `#rrggbb`. */
  readonly accent: string;
  readonly values: DesignValues;
}

function Phone({ client, accent, values, scheme }: LandingPreviewProps & { readonly scheme: Scheme }) {
  const words = PAGE_WORDS[client.language];
  const or = (typed: string, usual: string) => (typed.trim() === '' ? usual : typed.trim());
  return (
    <div className="pt-phone" data-scheme={scheme} style={coloursOf(accent, scheme)} lang={client.language.toLowerCase()}>
      <p className="pt-phone-brand">
        <span aria-hidden="true">{[...client.name][0]}</span>
        {client.name}
      </p>
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
  );
}

/** The landing page on a phone as it will be, in the colours that the accent colour becomes, light or dark. */
export function LandingPreview(props: LandingPreviewProps) {
  const [scheme, setScheme] = useState<Scheme>('light');
  return (
    <section className="pt-design-preview" aria-labelledby="preview">
      <header>
        <h2 id="preview" className="pt-small-heading">
          Preview
        </h2>
        <span className="pt-buttons" role="group" aria-label="Light or dark">
          {SCHEMES.map((one) => (
            <Button key={one} size="xs" variant={one === scheme ? 'light' : 'subtle'} color={one === scheme ? 'accent' : 'gray'} aria-pressed={one === scheme} onClick={() => setScheme(one)}>
              {one === 'light' ? 'Light' : 'Dark'}
            </Button>
          ))}
        </span>
      </header>
      <Phone {...props} scheme={scheme} />
      <p className="pt-note">As a phone shows it; nothing changes before you save.</p>
    </section>
  );
}
