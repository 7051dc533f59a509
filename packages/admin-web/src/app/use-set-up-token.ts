import { useEffect, useState } from 'react';

const SET_UP = /^#setup=(.+)$/;

/** The token of a set-up link: it rides in the fragment, which no server and no log ever sees. */
function setUpToken(): string | null {
  return SET_UP.exec(window.location.hash)?.[1] ?? null;
}

/** The token of the set-up link this page was opened by, and how to take it out of the address once it is used. */
export function useSetUpToken(): { readonly token: string | null; readonly spend: () => void } {
  const [token, setToken] = useState(setUpToken);
  useEffect(() => {
    const read = () => setToken(setUpToken());
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const spend = () => {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    setToken(null);
  };
  return { token, spend };
}
