import { standingOf } from '../allowances/allowances.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, newId, type CodeId, type LearnerId, type RedemptionId } from '../kernel/ids.js';
import { Refusal, type Problem } from '../kernel/problem.js';
import { insertRows, rows, run } from '../kernel/sql.js';
import { admit, ownEndAfter, seatsExhausted, ShortOfSeats, type AdmissionMemory, type AdmissionPlan, type ProofRequests, type Turn, type Way } from '../learners/learners.api.js';
import { REDEEMED } from './code-standing.js';
import { judge, revoked } from './code-verdict.js';
import { CodeExhausted, EmailNotAllowed } from './codes.problems.js';
import { earlierRedemptions } from './earlier-redemptions.read-model.js';
import { lookUpCodes, type EnteredCode, type KnownCode } from './entered-codes.read-model.js';
import { RedemptionType } from './redemption.types.js';

/** Codes somebody hands in. Made outside the transaction: running it again must make the same rows. */
export class HandIn {
  /** Of the mail that asks for the proof of an address, should one be needed. */
  readonly proofId = newId('out');
  readonly #ids = new Map<CodeId, RedemptionId>();
  /** What the last run wrote; true as soon as it is committed. */
  readonly written = new Map<RedemptionId, RedemptionType>();

  /** @param entered 1 to 10 codes @param slug the client's page; null: generated codes only */
  constructor(
    readonly learnerId: LearnerId,
    readonly entered: readonly string[],
    readonly slug: string | null,
    readonly memory: AdmissionMemory,
  ) {}

  redemptionOf(code: CodeId): RedemptionId {
    const id = this.#ids.get(code) ?? newId('red');
    this.#ids.set(code, id);
    return id;
  }
}

/** What handing in codes did. */
export type Redeemed = {
  /** One per code that was used, now or before, in the order entered. */
  readonly redemptions: readonly RedemptionId[];
};

/** How long a seat is held for whoever has to prove their address first, in milliseconds. */
const PROVE_WITHIN = 86_400_000;

/** Whoever redeems, as far as the codes ask for it. */
export interface Redeemer {
  readonly id: LearnerId;
  /** The key of their address; null where no code asks for it, or nobody knows it yet. */
  readonly emailKey: string | null;
  /** True when the address is known to be theirs. */
  readonly isProven: boolean;
}

/** Reads whoever redeems; a statement only where a code asks who they are. */
export async function redeemerOf(reader: Reader, id: LearnerId, entered: readonly EnteredCode[]): Promise<Redeemer> {
  if (entered.every(({ code }) => code === null || code.emailDomains.length === 0)) return { id, emailKey: null, isProven: false };
  const [row] = await rows<{ email_key: string; email_proven_at: unknown }>(reader, 'SELECT email_key, email_proven_at FROM learner WHERE id = ?', [idBytes(id)]);
  return { id, emailKey: row?.email_key ?? null, isProven: row?.email_proven_at != null };
}

/** A code on its way through the gate. */
interface AtTheGate {
  readonly entered: string;
  readonly code: KnownCode;
  readonly way: Way;
}

/**
 * Redeems codes for the one learner of the turn: all or none. What a code would give and the learner holds already is not consumed.
 *
 * @throws Refusal for the first refused code in the order entered
 */
export async function redeem(turn: Turn, handIn: HandIn, { act, proofs }: { readonly act: Act; readonly proofs: ProofRequests }): Promise<Redeemed> {
  const { tx } = turn;
  const { now } = act;
  handIn.written.clear();
  const entered = await lookUpCodes(tx, handIn.entered, handIn.slug);
  const redeemer = await redeemerOf(tx, handIn.learnerId, entered);
  const { ahead, held, refusal } = await judgeAll(tx, entered, { redeemer, now });
  const consumed = await throughTheGate(turn, ahead, { handIn, act });
  const toProve = refusal === null ? ahead.find(({ code, way }) => way.reserves !== null && consumed.includes(code.id)) : undefined;
  if (toProve !== undefined) await proofs.ask(tx, [{ id: handIn.proofId, learner: handIn.learnerId, client: toProve.code.places[0]!.clientId }], now);
  if (refusal !== null) throw new Refusal(refusal);
  const used = new Map([...held, ...consumed.map((code): [CodeId, RedemptionId] => [code, handIn.redemptionOf(code)])]);
  const order = entered.flatMap(({ code }) => (code !== null && used.has(code.id) ? [used.get(code.id)!] : []));
  return { redemptions: order };
}

