import { useEffect, useState } from 'react';

/** What a link into the app is for: setting up the site, joining its staff. */
export interface LinkToken {
  readonly kind: 'setup' | 'invite';
  readonly token: string;
}

const LINK = /^#(setup|invite)=(.+)$/;

/** The token of a link: it rides in the fragment, which no server and no log ever sees. */
function linkToken(): LinkToken | null {
  const [, kind, token] = LINK.exec(window.location.hash) ?? [];
  return token !== undefined && (kind === 'setup' || kind === 'invite') ? { kind, token } : null;
}

/** The link this page was opened by, and how to take it out of the address once it is used. */
export function useLinkToken(): { readonly link: LinkToken | null; readonly spend: () => void } {
  const [link, setLink] = useState(linkToken);
  useEffect(() => {
    const read = () => setLink(linkToken());
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const spend = () => {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    setLink(null);
  };
  return { link, spend };
}
