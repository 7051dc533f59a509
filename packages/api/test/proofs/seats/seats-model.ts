import { timeText } from '../../../src/kernel/clock.js';
import { idBytes, type ClientId, type SublicenseId } from '../../../src/kernel/ids.js';
import { rows } from '../../../src/kernel/sql.js';
import type { Answer, Caller } from '../../harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeSublicense, serial, type MadeLearner } from '../../harness/factories.js';
import { drift } from '../../harness/invariants.js';
import { ACCEPT, INVITE, NEWCOMER, tokenIn } from '../../harness/inviting.js';
import type { Seeded } from '../../harness/seeded.js';
import type { Site } from '../../harness/site.js';

const SEATS = 5;
const GRANT = 'mutation ($input: GrantAccessInput!) { answer: grantAccess(input: $input) { __typename } }';
const REDEEM = 'mutation ($input: RedeemCodesInput!) { answer: redeemCodes(input: $input) { __typename } }';
const CANCEL = 'mutation ($input: CancelInviteInput!) { answer: cancelInvite(input: $input) { __typename } }';
const RESEND = 'mutation ($input: ResendInviteInput!) { answer: resendInvite(input: $input) { __typename } }';

/** An invite somebody got, with its link. */
interface Got {
  readonly id: string;
  readonly token: string;
}

/** Somebody who does something, and what may come of it that is no answer. */
interface Deed {
  readonly words: string;
  readonly act: () => Promise<{ body: Answer }>;
  /** A fault that is by right: no seat is left to send an invite again for. */
  readonly mayFail?: string;
}

/** One client whose seats are fought for through every door. */
export class SeatsModel {
  readonly #invites: Got[] = [];

  private constructor(
    private readonly site: Site,
    private readonly random: Seeded,
    private readonly place: { readonly client: ClientId; readonly slug: string; readonly sublicense: SublicenseId; readonly code: string },
    private readonly learners: readonly MadeLearner[],
  ) {}

  static async at(site: Site, random: Seeded): Promise<SeatsModel> {
    const owner = await makeOwner(site);
    const { id: client, slug } = await makeClient(owner);
    const sublicense = await makeSublicense(owner, client, { seatLimit: SEATS });
    const { code } = await makeCode(owner, client, { sublicenseIds: [sublicense] });
    const learners = await Promise.all(Array.from({ length: 12 }, () => makeLearner(site)));
    return new SeatsModel(site, random, { client, slug, sublicense, code }, learners);
  }

  /** Lets so many act at the same moment. @returns what is not as it must be, a sentence each */
  async wave(count: number): Promise<string[]> {
    if (this.random.below(3) === 0) this.site.clock.advance({ days: 1 + this.random.below(20) });
    // Sessions of before may have ended with the time that passed.
    const owner = await makeOwner(this.site);
    const deeds = Array.from({ length: count }, () => this.#deed(owner));
    const answers = await Promise.all(deeds.map(({ act }) => act()));
    return [...answers.flatMap(({ body }, at) => this.#wrong(body, deeds[at]!)), ...(await this.#recount())];
  }

  #deed(owner: Caller): Deed {
    const { random } = this;
    const { slug, sublicense, code } = this.place;
    const got = this.#invites.length === 0 ? undefined : random.oneOf(this.#invites);
    const learner = random.oneOf(this.learners);
    const draw = random.below(10);
    if (draw < 3 || (got === undefined && draw < 7)) return { words: 'inviting', act: () => this.#invite(owner, 1 + random.below(3)) };
    if (draw < 5) return { words: 'accepting', act: () => this.site.stranger().send(ACCEPT, { input: { ...NEWCOMER, token: got!.token } }) };
    if (draw < 6) return { words: 'taking back', act: () => owner.send(CANCEL, { input: { ids: [got!.id] } }) };
    if (draw < 7) return { words: 'sending again', mayFail: 'BAD_USER_INPUT', act: () => owner.send(RESEND, { input: { ids: [got!.id] } }) };
    if (draw < 9) return { words: 'redeeming', mayFail: 'UNAUTHENTICATED', act: () => learner.caller.send(REDEEM, { input: { slug, codes: [code] } }) };
    return { words: 'granting', act: () => owner.send(GRANT, { input: { sublicenseId: sublicense, learnerIds: [learner.id] } }) };
  }

  async #invite(owner: Caller, count: number) {
    const learners = Array.from({ length: count }, () => ({ email: `seat${serial()}@proof.test`, firstName: 'Ida', lastName: 'Invited' }));
    const sent = await owner.send(INVITE, { input: { clientId: this.place.client, sublicenseIds: [this.place.sublicense], learners, sendEmail: false } });
    const answers = (sent.body.data?.['inviteLearners'] ?? []) as unknown as { invite?: { id: string }; link?: string }[];
    for (const { invite, link } of answers) if (invite !== undefined && link !== undefined) this.#invites.push({ id: invite.id, token: tokenIn(link) });
    return sent;
  }

  #wrong({ errors }: Answer, { words, mayFail }: Deed): string[] {
    return (errors ?? []).filter(({ extensions }) => extensions.code !== mayFail).map(({ extensions }) => `${words} answered ${extensions.code}.`);
  }

  async #recount(): Promise<string[]> {
    const { reader } = this.site.database;
    const { client, sublicense } = this.place;
    const [held] = await rows<{ n: number }>(reader, "SELECT COUNT(*) AS n FROM access WHERE sublicense_id = ? AND status IN ('ACTIVE', 'RESERVED')", [idBytes(sublicense)]);
    const bare = await rows<{ id: Buffer }>(
      reader,
      `SELECT a.id FROM access a WHERE a.sublicense_id = ? AND a.status = 'RESERVED' AND a.reserved_until > ? AND NOT EXISTS (
        SELECT 1 FROM access_ground g JOIN invite i ON i.id = g.source_id WHERE g.access_id = a.id AND g.door = 'INVITE' AND g.withdrawn_at IS NULL AND i.state = 'OPEN')`,
      [idBytes(sublicense), timeText(this.site.clock.now())],
    );
    const unheld = await rows<{ id: Buffer }>(
      reader,
      `SELECT i.id FROM invite i WHERE i.client_id = ? AND i.state = 'OPEN' AND i.expires_at > ? AND NOT EXISTS (
        SELECT 1 FROM access_ground g JOIN access a ON a.id = g.access_id WHERE g.source_id = i.id AND g.withdrawn_at IS NULL AND a.status IN ('RESERVED', 'ACTIVE'))`,
      [idBytes(client), timeText(this.site.clock.now())],
    );
    return [
      ...(Number(held!.n) > SEATS ? [`${held!.n} hold one of ${SEATS} seats.`] : []),
      ...bare.map(() => 'A seat is held for nobody who is invited.'),
      ...unheld.map(() => 'An open invite holds no seat.'),
      ...(await drift(reader, { client })),
    ];
  }
}
