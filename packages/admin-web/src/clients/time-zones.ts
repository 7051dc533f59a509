/** The zone of this browser; UTC where it does not say. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

const KNOWN = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];

/** Every zone this browser knows, UTC and its own first. */
export const TIME_ZONES = [...new Set(['UTC', ownTimeZone(), ...KNOWN])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
