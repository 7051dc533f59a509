const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is dear to make and cheap to use: each is made once. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** A day as people write it: `31 Mar 2027`, in an IANA time zone. */
export function dayIn(iso: string, timeZone: string): string {
  return formatOf('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(new Date(iso)).replace('Sept', 'Sep');
}

/** A day of this year or the next without the year, where space is short: `1 Mar`. */
export function shortDayIn(iso: string, timeZone: string): string {
  return formatOf('en-GB', { day: 'numeric', month: 'short', timeZone }).format(new Date(iso)).replace('Sept', 'Sep');
}

/** A time of day with the place of its zone: `09:12 Berlin`. */
export function timeIn(iso: string, timeZone: string): string {
  const time = formatOf('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(iso));
  return `${time} ${placeOf(timeZone)}`;
}

/** A day and time with the place of its zone: `14 Oct 2026, 09:12 Berlin`. */
export function momentIn(iso: string, timeZone: string): string {
  return `${dayIn(iso, timeZone)}, ${timeIn(iso, timeZone)}`;
}

/** The town of an IANA zone: `Europe/Berlin` is Berlin. */
export function placeOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
}

/** Whole days from now until a moment, rounded up; negative when it is past. */
export function daysUntil(iso: string, now: number): number {
  return Math.ceil((Date.parse(iso) - now) / DAY_MS);
}

/** How long ago: `4 min ago`, `2 h ago`, `yesterday`, `12 d ago`, then the day itself. */
export function ago(iso: string, now: number, timeZone: string): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  const days = Math.floor(minutes / (24 * 60));
  if (days === 1) return 'yesterday';
  return days <= 30 ? `${days} d ago` : dayIn(iso, timeZone);
}

/** The day of a moment in a zone, as date fields hold it: `2027-03-31`. */
export function dayField(iso: string, timeZone: string): string {
  return formatOf('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(iso));
}
