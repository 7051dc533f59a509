import { useWords } from './Words.js';

/** What somebody agrees to by registering, where the site has terms. */
export function TermsNote() {
  const { say, setting } = useWords();
  const { termsUrl = null, privacyUrl = null } = setting.client ?? {};
  if (termsUrl === null && privacyUrl === null) return null;
  return (
    <p class="hint">
      {termsUrl !== null && say('termsNote', { terms: <Outside href={termsUrl} label={setting.messages.terms} /> })}{' '}
      {privacyUrl !== null && say('privacyNote', { privacy: <Outside href={privacyUrl} label={setting.messages.privacy} /> })}
    </p>
  );
}

/** Opens beside the form, which must not be lost. */
function Outside({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}
