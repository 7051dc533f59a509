/** A clock that stands still until told otherwise. */
export class TestClock {
  time = new Date('2026-03-01T09:00:00.000Z');

  now(): Date {
    return new Date(this.time);
  }

  /** A time from now, as the API writes times. */
  in({ days = 0, seconds = 0 }: { readonly days?: number; readonly seconds?: number }): string {
    return new Date(this.time.getTime() + (days * 86_400 + seconds) * 1_000).toISOString();
  }

  advance({ days = 0, seconds = 0 }: { readonly days?: number; readonly seconds?: number }): void {
    this.time = new Date(this.time.getTime() + (days * 86_400 + seconds) * 1_000);
  }
}