/** Codes to ask the gate about, those held already, and the first refusal; codes behind a refused one need no look. */
async function judgeAll(
  tx: Tx,
  entered: readonly EnteredCode[],
  { redeemer, now }: { readonly redeemer: Redeemer; readonly now: Date },
): Promise<{ ahead: AtTheGate[]; held: Map<CodeId, RedemptionId>; refusal: Problem | null }> {
  const known = entered.flatMap(({ code }) => (code === null ? [] : [code.id]));
  const earlier = await earlierRedemptions(tx, redeemer.id, { codes: known, now });
  const ahead: AtTheGate[] = [];
  const held = new Map<CodeId, RedemptionId>();
  for (const one of entered) {
    const verdict = judge(one, one.code === null ? undefined : earlier.get(one.code.id), { now, emailKey: redeemer.emailKey });
    if (verdict.kind === 'refused') return { ahead, held, refusal: await exhaustedFirst(tx, one, verdict.problem) };
    if (verdict.kind === 'held') held.set(one.code!.id, verdict.earlier.id);
    else ahead.push({ entered: one.entered, code: verdict.code, way: wayOf(verdict.code, now, redeemer) });
  }
  return { ahead, held, refusal: null };
}

/** How a code lets somebody in. One for some e-mail domains only holds the seat until they prove that the address is theirs. */
export function wayOf(code: KnownCode, now: Date, { id, isProven }: Pick<Redeemer, 'id' | 'isProven'>): Way {
  return {
    door: code.kind === 'REGISTRATION' ? 'REGISTRATION_CODE' : 'REDEMPTION_CODE',
    words: `with the ${code.kind === 'REGISTRATION' ? 'registration' : 'redemption'} code ${code.text}`,
    people: null,
    sourceOf: () => idBytes(code.id),
    places: code.places,
    ownEndsAt: (place) => ownEndAfter(now, code.accessDays ?? place.accessDays),
    uses: code.uses,
    reserves: code.emailDomains.length === 0 || isProven ? null : { people: new Set([id]), until: new Date(now.getTime() + PROVE_WITHIN), invitedAs: new Map() },
    byStaff: false,
  };
}

async function throughTheGate(turn: Turn, ahead: readonly AtTheGate[], { handIn, act }: { handIn: HandIn; act: Act }): Promise<CodeId[]> {
  if (ahead.length === 0) return [];
  let plan: AdmissionPlan | undefined;
  let spent: ReadonlySet<CodeId> = new Set();
  const outcomeOf = (one: AtTheGate) => plan?.outcomes.get(one.way)?.get(handIn.learnerId);
  const wrong = { outcomeOf, isSpent: (code: CodeId) => spent.has(code) };
  try {
    await admit(turn, {
      ways: ahead.map((one) => one.way),
      act,
      memory: handIn.memory,
      record: async (planned) => {
        plan = planned;
        const consumed = ahead.filter((one) => outcomeOf(one) === 'ADMITTED');
        spent = await consume(turn.tx, consumed.map(({ code }) => code));
        await writeRedemptions(turn.tx, consumed, { handIn, now: act.now });
      },
    });
  } catch (thrown) {
    if (!(thrown instanceof ShortOfSeats)) throw thrown;
    throw (await firstRefusal(turn.tx, ahead, { ...wrong, short: thrown })) ?? thrown;
  }
  const refusal = await firstRefusal(turn.tx, ahead, { ...wrong, short: null });
  if (refusal !== null) throw refusal;
  return ahead.filter((one) => outcomeOf(one) === 'ADMITTED').map((one) => one.code.id);
}

