import { actOf } from '../kernel/act.js';
import type { Database, Tx } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import { newId, type StaffId } from '../kernel/ids.js';
import type { Passwords } from '../kernel/passwords.js';
import { invalid } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { linkUsed, type FirstOwner } from '../staff/staff.api.js';
import type { SessionStarter } from './session-starter.js';
import type { SetUpOwnerInput } from './sign-in.inputs.js';

/** The port through which a new site is filled with sample data in the transaction that makes its owner. */
export interface SampleData {
  /** Makes all of it, unless it is there. @throws Refusal NotAllowedNow when something else is in its place */
  make(tx: Tx, order: { readonly owner: StaffId; readonly now: Date; readonly requestId: string | null }): Promise<unknown>;
}

/** What {@link OwnerSetUp} works with. */
export interface OwnerSetUpParts {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly firstOwner: FirstOwner;
  readonly sessions: SessionStarter;
  readonly sample: SampleData;
}

/** Makes the first owner from the one-time link, with sample data where they want it, and signs them in, in one transaction. */
export class OwnerSetUp {
  readonly #parts: OwnerSetUpParts;

  constructor(parts: OwnerSetUpParts) {
    this.#parts = parts;
  }

  /** @throws NotAllowedNow for a link that does not do any more, InvalidInput for an address or password that will not do */
  async run(ctx: RequestContext, input: SetUpOwnerInput): Promise<void> {
    const { database, passwords, firstOwner, sessions, sample } = this.#parts;
    if (!(await firstOwner.isUsable(database.reader, input.token))) throw linkUsed();
    const email = readEmail(input.email);
    if (email === undefined) throw invalid('email', 'email must be an e-mail address.');
    const wrong = await passwords.problem(input.password, [email.written, input.name]);
    if (wrong !== null) throw invalid('password', wrong);
    const id = newId('stf');
    const act = actOf(ctx, { kind: 'STAFF', id });
    const owner = { id, email, name: input.name, passwordHash: await passwords.hash(input.password), act };
    await sessions.start(ctx, { kind: 'staff', id }, {
      before: async (tx) => {
        await firstOwner.claim(tx, input.token, owner);
        if (input.sampleData) await sample.make(tx, { owner: id, now: act.now, requestId: act.requestId });
      },
    });
  }
}
