import { useEffect, useState } from 'react';

/** What a link into the app is for: setting up the site, joining its staff, getting into an account, proving its address. */
export interface LinkToken {
  readonly kind: 'setup' | 'invite' | 'sign-in' | 'reset' | 'confirm';
  /** Empty when the link is not whole. */
  readonly token: string;
}

const LINK = /^#(setup|invite|sign-in|reset|confirm)=(.*)$/;
/** What tokens of mailed links look like, whatever a mail program has put after them. */
const MAILED = { 'sign-in': /^sgn_[\w-]+/, reset: /^pwr_[\w-]+/, confirm: /^prf_[\w-]+/ } as const;
/** Where this tab keeps a mailed link, so that the page can be loaded again. */
const KEPT = 'portico-link';

const isMailed = (kind: string): kind is keyof typeof MAILED => kind in MAILED;

/** The link in a fragment, which no server and no log ever sees. */
function linkIn(fragment: string): LinkToken | null {
  const [, kind = '', rest = ''] = LINK.exec(fragment) ?? [];
  if (kind === 'setup' || kind === 'invite') return rest === '' ? null : { kind, token: rest };
  return isMailed(kind) ? { kind, token: MAILED[kind].exec(rest)?.[0] ?? '' } : null;
}

function kept(): string {
  try {
    return sessionStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

const linkHere = () => linkIn(window.location.hash) ?? linkIn(kept());

function cleanAddress(): void {
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
}

/** Takes a mailed link out of the address, which is looked at, copied and kept by browsers. */
function takeMailed({ kind, token }: LinkToken): void {
  if (!isMailed(kind) || linkIn(window.location.hash) === null) return;
  try {
    sessionStorage.setItem(KEPT, `#${kind}=${token}`);
    cleanAddress();
  } catch {
    // A browser that keeps nothing for pages: the address keeps it.
  }
}

/** Nothing of a mailed link is kept: the page, loaded again, is one without it. */
function forgetLink(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // It never kept it.
  }
  if (linkIn(window.location.hash) !== null) cleanAddress();
}

interface OpenedBy {
  readonly link: LinkToken | null;
  /** It is of no use any more; what it led to stays shown. */
  readonly forget: () => void;
  /** It is done with: goes on without it. */
  readonly spend: () => void;
}

/** The link this page was opened by. */
export function useLinkToken(): OpenedBy {
  const [link, setLink] = useState(linkHere);
  useEffect(() => {
    const read = () => setLink(linkHere());
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  useEffect(() => {
    if (link !== null) takeMailed(link);
  }, [link]);
  const spend = () => {
    forgetLink();
    setLink(null);
  };
  return { link, forget: forgetLink, spend };
}
