import type { NewClientIds } from '../clients/clients.api.js';
import type { AllowanceId, CodeId, ContentItemId, LearnerId, SublicenseId } from '../kernel/ids.js';
import type { SampleClient } from './tables.js';

/** A sublicense that was made. */
export interface MadeSublicense {
  readonly id: SublicenseId;
  readonly seats: AllowanceId;
}

/** What the steps so far have made, by what the tables call it. */
export class Made {
  readonly content = new Known<ContentItemId>('content item');
  readonly clients = new Known<NewClientIds>('client');
  readonly people = new Known<LearnerId>('learner');
  readonly #sublicenses = new Known<MadeSublicense>('sublicense');
  readonly #codes = new Known<{ readonly id: CodeId; readonly text: string }>('code');

  sublicense({ slug }: SampleClient, name: string): MadeSublicense {
    return this.#sublicenses.get(`${slug} ${name}`);
  }

  addSublicense({ slug }: SampleClient, name: string, made: MadeSublicense): void {
    this.#sublicenses.add(`${slug} ${name}`, made);
  }

  code({ slug }: SampleClient, label: string): { readonly id: CodeId; readonly text: string } {
    return this.#codes.get(`${slug} ${label}`);
  }

  addCode({ slug }: SampleClient, label: string, made: { readonly id: CodeId; readonly text: string }): void {
    this.#codes.add(`${slug} ${label}`, made);
  }
}

/** Things by their names; a name the tables use and never make is a mistake in them. */
class Known<T> {
  readonly #things = new Map<string, T>();

  constructor(private readonly what: string) {}

  add(name: string, thing: T): void {
    if (this.#things.has(name)) throw new Error(`The sample makes the ${this.what} "${name}" twice.`);
    this.#things.set(name, thing);
  }

  get(name: string): T {
    const thing = this.#things.get(name);
    if (thing === undefined) throw new Error(`The sample has made no ${this.what} "${name}" yet.`);
    return thing;
  }
}
