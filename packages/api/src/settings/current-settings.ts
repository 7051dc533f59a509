import type { Clock } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { readSettings, type StoredSettings } from './settings.read-model.js';

/** How long a process goes by what it read, in milliseconds: as long a change may take to reach the others. */
const KEPT = 3_000;

/** What {@link CurrentSettings} works with. */
export interface CurrentSettingsParts {
  readonly reader: Reader;
  readonly clock: Clock;
}

/** The settings in force, for whoever needs them at every request: read once in three seconds, whatever the load. */
export class CurrentSettings {
  readonly #parts: CurrentSettingsParts;
  #read: { readonly at: number; readonly settings: Promise<StoredSettings> } | undefined;

  constructor(parts: CurrentSettingsParts) {
    this.#parts = parts;
  }

  /** The settings as they were at most three seconds ago. */
  get(): Promise<StoredSettings> {
    const now = this.#parts.clock.now().getTime();
    if (this.#read !== undefined && Math.abs(now - this.#read.at) < KEPT) return this.#read.settings;
    const read = { at: now, settings: readSettings(this.#parts.reader) };
    this.#read = read;
    // What failed is asked for again: whoever waits for it is told of the failure.
    read.settings.catch(() => {
      if (this.#read === read) this.#read = undefined;
    });
    return read.settings;
  }

  /** To be called after COMMIT of a change: this process goes by it at once. A read that began before is not kept. */
  forget(): void {
    this.#read = undefined;
  }
}
