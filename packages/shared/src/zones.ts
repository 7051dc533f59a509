const clocks = new Map<string, Intl.DateTimeFormat>();

/** What reads the clock of a zone: dear to make and cheap to use. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const made = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  clocks.set(timeZone, made);
  return made;
}

/** What a zone's clocks were ahead of UTC at a moment, in milliseconds. */
function offsetAt(utc: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(utc);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(utc / 1000) * 1000;
}

/** The moment a zone's clocks show a time of a day, as ISO text in UTC. Of a time that a clock change skips, the later. */
function momentOf(day: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${day}T${time}Z`);
  const first = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(first, timeZone)).toISOString();
}

/** The first moment of a day (`2027-03-31`) in a zone. */
export function startOfDay(day: string, timeZone: string): string {
  return momentOf(day, '00:00:00.000', timeZone);
}

/** The last moment of a day in a zone: whatever ends that day may be used until midnight. */
export function endOfDay(day: string, timeZone: string): string {
  return momentOf(day, '23:59:59.000', timeZone);
}
