import { registerLearner } from './learner.js';
import type { ClientInput, CodeInput, Design, MadeCode, Owner, SublicenseInput, Taken } from './owner.js';
import type { Site } from './site.js';
import type { Caller } from './caller.js';

/** Whom the pages of a {@link Place} name to be asked. */
export const SUPPORT = 'help@client.example.test';

export interface PlaceInput {
  readonly client?: Partial<ClientInput>;
  readonly design?: Design;
  readonly sublicense?: Partial<SublicenseInput>;
  readonly code?: Partial<CodeInput>;
}

/** Somewhere to get into: a client with a sublicense, EMEA, which opens one content item, and a code for it. */
export class Place {
  private constructor(
    readonly owner: Owner,
    readonly clientId: string,
    readonly slug: string,
    readonly sublicenseId: string,
    readonly code: MadeCode,
    private readonly site: Site,
  ) {}

  /** @param slug also its name, with a capital */
  static async open(site: Site, slug: string, input: PlaceInput = {}): Promise<Place> {
    const owner = await site.owner();
    const contentIds = [await owner.createContent(`Basics of ${slug}`, `https://learn.example.test/${slug}`)];
    const client = await owner.createClient({ name: nameOf(slug), slug, contentIds, ...input.client }, { supportEmail: SUPPORT, ...input.design });
    const sublicenseId = await owner.createSublicense(client.id, { name: 'EMEA', contentIds, ...input.sublicense });
    const code = await owner.createCode(client.id, { sublicenseIds: [sublicenseId], ...input.code });
    return new Place(owner, client.id, slug, sublicenseId, code, site);
  }

  get name(): string {
    return nameOf(this.slug);
  }

  /** The path of its page, or of a page below it. */
  path(page = ''): string {
    return `/${this.slug}${page === '' ? '' : `/${page}`}`;
  }

  /** The path of the link that has its code. */
  get link(): string {
    return this.path(this.code.code);
  }

  /** Makes another code, for EMEA unless told. */
  another(input: Partial<CodeInput> = {}): Promise<MadeCode> {
    return this.owner.createCode(this.clientId, { sublicenseIds: [this.sublicenseId], ...input });
  }

  /** Somebody who got in with its code, without a browser. */
  async learner(email: string): Promise<Caller> {
    const caller = this.site.stranger();
    await registerLearner(caller, { slug: this.slug, codes: [this.code.code], email });
    return caller;
  }

  /** What it has given out, as staff see it. */
  taken(): Promise<Taken> {
    return this.owner.taken(this.clientId);
  }
}

function nameOf(slug: string): string {
  return `${slug.charAt(0).toUpperCase()}${slug.slice(1)}`;
}
