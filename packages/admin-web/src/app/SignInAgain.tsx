import { useApolloClient } from '@apollo/client/react';
import { Modal } from '@mantine/core';
import { ViewerDocument } from '@portico/shared/admin';
import type { SignedOut } from '../server/signed-out.js';
import { SignInForm } from '../sign-in/SignInForm.js';
import './sign-in-again.css';

interface SignInAgainProps {
  /** Who the page belongs to. */
  readonly staffId: string;
  readonly signedOut: SignedOut;
}

/**
 * Over the page once its session has ended: signed out in another tab, or too long ago. Everything below stays as typed, and
 * what was being sent goes on. Somebody else starts with a page of their own.
 */
export function SignInAgain({ staffId, signedOut }: SignInAgainProps) {
  const client = useApolloClient();
  const signedIn = async () => {
    const { data } = await client.query({ query: ViewerDocument, fetchPolicy: 'network-only' });
    const isSame = data?.viewer.__typename === 'Staff' && data.viewer.id === staffId;
    if (!isSame) window.location.reload();
    signedOut.over();
  };
  return (
    <Modal opened onClose={() => undefined} title="You were signed out" size={400} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} zIndex={1000} className="pt-dialog pt-sign-in-again">
      <p className="pt-dim pt-sign-in-why">Sign in to go on. Everything on the page is as you left it.</p>
      <SignInForm withTitle={false} onSignedIn={() => void signedIn()} />
    </Modal>
  );
}
