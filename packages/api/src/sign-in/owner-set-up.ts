import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import { newId } from '../kernel/ids.js';
import type { Passwords } from '../kernel/passwords.js';
import { invalid } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { linkUsed, type FirstOwner } from '../staff/staff.api.js';
import type { SessionStarter } from './session-starter.js';
import type { SetUpOwnerInput } from './sign-in.inputs.js';

/** What {@link OwnerSetUp} works with. */
export interface OwnerSetUpParts {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly firstOwner: FirstOwner;
  readonly sessions: SessionStarter;
}

/** Makes the first owner from the one-time link and signs them in, in one transaction. */
export class OwnerSetUp {
  readonly #parts: OwnerSetUpParts;

  constructor(parts: OwnerSetUpParts) {
    this.#parts = parts;
  }

  /** @throws NotAllowedNow for a link that does not do any more, InvalidInput for an address or password that will not do */
  async run(ctx: RequestContext, input: SetUpOwnerInput): Promise<void> {
    const { database, passwords, firstOwner, sessions } = this.#parts;
    if (!(await firstOwner.isUsable(database.reader, input.token))) throw linkUsed();
    const email = readEmail(input.email);
    if (email === undefined) throw invalid('email', 'email must be an e-mail address.');
    const wrong = await passwords.problem(input.password, [email.written, input.name]);
    if (wrong !== null) throw invalid('password', wrong);
    const id = newId('stf');
    const owner = { id, email, name: input.name, passwordHash: await passwords.hash(input.password), act: actOf(ctx, { kind: 'STAFF', id }) };
    await sessions.start(ctx, { kind: 'staff', id: owner.id }, { before: (tx) => firstOwner.claim(tx, input.token, owner) });
  }
}
