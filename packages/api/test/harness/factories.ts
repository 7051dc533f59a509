import { LearnerAccounts } from '../../src/learners/learners.api.js';
import { systemAct } from '../../src/kernel/act.js';
import { readEmail } from '../../src/kernel/email.js';
import { newId, type ClientId, type LearnerId, type StaffId, type SublicenseId } from '../../src/kernel/ids.js';
import type { Clock } from '../../src/kernel/clock.js';
import { idFrom } from '../../src/kernel/outside-ids.js';
import type { StaffRole } from '../../src/kernel/viewer.js';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import { StoredSessions } from '../../src/platform/sessions/stored-sessions.js';
import { StaffService } from '../../src/staff/staff.api.js';
import type { Caller } from './caller.js';

/** A site as factories need it, be it in this process or in one of its own. */
export interface Place {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  /** Somebody with no cookies. */
  stranger(): Caller;
}

/** The password of whom {@link makeStaff} makes. */
export const PASSWORD = 'a lantern over the gate';

/** Its Argon2id hash, at a cost that suits tests. */
export const PASSWORD_HASH = '$argon2id$v=19$m=64,t=1,p=1$ExA6PLvXLhfIsJUOEDaU3Q$qKvoxcdCd/CjdWzFyHP0QP6ZhfS7KOKqiEg7n8O+aqY';

let made = 0;

/** A number no other factory call of the process has had: names made with it are new. */
export function serial(): number {
  made += 1;
  return made;
}

export interface MadeClient {
  readonly id: ClientId;
  readonly slug: string;
  readonly main: SublicenseId;
}

/** A client with its Main, made through the API. */
export async function makeClient(owner: Caller, input: { readonly name?: string; readonly seatLimit?: number | null; readonly expiresAt?: string; readonly contentIds?: readonly string[] } = {}): Promise<MadeClient> {
  const { createClient } = await owner.ask(
    `mutation ($input: CreateClientInput!) { createClient(input: $input) { ... on ClientCreated { client { id slug mainSublicense { id } } } ... on Problem { message } } }`,
    { input: { name: `Client ${serial()}`, ...input } },
  );
  const client = createClient!.client!;
  return { id: idFrom('cli', client.id!), slug: client.slug!, main: idFrom('sub', client.mainSublicense!.id!) };
}

/** A sublicense, made through the API. */
export async function makeSublicense(
  staff: Caller,
  clientId: ClientId,
  input: { readonly name?: string; readonly seatLimit?: number | null; readonly expiresAt?: string; readonly contentIds?: readonly string[]; readonly accessDays?: number; readonly parentId?: string } = {},
): Promise<SublicenseId> {
  const { createSublicense } = await staff.ask(
    `mutation ($input: CreateSublicenseInput!) { createSublicense(input: $input) { ... on SublicenseCreated { sublicense { id } } ... on Problem { message } } }`,
    { input: { clientId, name: `Sublicense ${serial()}`, ...input } },
  );
  return idFrom('sub', createSublicense!.sublicense!.id!);
}

export interface MadeCode {
  readonly id: string;
  readonly code: string;
}

/** A registration code, made through the API. */
export async function makeCode(
  staff: Caller,
  clientId: ClientId,
  input: { readonly sublicenseIds: readonly SublicenseId[]; readonly code?: string; readonly maxRedemptions?: number; readonly startsAt?: string; readonly expiresAt?: string; readonly emailDomains?: readonly string[] },
): Promise<MadeCode> {
  const { createRegistrationCode } = await staff.ask(
    `mutation ($input: CreateRegistrationCodeInput!) { createRegistrationCode(input: $input) { ... on RegistrationCodeCreated { registrationCode { id code } } ... on Problem { message } } }`,
    { input: { clientId, label: `Code ${serial()}`, ...input } },
  );
  const { registrationCode } = createRegistrationCode!;
  return { id: registrationCode!.id!, code: registrationCode!.code! };
}

export interface MadeLearner {
  readonly id: LearnerId;
  readonly email: string;
  readonly caller: Caller;
}

/** Somebody who may do everything, signed in just now: a session outlasts half an hour of the site's clock only. */
export async function makeOwner(site: Place): Promise<Caller> {
  return (await makeStaff(site, 'OWNER')).caller;
}

/** A learner with an account and a session and nothing else; without a password, which would be most of the work. @param word stands in their names and address */
export async function makeLearner(site: Place, word = 'learner'): Promise<MadeLearner> {
  const id = newId('lrn');
  const email = readEmail(`${word}${serial()}@example.test`)!;
  const sessions = new StoredSessions(site.database, site.clock);
  const token = sessions.newToken('learner');
  await site.database.inTransaction(async (tx) => {
    await new LearnerAccounts().open(tx, { id, email, firstName: `Lea ${word}`, lastName: `Learner ${word}`, passwordHash: null }, site.clock.now());
    await sessions.start(tx, token, { kind: 'learner', id }, { now: site.clock.now(), device: 'test' });
  });
  return { id, email: email.written, caller: site.stranger().carry({ name: 'portico-learner', value: token.secret }) };
}

/** A member of the staff with a session, and PASSWORD for more. */
export async function makeStaff(
  site: Place,
  role: StaffRole,
  scope: { readonly clientIds?: readonly ClientId[]; readonly sublicenseIds?: readonly SublicenseId[] } = {},
): Promise<{ readonly id: StaffId; readonly email: string; readonly caller: Caller }> {
  const id = newId('stf');
  const email = readEmail(`staff${serial()}@portico.test`)!;
  const sessions = new StoredSessions(site.database, site.clock);
  const token = sessions.newToken('staff');
  const now = site.clock.now();
  await site.database.inTransaction(async (tx) => {
    await new StaffService().add(tx, {
      id,
      email,
      name: `Staff ${id}`,
      role,
      passwordHash: PASSWORD_HASH,
      clientIds: [...(scope.clientIds ?? [])],
      sublicenseIds: [...(scope.sublicenseIds ?? [])],
      act: systemAct(now),
    });
    await sessions.start(tx, token, { kind: 'staff', id }, { now, device: 'test' });
  });
  return { id, email: email.written, caller: site.stranger().carry({ name: 'portico-staff', value: token.secret }) };
}
