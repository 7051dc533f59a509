import type { Caller } from './caller.js';
import { registerLearner } from './learner.js';
import type { ClientInput, CodeInput, Design, MadeCode, Owner, Taken } from './owner.js';
import type { Site } from './site.js';

/** Whom the pages of a {@link ClientWithCode} name to be asked. */
export const SUPPORT = 'help@client.example.test';

interface Wanted {
  readonly client?: Partial<ClientInput>;
  readonly design?: Design;
  readonly code?: Partial<CodeInput>;
}

interface Made {
  readonly owner: Owner;
  readonly id: string;
  readonly slug: string;
  readonly sublicenseId: string;
  readonly code: MadeCode;
}

/** Somewhere to get into: a client with a sublicense, EMEA, which opens the content item `Basics of <slug>`, and a generated code for it. */
export class ClientWithCode {
  private constructor(
    private readonly site: Site,
    private readonly made: Made,
  ) {}

  /** @param slug also its name, with a capital @param wanted what is to be otherwise */
  static async open(site: Site, slug: string, wanted: Wanted = {}): Promise<ClientWithCode> {
    const owner = await site.owner();
    const contentIds = [await owner.createContent(`Basics of ${slug}`, `https://learn.example.test/${slug}`)];
    const name = `${slug.charAt(0).toUpperCase()}${slug.slice(1)}`;
    const { id } = await owner.createClient({ name, slug, contentIds, ...wanted.client }, { supportEmail: SUPPORT, ...wanted.design });
    const sublicenseId = await owner.createSublicense(id, { name: 'EMEA', contentIds });
    const code = await owner.createCode(id, { sublicenseIds: [sublicenseId], ...wanted.code });
    return new ClientWithCode(site, { owner, id, slug, sublicenseId, code });
  }

  get owner(): Owner {
    return this.made.owner;
  }

  get id(): string {
    return this.made.id;
  }

  get slug(): string {
    return this.made.slug;
  }

  /** EMEA's id. */
  get sublicenseId(): string {
    return this.made.sublicenseId;
  }

  get code(): MadeCode {
    return this.made.code;
  }

  /** The path of the link that has its code. */
  get link(): string {
    return this.path(this.code.code);
  }

  /** The path of its page, or of a page below it. */
  path(page = ''): string {
    return `/${this.slug}${page === '' ? '' : `/${page}`}`;
  }

  /** Makes another code, for EMEA unless told. */
  another(input: Partial<CodeInput> = {}): Promise<MadeCode> {
    return this.owner.createCode(this.id, { sublicenseIds: [this.made.sublicenseId], ...input });
  }

  /** Somebody who got in with its code, without a browser. */
  async learner(email: string): Promise<Caller> {
    const caller = this.site.stranger();
    await registerLearner(caller, { slug: this.slug, codes: [this.code.code], email });
    return caller;
  }

  /** What it has given out, as staff see it. */
  taken(): Promise<Taken> {
    return this.owner.taken(this.id);
  }
}
