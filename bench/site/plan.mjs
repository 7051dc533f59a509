// What a site of a given size holds, by number: which sublicenses a client has, what a code opens, who is where. Pure,
// so that any row can be told without having made those before it.
import { hashOf, oftenAs } from './chance.mjs';
import { Ids } from './ids.mjs';

const CONTENT_ITEMS = 200;
/** Every fiftieth code is one for a whole class or company; the others let one person in. */
const SHARED_EVERY = 50;
/** The most sublicenses a code opens. */
export const MOST_OPENED = 3;

/** How much of each a site has. @param size `{ clients, codes, learners }` */
export class SitePlan {
  constructor({ clients, codes, learners }) {
    Object.assign(this, { clients, codes, learners, contentItems: CONTENT_ITEMS });
    this.firstSublicense = new Uint32Array(clients + 1);
    for (let client = 0; client < clients; client += 1) this.firstSublicense[client + 1] = this.firstSublicense[client] + sublicenseCount(client);
    this.sublicenses = this.firstSublicense[clients];
    this.ids = {
      client: new Ids('client', clients),
      sublicense: new Ids('sublicense', this.sublicenses),
      content: new Ids('content', CONTENT_ITEMS),
      learner: new Ids('learner', learners),
      membership: new Ids('membership', learners),
      access: new Ids('access', learners * MOST_OPENED),
      ground: new Ids('ground', learners * MOST_OPENED),
      code: new Ids('code', codes),
      redemption: new Ids('redemption', learners),
      allowance: new Ids('allowance', clients + this.sublicenses + codes),
    };
  }

  sublicensesOf(client) {
    return { first: this.firstSublicense[client], count: this.firstSublicense[client + 1] - this.firstSublicense[client] };
  }

  clientOfCode(code) {
    return hashOf(1, code) % this.clients;
  }

  isShared(code) {
    return code % SHARED_EVERY === 0;
  }

  /** The sublicenses a code opens: one to three of its client's, by number. */
  openedBy(code) {
    const { first, count } = this.sublicensesOf(this.clientOfCode(code));
    const wanted = Math.min(count, 1 + (hashOf(2, code) % MOST_OPENED));
    const from = hashOf(3, code) % count;
    return Array.from({ length: wanted }, (_, at) => first + ((from + at) % count)).toSorted((a, b) => a - b);
  }

  /** The code a learner came in by, or null for whom staff let in. A code for one person is given to one. */
  codeOf(learner) {
    if (oftenAs(30, 4, learner)) return null;
    // Codes and learners are made over the same two years: this is the last code there was when the learner came.
    const newest = Math.floor((learner * this.codes) / this.learners);
    const shared = oftenAs(50, 5, learner) || this.learners > this.codes;
    return shared ? Math.floor((hashOf(6, learner) % (newest + 1)) / SHARED_EVERY) * SHARED_EVERY : newest;
  }

  /** Where a learner is: the client and the sublicense held there. */
  placeOf(learner) {
    const code = this.codeOf(learner);
    if (code === null) {
      const client = hashOf(7, learner) % this.clients;
      const { first, count } = this.sublicensesOf(client);
      return { code, client, held: [first + (hashOf(8, learner) % count)] };
    }
    return { code, client: this.clientOfCode(code), held: this.openedBy(code) };
  }

  allowanceOfClient(client) {
    return this.ids.allowance.of(client);
  }

  allowanceOfSublicense(sublicense) {
    return this.ids.allowance.of(this.clients + sublicense);
  }

  allowanceOfCode(code) {
    return this.ids.allowance.of(this.clients + this.sublicenses + code);
  }
}

/** Main, and up to nine more. */
function sublicenseCount(client) {
  return 1 + (hashOf(9, client) % 10);
}
