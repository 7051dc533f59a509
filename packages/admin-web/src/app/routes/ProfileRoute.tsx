import { ProfilePage } from '../../profile/ProfilePage.js';

/** Who is signed in. */
export function ProfileRoute() {
  return <ProfilePage />;
}
