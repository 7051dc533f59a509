import { HandIn, redeem } from '../codes/codes.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { newId, type ClientId, type LearnerId } from '../kernel/ids.js';
import { NotAllowedNow, Refusal } from '../kernel/problem.js';
import { EVERYTHING } from '../kernel/viewer.js';
import {
  AdmissionMemory,
  disableMembership,
  enableMembership,
  grantAccess,
  membersOf,
  revokeAccesses,
  sweepPortion,
  takeTurns,
  type LearnerAccounts,
} from '../learners/learners.api.js';
import type { Making } from './make-clients.js';
import type { Person } from './people.js';
import type { Later, SampleClient, SampleSublicense } from './tables.js';
import type { Step } from './timeline.js';

/** No code of the sample asks for an address to be proven. */
const NO_PROOFS = { ask: () => Promise.resolve() };

/** Lets the sample's people in, through the doors and the gate, and does what becomes of them later. */
export class PeopleMaking {
  readonly #accounts: LearnerAccounts;

  constructor({ accounts }: { readonly accounts: LearnerAccounts }) {
    this.#accounts = accounts;
  }

  /** Somebody gets an account without a password, and comes in. @throws Refusal NotAllowedNow when their address has an account of somebody else */
  async arrive(tx: Tx, { client, person, by }: Extract<Step, { kind: 'ARRIVAL' }>, making: Making, act: Act): Promise<void> {
    const { email, firstName, lastName, fullName } = person;
    const id = newId('lrn');
    const turn = await this.#accounts.open(tx, { id, email, firstName, lastName, passwordHash: null }, act.now);
    if (turn === undefined) throw new Refusal(new NotAllowedNow(`The sample cannot be made: the address ${email.written} has an account already.`));
    making.made.people.add(fullName, id);
    if ('hand' in by) await grant(tx, { client, people: [id], into: by.hand, expiresAt: null }, making, act);
    else await redeem(turn, handIn(client, id, by.code, making), { act: learnerAct(id, act), proofs: NO_PROOFS });
  }

  /** Somebody came back. */
  async visit(tx: Tx, { fullName }: Person, { made }: Making, { now }: Act): Promise<void> {
    await this.#accounts.seen(tx, made.people.get(fullName), now);
  }

  /** Frees the seats of accesses whose days are over. */
  async freeSeats(tx: Tx, { client, sublicense }: { client: SampleClient; sublicense: SampleSublicense }, { made }: Making, { now }: Act): Promise<void> {
    await sweepPortion(tx, now, [made.sublicense(client, sublicense.name).seats]);
  }

  /** What becomes of people who are in. */
  async later(tx: Tx, { client, later }: { client: SampleClient; later: Later }, making: Making, act: Act): Promise<void> {
    const people = later.who.map((name) => making.made.people.get(name));
    const clientId = making.made.clients.get(client.slug).client;
    switch (later.what) {
      case 'GRANT':
        return grant(tx, { client, people, into: later.into, expiresAt: later.until === undefined ? null : making.days.endOf(later.until, client.timeZone) }, making, act);
      case 'REDEEM':
        for (const id of people) await redeem(await takeTurns(tx, [id]), handIn(client, id, later.code, making), { act: learnerAct(id, act), proofs: NO_PROOFS });
        return;
      case 'REVOKE':
        return revoke(tx, { client, clientId, people, from: later.from }, making, act);
      case 'DISABLE':
      case 'ENABLE':
        for (const { id, learnerId } of await membersOf({ tx, people }, [clientId])) {
          await (later.what === 'ENABLE' ? enableMembership : disableMembership)(tx, { id, learnerId, clientId }, act);
        }
    }
  }
}

/** Learners do themselves what they do with a code. */
function learnerAct(id: LearnerId, act: Act): Act {
  return { ...act, by: { kind: 'LEARNER', id } };
}

function handIn(client: SampleClient, id: LearnerId, label: string, { made }: Making): HandIn {
  return new HandIn(id, [made.code(client, label).text], client.slug, new AdmissionMemory());
}

async function grant(
  tx: Tx,
  { client, people, into, expiresAt }: { client: SampleClient; people: readonly LearnerId[]; into: string; expiresAt: Date | null },
  { made, owner }: Making,
  act: Act,
): Promise<void> {
  const sublicenseId = made.sublicense(client, into).id;
  await grantAccess(tx, { people, sublicenseId, expiresAt, by: owner, heldUntil: act.now }, { act, memory: new AdmissionMemory() });
}

async function revoke(
  tx: Tx,
  { client, clientId, people, from }: { client: SampleClient; clientId: ClientId; people: readonly LearnerId[]; from: string },
  { made }: Making,
  act: Act,
): Promise<void> {
  const { id } = made.sublicense(client, from);
  const members = await membersOf({ tx, people }, [clientId]);
  const accesses = new Set(members.map((member) => member.accesses.get(id)!.id));
  await revokeAccesses(tx, { accesses, scope: EVERYTHING, people, clients: [clientId] }, act);
}
