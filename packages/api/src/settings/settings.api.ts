export { CurrentSettings } from './current-settings.js';
export { SettingsRow } from './settings.entity.js';
export { SettingsResolver } from './settings.resolver.js';
