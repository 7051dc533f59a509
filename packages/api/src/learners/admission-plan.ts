import { newId, type AccessId, type AllowanceId, type ClientId, type LearnerId } from '../kernel/ids.js';
import { holdsSeat } from './access.entity.js';
import type { Door } from '../kernel/door.js';
import type { Place } from './places.read-model.js';
import { seatsHeldBy, type HeldAccess, type Member } from './standing.js';

/** A name somebody is invited by. */
export interface InvitedName {
  readonly firstName: string;
  readonly lastName: string;
}

/** How a way holds seats for people who have to do something before anything opens. */
export interface Reservation {
  /** For whom of the people of the way it does; whoever is not among them is in at once. */
  readonly people: ReadonlySet<LearnerId>;
  /** When the seats come free again. */
  readonly until: Date;
  /** An own end staff chose for what opens; left out or null: days of access run from then. */
  readonly ownEndsAt?: Date | null;
  /**
   * The names staff invited people by, for whoever is to be no more than invited: until they come in nobody of the client
   * sees more of them than that, so that nobody learns of an account elsewhere.
   */
  readonly invitedAs: ReadonlyMap<LearnerId, InvitedName>;
}

/** One way in: a code, a grant, the invites of one call. */
export interface Way {
  readonly door: Door;
  /** How history says it, behind "Let into …": `by hand`. */
  readonly words: string;
  /** Who of the people of the turn comes by this way; null: everybody. */
  readonly people: ReadonlySet<LearnerId> | null;
  /** The code, invite or member of the staff behind it: becomes the source of the grounds. */
  readonly sourceOf: (person: LearnerId) => Buffer;
  readonly places: readonly Place[];
  /** The own end an access gets by this way; null: none. */
  readonly ownEndsAt: (place: Place) => Date | null;
  /** A further allowance of which everybody who gains by this way takes one: the uses of a code. */
  readonly uses: AllowanceId | null;
  /** Null: it lets in at once. */
  readonly reserves: Reservation | null;
  /** Staff let back in whom staff revoked, and leave a ground even where it adds nothing; nobody else does either. */
  readonly byStaff: boolean;
  /**
   * The names staff let people in by who do nothing for it themselves. Whoever is new to the client, or no more than invited,
   * goes by them until they sign in: nobody of the client learns of an account elsewhere. Left out: by the names of their account.
   */
  readonly namedAs?: ReadonlyMap<LearnerId, InvitedName>;
}

/**
 * What a way did for a person. ADMITTED: they gained a seat, be it a reserved one, or a later end. HELD: they had all of it already.
 * REVOKED and DISABLED: staff took them out, and this way does not bring them back; nothing was changed.
 */
export type Outcome = 'ADMITTED' | 'HELD' | 'REVOKED' | 'DISABLED';

/** A change to an access that is there already. */
export interface Change {
  readonly id: AccessId;
  readonly ownEndsAt: Date | null;
  /** Null: it is open from now on. Otherwise it is reserved until then. */
  readonly reservedUntil: Date | null;
  /** True when the access had ended or been revoked; false when it goes on. */
  readonly revives: boolean;
}

/** A seat or a later end somebody gets by a way. */
export interface Gain {
  readonly way: Way;
  readonly person: LearnerId;
  readonly place: Place;
  /** What they had there before. */
  readonly before: HeldAccess | undefined;
  readonly ownEndsAt: Date | null;
  /** Null: it is open. */
  readonly reservedUntil: Date | null;
}

/** What the gate is about to write: decides from what stands, notes it on the members it was given, and touches no database. */
export class AdmissionPlan {
  readonly newMembers: { member: Member; door: Door; invitedAs: InvitedName | null }[] = [];
  /** Invited before, in from now on. */
  readonly joining = new Map<Member, Door>();
  /** The same, but staff let them in: they keep the names they were invited by until they sign in. */
  readonly joiningUnseen = new Map<Member, Door>();
  readonly newAccesses = new Map<AccessId, { member: Member; place: Place; ownEndsAt: Date | null; reservedUntil: Date | null }>();
  readonly changes = new Map<AccessId, Change>();
  readonly gains: Gain[] = [];
  readonly grounds: { way: Way; access: AccessId; person: LearnerId; place: Place }[] = [];
  readonly needs = new Map<LearnerId, Map<AllowanceId, number>>();
  readonly outcomes = new Map<Way, Map<LearnerId, Outcome>>();
  readonly #members: Map<string, Member>;

  constructor(members: readonly Member[]) {
    this.#members = new Map(members.map((member) => [`${member.clientId} ${member.learnerId}`, member]));
  }

  /** Decides for one person and one way; the ways before it count as done. */
  letIn(way: Way, person: LearnerId): void {
    if (way.people?.has(person) === false) return;
    const outcome = this.#decide(way, person);
    const outcomes = this.outcomes.get(way) ?? new Map<LearnerId, Outcome>();
    this.outcomes.set(way, outcomes.set(person, outcome));
  }

  /** The membership and access a person has after the plan, if any. */
  memberOf(client: ClientId, person: LearnerId): Member | undefined {
    return this.#members.get(`${client} ${person}`);
  }

