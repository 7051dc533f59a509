import { useApolloClient } from '@apollo/client/react';
import { ViewerDocument, type ViewerQuery } from '@portico/shared/admin';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import type { SignedOut } from '../server/signed-out.js';
import { useAsked } from '../server/use-asked.js';
import { SetUpForm } from '../set-up/SetUpForm.js';
import { SignInForm } from '../sign-in/SignInForm.js';
import { StrangerPage } from '../ui/shell/StrangerPage.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { makeRouter } from './router.js';
import { SignInAgain } from './SignInAgain.js';
import { useSetUpToken } from './use-set-up-token.js';
import { StaffContext, type StaffFacts } from './staff-context.js';

function SignedInApp({ staff, signedOut }: { readonly staff: StaffFacts; readonly signedOut: SignedOut }) {
  const [router] = useState(makeRouter);
  return (
    <StaffContext value={staff}>
      <RouterProvider router={router} />
      <SignInAgain staffId={staff.id} signedOut={signedOut} />
    </StaffContext>
  );
}

function isStaff(viewer: ViewerQuery['viewer'] | undefined): viewer is StaffFacts {
  return viewer?.__typename === 'Staff';
}

/** Set-up by its one-time link, else sign-in, else the app: at the address somebody came for. */
export function Guard({ signedOut }: { readonly signedOut: SignedOut }) {
  const client = useApolloClient();
  const { data, fault, again } = useAsked(ViewerDocument, {});
  const { token, spend } = useSetUpToken();
  const signedIn = () => {
    if (token !== null) spend();
    void client.refetchQueries({ include: [ViewerDocument] });
  };
  if (token === null && isStaff(data?.viewer)) return <SignedInApp staff={data.viewer} signedOut={signedOut} />;
  return (
    <StrangerPage>
      {fault !== null && <FaultStrip title="Portico cannot be reached." fault={fault} onRetry={again} />}
      {token !== null && <SetUpForm token={token} onSignedIn={signedIn} />}
      {token === null && data !== undefined && <SignInForm onSignedIn={signedIn} />}
    </StrangerPage>
  );
}
