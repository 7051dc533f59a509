import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { LinkTabs } from '../ui/page/LinkTabs.js';
import { PlainButton } from '../ui/page/PlainButton.js';
import './design.css';
import { inputOf, type DesignValues } from './design-form.js';
import { LandingPreview, type PreviewClient, type Scheme } from './LandingPreview.js';
import { MailPreview } from './MailPreview.js';

const PLACES = [
  { name: 'desktop', label: 'Desktop', note: 'The landing page as a desktop shows it.' },
  { name: 'phone', label: 'Phone', note: 'The landing page as a phone shows it.' },
  { name: 'mail', label: 'Mail', note: 'An invite to somebody made up. Mail programs choose light or dark by themselves; its links lead nowhere here.' },
] as const;

/** Which of them is shown; it stands in the address. */
function usePlace() {
  const [params] = useSearchParams();
  const place = PLACES.find(({ name }) => name === params.get('preview')) ?? PLACES[0];
  const tabs = PLACES.map(({ name, label }) => {
    const next = new URLSearchParams(params);
    next.set('preview', name);
    return { to: `?${next.toString()}`, label, current: name === place.name };
  });
  return { place, tabs };
}

interface PreviewProps {
  readonly client: PreviewClient & { readonly id: string };
  /** `#rrggbb`: the last colour that was one. */
  readonly accent: string;
  readonly values: DesignValues;
}

/** What becomes of a design, while it is typed: the landing page, light and dark, and an invite. */
export function Preview({ client, accent, values }: PreviewProps) {
  const [scheme, setScheme] = useState<Scheme>('light');
  const { place, tabs } = usePlace();
  return (
    <section className="pt-design-preview" aria-labelledby="preview">
      <header>
        <h2 id="preview" className="pt-small-heading">
          Preview
        </h2>
        <LinkTabs level="sub" label="What the preview shows" tabs={tabs} />
        {place.name !== 'mail' && (
          <PlainButton aria-pressed={scheme === 'dark'} onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}>
            Dark
          </PlainButton>
        )}
      </header>
      {place.name === 'mail' ? (
        <MailPreview input={inputOf(client.id, { ...values, accentColor: accent })} />
      ) : (
        <LandingPreview client={client} accent={accent} values={values} scheme={scheme} on={place.name} />
      )}
      <p className="pt-note">{place.note} Nothing changes before you save.</p>
    </section>
  );
}