  #decide(way: Way, person: LearnerId): Outcome {
    const standing = way.places.map((place) => this.memberOf(place.clientId, person));
    if (standing.some((member) => member?.status === 'DISABLED')) return 'DISABLED';
    const accesses = way.places.map((place, at) => standing[at]?.accesses.get(place.sublicenseId));
    if (!way.byStaff && accesses.some((access) => access?.status === 'REVOKED')) return 'REVOKED';
    const until = reservedFor(way, person);
    const gains = way.places.filter((place, at) => (until === null ? adds(way.ownEndsAt(place), accesses[at]) : holdsFor(until, accesses[at])));
    if (gains.length === 0 && !way.byStaff) return 'HELD';
    for (const place of gains) this.#give(way, place, person);
    for (const place of way.places) {
      const access = this.memberOf(place.clientId, person)!.accesses.get(place.sublicenseId)!;
      this.grounds.push({ way, access: access.id, person, place });
    }
    if (gains.length === 0) return 'HELD';
    if (way.uses !== null) this.#need(person, way.uses);
    return 'ADMITTED';
  }

  #give(way: Way, place: Place, person: LearnerId): void {
    const reservedUntil = reservedFor(way, person);
    const member = this.memberOf(place.clientId, person) ?? this.#join(place.clientId, person, way);
    const before = member.accesses.get(place.sublicenseId);
    const ownEndsAt = reservedUntil === null ? way.ownEndsAt(place) : heldEnd(way.reserves?.ownEndsAt ?? null, before);
    const holds = before !== undefined && holdsSeat(before.status);
    if (!holds) {
      this.#need(person, place.seats);
      if (seatsHeldBy(member) === 0) this.#need(person, place.clientSeats);
    }
    const id = before?.id ?? newId('acc');
    const end = before?.status === 'ACTIVE' ? later(ownEndsAt, before.ownEndsAt) : ownEndsAt;
    this.gains.push({ way, person, place, before, ownEndsAt: end, reservedUntil });
    if (before === undefined) this.newAccesses.set(id, { member, place, ownEndsAt: end, reservedUntil });
    else this.#change({ id, ownEndsAt: end, reservedUntil, revives: !holds });
    if (reservedUntil === null && member.status === 'INVITED') this.#admitInvited(member, way);
    const status = reservedUntil === null ? 'ACTIVE' : 'RESERVED';
    member.accesses.set(place.sublicenseId, { id, sublicenseId: place.sublicenseId, status, ownEndsAt: end, reservedUntil, disabledFrom: null });
  }

  /** Whom staff let in has done nothing for it: that somebody has an account elsewhere shows when they come themselves. */
  #admitInvited(member: Member, { door, byStaff, namedAs }: Way): void {
    member.status = 'ACTIVE';
    const isUnseen = byStaff || namedAs?.has(member.learnerId) === true;
    const fresh = this.newMembers.find((one) => one.member === member);
    if (fresh === undefined) (isUnseen ? this.joiningUnseen : this.joining).set(member, door);
    else Object.assign(fresh, { door, ...(!isUnseen && { invitedAs: null }) });
  }

  /** A later way may change again what an earlier way of the same call gave. */
  #change(change: Change): void {
    const made = this.newAccesses.get(change.id);
    if (made !== undefined) Object.assign(made, { ownEndsAt: change.ownEndsAt, reservedUntil: change.reservedUntil });
    else this.changes.set(change.id, { ...change, revives: change.revives || this.changes.get(change.id)?.revives === true });
  }

  #join(clientId: ClientId, learnerId: LearnerId, way: Way): Member {
    const reservedAs = reservedFor(way, learnerId) === null ? null : (way.reserves?.invitedAs.get(learnerId) ?? null);
    const invitedAs = reservedAs ?? way.namedAs?.get(learnerId) ?? null;
    const member: Member = { id: newId('mem'), learnerId, clientId, status: reservedAs === null ? 'ACTIVE' : 'INVITED', accesses: new Map() };
    this.#members.set(`${clientId} ${learnerId}`, member);
    this.newMembers.push({ member, door: way.door, invitedAs });
    return member;
  }

  #need(person: LearnerId, allowance: AllowanceId): void {
    const needs = this.needs.get(person) ?? new Map<AllowanceId, number>();
    this.needs.set(person, needs.set(allowance, (needs.get(allowance) ?? 0) + 1));
  }
}

/** Until when a way holds seats for a person; null when it lets them in at once. */
function reservedFor({ reserves }: Way, person: LearnerId): Date | null {
  return reserves?.people.has(person) === true ? reserves.until : null;
}

/** The own end a reserved access keeps until it opens: the later of those staff chose. Null: days of access run from when it opens. */
export function heldEnd(chosen: Date | null, before: HeldAccess | undefined): Date | null {
  const known = before?.status === 'RESERVED' ? before.ownEndsAt : null;
  if (chosen === null || known === null) return chosen ?? known;
  return later(chosen, known);
}

/** True when holding a seat until then would give somebody more than the access they have. */
function holdsFor(until: Date, access: HeldAccess | undefined): boolean {
  if (access === undefined || !holdsSeat(access.status)) return true;
  return access.status === 'RESERVED' && (access.reservedUntil === null || until > access.reservedUntil);
}

/** True when an own end would give somebody more than the access they have. */
function adds(ownEndsAt: Date | null, access: HeldAccess | undefined): boolean {
  if (access === undefined || access.status !== 'ACTIVE') return true;
  return access.ownEndsAt !== null && (ownEndsAt === null || ownEndsAt > access.ownEndsAt);
}

/** The later of two ends; none is the latest. */
export function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return null;
  return one > other ? one : other;
}
