import { SiteSettings } from '../../settings/SiteSettings.js';
import { SettingsFrame } from './SettingsFrame.js';

/** The settings of the site. */
export function SettingsRoute() {
  return (
    <SettingsFrame>
      <SiteSettings />
    </SettingsFrame>
  );
}
