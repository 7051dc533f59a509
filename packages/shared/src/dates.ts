const LOCALES: Readonly<Record<Calendar['language'], string>> = { en: 'en-GB', de: 'de-DE' };

/** How pages and mails tell dates: in one language, and in the time zone of its client, wherever the learner is. */
export interface Calendar {
  readonly language: 'en' | 'de';
  /** By its IANA name. */
  readonly timeZone: string;
}

function parts({ language, timeZone }: Calendar, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone });
}

/** The day of a moment: `31 March 2027`. */
export function dayOf(moment: string, calendar: Calendar): string {
  return parts(calendar, { dateStyle: 'long' }).format(new Date(moment));
}

/** A moment to the minute, with its zone: `1 March 2027 at 09:00 CET`. */
export function momentOf(moment: string, calendar: Calendar): string {
  return parts(calendar, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }).format(new Date(moment));
}

/**
 * Until when, as people say it: an end at midnight is the whole day before, one in the last second of a day (which is how
 * staff choose a day) that day, with no time beside it; any other end is told to the minute.
 */
export function endOf(moment: string, calendar: Calendar): string {
  const end = new Date(moment);
  const clock = parts(calendar, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(end);
  if (clock === '23:59:59') return dayOf(moment, calendar);
  return clock === '00:00:00' ? dayOf(new Date(end.getTime() - 1000).toISOString(), calendar) : momentOf(moment, calendar);
}
