import { Dashboard } from '../dashboard/Dashboard.js';
import { LinkRefused, Wait } from '../mailed-links/FollowLink.js';
import { WithLink } from '../mailed-links/WithLink.js';
import { Profile } from '../profile/Profile.js';
import { SignIn } from '../sign-in/SignIn.js';
import { readAddress } from '../ui/address.js';
import type { PartData } from './page-data.js';

/** What somebody with an account sees on a client's page: what they have, their profile, or first the way in. */
export function AccountPage({ data: { url, client, person, dashboards, sessions } }: { readonly data: PartData }) {
  const { page } = readAddress(url);
  if (page === 'reset-password') return <WithLink purpose="pwr" before={<Wait />} without={<LinkRefused />} />;
  if (page === 'confirm-email') return <WithLink purpose="prf" before={<Wait />} without={<LinkRefused />} />;
  const signIn = <SignIn slug={client.slug} />;
  if (person === null) return <WithLink purpose="sgn" before={signIn} without={signIn} />;
  if (page === 'profile') return <Profile person={person} sessions={sessions ?? []} />;
  return <Dashboard slug={client.slug} person={person} held={dashboards ?? []} />;
}
