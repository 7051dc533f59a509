import { newClientIds, updateDesign, type ClientsService } from '../clients/clients.api.js';
import { generateCode, readCode, type CodesService } from '../codes/codes.api.js';
import type { ContentService } from '../content/content.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { newId, type StaffId } from '../kernel/ids.js';
import type { SublicensesService } from '../sublicenses/sublicenses.api.js';
import { LEARNING_PLATFORM } from './content-table.js';
import type { Days } from './days.js';
import { drawLogo } from './logo-drawing.js';
import type { Made } from './made.js';
import type { SampleClient, SampleCode, SampleContent, SampleSublicense } from './tables.js';

/** What {@link ClientMaking} works with. */
export interface ClientMakingParts {
  readonly content: ContentService;
  readonly clients: ClientsService;
  readonly sublicenses: SublicensesService;
  readonly codes: CodesService;
}

/** One making of the sample: who is said to have done it, when day 0 is, and what is there so far. */
export interface Making {
  readonly owner: StaffId;
  readonly days: Days;
  readonly made: Made;
}

/** Makes what people come into: content, clients, sublicenses, codes. */
export class ClientMaking {
  readonly #parts: ClientMakingParts;

  constructor(parts: ClientMakingParts) {
    this.#parts = parts;
  }

  async content(tx: Tx, { key, title, kind, path, tags }: SampleContent, { made }: Making, act: Act): Promise<void> {
    const id = newId('cnt');
    await this.#parts.content.create(tx, id, { input: { title, kind, url: new URL(path, LEARNING_PLATFORM).href, tags: [...tags] }, act });
    made.content.add(key, id);
  }

  async client(tx: Tx, client: SampleClient, { made, days }: Making, act: Act): Promise<void> {
    const { name, slug, sku, seatLimit, timeZone, language, reference, endsOn } = client;
    const ids = newClientIds();
    const expiresAt = endsOn === null ? null : days.endOf(endsOn);
    const contentIds = client.content.map((key) => made.content.get(key));
    await this.#parts.clients.create(tx, ids, { input: { name, slug, sku, seatLimit, timeZone, language, expiresAt, contentIds }, act });
    await this.#parts.clients.update(tx, ids.client, { input: { id: ids.client, reference: [...reference] }, act });
    await updateDesign(tx, act, { id: ids.client, input: { clientId: ids.client, ...client.design }, logo: drawLogo({ ...client.logo, colour: client.design.accentColor }) });
    made.clients.add(slug, ids);
    made.addSublicense(client, 'Main', { id: ids.main, seats: ids.mainSeats });
  }

  async raiseSeats(tx: Tx, { slug, seatsRaised }: SampleClient, { made }: Making, act: Act): Promise<void> {
    const id = made.clients.get(slug).client;
    await this.#parts.clients.update(tx, id, { input: { id, seatLimit: seatsRaised!.to }, act });
  }

  async sublicense(tx: Tx, { client, sublicense }: { client: SampleClient; sublicense: SampleSublicense }, { made, days }: Making, act: Act): Promise<void> {
    const { name, under, sku, seatLimit, accessDays, endsOn, content } = sublicense;
    const ids = { clientId: made.clients.get(client.slug).client, id: newId('sub'), seats: newId('alw') };
    const input = {
      clientId: ids.clientId,
      name,
      sku: sku ?? null,
      parentId: under === undefined ? null : made.sublicense(client, under).id,
      seatLimit: seatLimit ?? null,
      accessDays: accessDays ?? null,
      expiresAt: endsOn === undefined ? null : days.endOf(endsOn),
      contentIds: content.map((key) => made.content.get(key)),
    };
    await this.#parts.sublicenses.create(tx, ids, { input, act });
    made.addSublicense(client, name, ids);
  }

  /** A code without a word of its own is generated anew on every site: no other site's generated code lets anybody in. */
  async code(tx: Tx, { client, code }: { client: SampleClient; code: SampleCode }, { made, days, owner }: Making, act: Act): Promise<void> {
    const text = code.code === undefined ? generateCode() : readCode(code.code)!;
    const id = newId('cod');
    const wanted = {
      id,
      useAllowanceId: newId('alw'),
      clientId: made.clients.get(client.slug).client,
      label: code.label,
      text,
      generated: code.code === undefined,
      sublicenses: code.opens.map((name) => made.sublicense(client, name).id),
      maxRedemptions: code.max ?? null,
      startsAt: code.startsOn === undefined ? null : days.at(code.startsOn, 0),
      expiresAt: code.endsOn === undefined ? null : days.endOf(code.endsOn),
      emailDomains: [],
      by: owner,
    };
    await this.#parts.codes.create(tx, wanted, act);
    made.addCode(client, code.label, { id, text: text.text });
  }

  async switchOff(tx: Tx, { client, code }: { client: SampleClient; code: SampleCode }, { made }: Making, act: Act): Promise<void> {
    await this.#parts.codes.setEnabled(tx, [made.code(client, code.label).id], { enabled: false, act });
  }
}
