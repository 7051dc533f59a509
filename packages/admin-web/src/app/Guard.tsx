import { useApolloClient, useQuery } from '@apollo/client/react';
import { OwnScopeDocument, ViewerDocument, type ViewerQuery } from '@portico/shared/admin';
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import { RouterProvider } from 'react-router';
import { RightsContext, rightsOf, type Rights } from '../server/rights.js';
import type { SignedOut } from '../server/signed-out.js';
import { useAsked } from '../server/use-asked.js';
import { StrangerPage } from '../ui/shell/StrangerPage.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { makeRouter } from './router.js';
import { StaffContext, type StaffFacts } from './staff-context.js';
import { useLinkToken } from './use-link-token.js';

const NOTHING = { clients: [], sublicenses: [] };

const JoinForm = lazy(async () => ({ default: (await import('../join/JoinForm.js')).JoinForm }));
const FollowLink = lazy(async () => ({ default: (await import('../mailed-links/FollowLink.js')).FollowLink }));
const SetUpForm = lazy(async () => ({ default: (await import('../set-up/SetUpForm.js')).SetUpForm }));
const SignInForm = lazy(async () => ({ default: (await import('../sign-in/SignInForm.js')).SignInForm }));
const SignInAgain = lazy(async () => ({ default: (await import('./SignInAgain.js')).SignInAgain }));

/** Owners see everything; what was given to others is asked for. Until it is known, they are offered what takes none of it. */
function useOwnRights({ role }: StaffFacts): Rights {
  const { data } = useQuery(OwnScopeDocument, { skip: role === 'OWNER' });
  const given = data?.viewer.__typename === 'Staff' ? data.viewer : NOTHING;
  return useMemo(() => rightsOf({ role, clients: given.clients, sublicenses: given.sublicenses }), [role, given]);
}

function SignedInApp({ staff, signedOut }: { readonly staff: StaffFacts; readonly signedOut: SignedOut }) {
  const [router] = useState(makeRouter);
  const rights = useOwnRights(staff);
  const isSignedOut = useSyncExternalStore(signedOut.subscribe, signedOut.get);
  return (
    <StaffContext value={staff}>
      <RightsContext value={rights}>
      {/* Apollo changes what it asks while a page renders: two renderings at once, as transitions make them, would ask in turns for ever. */}
      <RouterProvider router={router} useTransitions={false} />
      <Suspense>{isSignedOut && <SignInAgain staffId={staff.id} signedOut={signedOut} />}</Suspense>
      </RightsContext>
    </StaffContext>
  );
}

function isStaff(viewer: ViewerQuery['viewer'] | undefined): viewer is StaffFacts {
  return viewer?.__typename === 'Staff';
}

/** Set-up, joining or an account by their one-time links, else sign-in, else the app: at the address somebody came for. */
export function Guard({ signedOut }: { readonly signedOut: SignedOut }) {
  const client = useApolloClient();
  const { data, fault, again } = useAsked(ViewerDocument, {});
  const { link, forget, spend } = useLinkToken();
  const signedIn = async () => {
    // What a link led to stays until it is known who came by it. When that cannot be read, the page below says so.
    await client.refetchQueries({ include: [ViewerDocument] }).catch(() => undefined);
    if (link !== null) spend();
  };
  if (link === null && isStaff(data?.viewer)) return <SignedInApp staff={data.viewer} signedOut={signedOut} />;
  return (
    <StrangerPage>
      {fault !== null && <FaultStrip title="Portico cannot be reached." fault={fault} onRetry={again} />}
      <Suspense>
        {link?.kind === 'setup' && <SetUpForm token={link.token} onSignedIn={() => void signedIn()} />}
        {link?.kind === 'invite' && <JoinForm key={link.token} token={link.token} onSignedIn={() => void signedIn()} onLeave={spend} />}
        {link !== null && link.kind !== 'setup' && link.kind !== 'invite' && <FollowLink key={link.token} purpose={link.kind} token={link.token} onSignedIn={signedIn} onDead={forget} onLeave={spend} />}
        {link === null && data !== undefined && <SignInForm onSignedIn={() => void signedIn()} />}
      </Suspense>
    </StrangerPage>
  );
}