/**
 * Uses redemption codes up, each by one guarded UPDATE of its own row (below REDEEMED it is neither redeemed nor switched off): before any row points to it, because a foreign key's shared
 * lock would have to become this one; and in the order of their ids, so that nobody waits in a ring.
 *
 * @returns those that somebody else used, or staff switched off, since they were looked up
 */
async function consume(tx: Tx, codes: readonly KnownCode[]): Promise<ReadonlySet<CodeId>> {
  const spent = new Set<CodeId>();
  const ids = codes.filter(({ kind }) => kind === 'REDEMPTION').map(({ id }) => id).sort();
  for (const id of ids) {
    const used = await run(tx, `UPDATE code SET standing = standing + ${REDEEMED} WHERE id = ? AND standing < ${REDEEMED}`, [idBytes(id)]);
    if (used !== 1) spent.add(id);
  }
  return spent;
}

async function writeRedemptions(tx: Tx, consumed: readonly AtTheGate[], { handIn, now }: { handIn: HandIn; now: Date }): Promise<void> {
  await insertRows(
    tx,
    'redemption',
    ['id', 'code_id', 'learner_id', 'redeemed_at'],
    consumed.map(({ code }) => [idBytes(handIn.redemptionOf(code.id)), idBytes(code.id), idBytes(handIn.learnerId), timeText(now)]),
  );
  for (const { code } of consumed) {
    const { id: codeId, text, places } = code;
    const id = handIn.redemptionOf(codeId);
    const redemption = { id, codeId, learnerId: handIn.learnerId, clientId: places[0]!.clientId, code: text, redeemedAt: now };
    handIn.written.set(id, Object.assign(new RedemptionType(), redemption));
  }
}

/** What went wrong at the gate. */
interface Wrong {
  readonly outcomeOf: (one: AtTheGate) => string | undefined;
  readonly isSpent: (code: CodeId) => boolean;
  readonly short: ShortOfSeats | null;
}

/** The refusal of the first code in the order entered that has one; exhausted goes before seats. Null: none has. */
async function firstRefusal(tx: Tx, ahead: readonly AtTheGate[], { outcomeOf, isSpent, short }: Wrong): Promise<Refusal | null> {
  const lacking = new Set(short?.shortages.map((shortage) => shortage.allowance));
  for (const one of ahead) {
    const outcome = outcomeOf(one);
    if (outcome === 'REVOKED' || outcome === 'DISABLED') return takenAway(tx, one);
    if (outcome !== 'ADMITTED') continue;
    if (isSpent(one.code.id) || lacking.has(one.code.uses)) return new Refusal(new CodeExhausted(one.entered));
    if (short !== null && one.code.places.some((place) => lacking.has(place.seats) || lacking.has(place.clientSeats))) {
      const untold = short.shortages.filter((shortage) => shortage.allowance !== one.code.uses);
      const problem = seatsExhausted(untold, one.code.places, one.entered);
      return short.saying(problem);
    }
  }
  return null;
}

/** A code at its limit says so before it says that it would not let this person in anyway. */
export async function takenAway(reader: Reader, { entered, code }: Pick<AtTheGate, 'entered' | 'code'>): Promise<Refusal> {
  return new Refusal((await isFull(reader, code)) ? new CodeExhausted(entered) : revoked(entered));
}

/** The same of somebody outside its e-mail domains. */
export async function exhaustedFirst(reader: Reader, { entered, code }: EnteredCode, problem: Problem): Promise<Problem> {
  return problem instanceof EmailNotAllowed && (await isFull(reader, code!)) ? new CodeExhausted(entered) : problem;
}

async function isFull(reader: Reader, { uses: id }: KnownCode): Promise<boolean> {
  const uses = (await standingOf(reader, [id])).get(id);
  return uses !== undefined && uses.maxTaken !== null && uses.taken >= uses.maxTaken;
}
