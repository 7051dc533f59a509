// Loaded into the server before anything else: its clock goes on from so many milliseconds ahead of the system's.
const ahead = Number(process.env.PORTICO_TEST_AHEAD ?? 0);
const { now } = Date;

/** The system's date, later. */
class Later extends Date {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now() + ahead] : parts));
  }

  static now() {
    return now() + ahead;
  }
}

if (ahead > 0) globalThis.Date = Later;
