import { idBytes } from '../../src/kernel/ids.js';
import { idFrom } from '../../src/kernel/outside-ids.js';
import { run } from '../../src/kernel/sql.js';
import type { Caller, Json } from './caller.js';
import { serial } from './factories.js';
import { latestToken } from './mailed-links.js';
import type { Site } from './site.js';

const STAFF = 'id email name role status inviteExpiresAt clients { id } sublicenses { id }';
const PROBLEMS = '... on Problem { message } ... on InvalidInput { fields { path message } }';

/** The mutations that change the staff. */
export const STAFFING = {
  invite: `mutation ($input: InviteStaffInput!) { answer: inviteStaff(input: $input) { __typename ... on StaffInvited { staff { ${STAFF} } } ${PROBLEMS} } }`,
  update: `mutation ($input: UpdateStaffInput!) { answer: updateStaff(input: $input) { __typename ... on StaffUpdated { staff { ${STAFF} } } ${PROBLEMS} } }`,
  remove: `mutation ($input: RemoveStaffInput!) { answer: removeStaff(input: $input) { __typename ... on StaffUpdated { staff { id } } ${PROBLEMS} } }`,
  accept: `mutation ($input: AcceptStaffInviteInput!) { answer: acceptStaffInvite(input: $input) { __typename ... on SignedIn { viewer { __typename ... on Staff { id name email role } } } ... on InviteNotUsable { reason } ${PROBLEMS} } }`,
} as const;

/** The password of whoever accepts, unless told. */
export const CHOSEN = 'nine patient herons';

/** Calls one of {@link STAFFING}; the answer. */
export async function staffing(caller: Caller, what: keyof typeof STAFFING, input: object): Promise<Json> {
  return (await caller.ask(STAFFING[what], { input })).answer!;
}

/** An address nobody has had. */
export function newAddress(): string {
  return `colleague${serial()}@portico.test`;
}

/** Somebody who is asked in. */
export interface AskedIn {
  readonly id: string;
  readonly email: string;
  /** Of the link in their latest mail. */
  readonly token: string;
}

/** Asks somebody in, has the mail delivered and reads the link out of it. @param owner reads the mailbox */
export async function askIn(site: Site, owner: Caller, input: { readonly role: string; readonly email?: string; readonly clientIds?: readonly string[]; readonly sublicenseIds?: readonly string[] }, by: Caller = owner): Promise<AskedIn> {
  const email = input.email ?? newAddress();
  const { staff } = await staffing(by, 'invite', { name: 'Cora Colleague', ...input, email });
  await site.deliver();
  return { id: String(staff!.id), email, token: await latestToken(owner, email) };
}

/** Accepts; the answer. */
export function accept(caller: Caller, token: string, more: object = {}): Promise<Json> {
  return staffing(caller, 'accept', { token, name: 'Cora Comes', password: CHOSEN, ...more });
}

/** Whom somebody sees in the list of the staff, by id. */
export async function staffSeen(caller: Caller): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { staff }: Record<string, Json> = await caller.ask('query ($after: String) { staff(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }', { after });
    seen.push(...(staff!.nodes as unknown as Json[]).map(({ id }) => String(id)));
    if (!staff!.pageInfo!.hasNextPage) return seen;
    after = String(staff!.pageInfo!.endCursor);
  }
}

/** Makes these the only owners of the site who sign in: others who are, of other tests, look from now on. */
export async function onlyOwners(site: Site, ids: readonly string[]): Promise<void> {
  const marks = ids.map(() => '?').join(', ');
  await site.database.inTransaction((tx) => run(tx, `UPDATE staff SET role = 'AUDITOR' WHERE role = 'OWNER' AND id NOT IN (${marks})`, ids.map((id) => idBytes(idFrom('stf', id)))));
}
