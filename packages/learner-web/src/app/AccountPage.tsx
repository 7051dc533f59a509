import { Dashboard } from '../dashboard/Dashboard.js';
import { Profile } from '../profile/Profile.js';
import { SignIn } from '../sign-in/SignIn.js';
import { readAddress } from '../ui/address.js';
import type { PartData } from './page-data.js';

/** What somebody with an account sees on a client's page: what they have, their profile, or first the way in. */
export function AccountPage({ data: { url, client, person, dashboards } }: { readonly data: PartData }) {
  if (person === null) return <SignIn slug={client.slug} />;
  if (readAddress(url).page === 'profile') return <Profile person={person} />;
  return <Dashboard slug={client.slug} person={person} held={dashboards ?? []} />;
}
