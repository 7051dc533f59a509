export { CurrentSettings } from './current-settings.js';
export { defaultSender, readSender } from './sender.js';
export { SettingsRow } from './settings.entity.js';
export { SettingsResolver } from './settings.resolver.js';
export { takeSiteTurn } from './settings.service.js';
