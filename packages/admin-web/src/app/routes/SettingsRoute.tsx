import { SettingsPage } from '../../settings/SettingsPage.js';

/** The settings of the site. */
export function SettingsRoute() {
  return <SettingsPage />;
}
