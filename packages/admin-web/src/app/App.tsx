import { ViewerDocument, type ViewerQuery } from '@portico/shared/admin';
import { useCallback, useEffect, useState } from 'react';
import { ask } from '../server/ask.js';
import { SetUpForm } from '../set-up/SetUpForm.js';
import { SignedIn } from '../sign-in/SignedIn.js';
import { SignInForm } from '../sign-in/SignInForm.js';
import { Alert } from '../ui/Form.js';

const SET_UP = /^#setup=(.+)$/;

/** The token of a set-up link: it rides in the fragment, which no server and no log ever sees. */
function setUpToken(): string | null {
  return SET_UP.exec(window.location.hash)?.[1] ?? null;
}

type Viewer = ViewerQuery['viewer'];

interface Who {
  readonly viewer: Viewer | null;
  readonly fault: string | null;
  readonly askAgain: () => void;
}

function useViewer(): Who {
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const askAgain = useCallback(() => {
    ask(ViewerDocument, {}).then(
      (answer) => {
        setFault(null);
        setViewer(answer.viewer);
      },
      (error: unknown) => setFault(error instanceof Error ? error.message : String(error)),
    );
  }, []);
  useEffect(askAgain, [askAgain]);
  return { viewer, fault, askAgain };
}

function useSetUpToken(): { token: string | null; spend: () => void } {
  const [token, setToken] = useState(setUpToken);
  useEffect(() => {
    const read = () => setToken(setUpToken());
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const spend = () => {
    window.history.replaceState(null, '', window.location.pathname);
    setToken(null);
  };
  return { token, spend };
}

/** The admin app: set-up by its one-time link, else sign-in, else who you are. */
export function App() {
  const { viewer, fault, askAgain } = useViewer();
  const { token, spend } = useSetUpToken();
  const signedIn = () => {
    if (token !== null) spend();
    askAgain();
  };
  let page = null;
  if (token !== null) page = <SetUpForm token={token} onSignedIn={signedIn} />;
  else if (viewer?.__typename === 'Staff') page = <SignedIn staff={viewer} onSignedOut={askAgain} />;
  else if (viewer !== null) page = <SignInForm onSignedIn={signedIn} />;
  return (
    <>
      <header className="top">Portico</header>
      <main>
        <Alert refused={fault === null ? null : { message: fault, fields: [] }} />
        {page}
      </main>
    </>
  );
}
