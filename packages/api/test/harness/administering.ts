import type { Caller, Json } from './caller.js';

/** What is asked of an access. */
export const ACCESS = 'id status endsAt ownEndsAt revokedAt grounds { door label source { id } } sublicense { id name }';

/** Grants a sublicense to learners; the answers in order. */
export async function grant(staff: Caller, sublicenseId: string, learnerIds: readonly string[], expiresAt?: string): Promise<Json[]> {
  const { grantAccess } = await staff.ask(
    `mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { __typename
      ... on AccessGranted { access { ${ACCESS} membership { id } } } ... on AlreadyHasAccess { membership { id accesses { ${ACCESS} } } }
      ... on Problem { message } ... on SeatsExhausted { sublicense available forCode } ... on InvalidInput { fields { path message } } } }`,
    { input: { sublicenseId, learnerIds, ...(expiresAt === undefined ? {} : { expiresAt }) } },
  );
  return grantAccess as unknown as Json[];
}

/** Everything an address can reach, as staff see it. */
export async function accessOf(staff: Caller, email: string): Promise<Json[]> {
  const { learnerAccess } = await staff.ask(
    `query ($email: String!) { learnerAccess(email: $email) { ${ACCESS} membership { id status joinedThrough client { id name } } } }`,
    { email },
  );
  return learnerAccess as unknown as Json[];
}

/** Takes accesses away. */
export async function revoke(staff: Caller, accessIds: readonly unknown[]): Promise<Json[]> {
  const { revokeAccess } = await staff.ask(`mutation ($input: RevokeAccessInput!) { revokeAccess(input: $input) { ${ACCESS} } }`, { input: { accessIds } });
  return revokeAccess as unknown as Json[];
}

/** Shuts memberships out or lets them in again; the answers in order. */
export async function setMembership(staff: Caller, ids: readonly unknown[], enabled: boolean): Promise<Json[]> {
  const { setMembershipStatus } = await staff.ask(
    `mutation ($input: SetMembershipStatusInput!) { setMembershipStatus(input: $input) { __typename
      ... on MembershipUpdated { membership { id status accesses { ${ACCESS} } } }
      ... on Problem { message } ... on SeatsExhausted { sublicense available } } }`,
    { input: { ids, enabled } },
  );
  return setMembershipStatus as unknown as Json[];
}

/** Changes a client; its result. */
export async function updateClient(staff: Caller, input: object): Promise<Json> {
  const document = `mutation ($input: UpdateClientInput!) { updateClient(input: $input) { __typename
    ... on ClientUpdated { client { id name slug sku expiresAt timeZone language reference { name value } content { title } seats { limit taken available overBy } } }
    ... on Problem { message } ... on SlugTaken { suggestion } ... on InvalidInput { fields { path message } } } }`;
  return (await staff.ask(document, { input })).updateClient!;
}

/** Changes a sublicense; its result. */
export async function updateSublicense(staff: Caller, input: object): Promise<Json> {
  const document = `mutation ($input: UpdateSublicenseInput!) { updateSublicense(input: $input) { __typename
    ... on SublicenseUpdated { sublicense { id name sku path expiresAt accessDays content { title } seats { limit taken available overBy } } }
    ... on Problem { message } ... on InvalidInput { fields { path message } } } }`;
  return (await staff.ask(document, { input })).updateSublicense!;
}

/** Deletes a sublicense; its result. */
export async function deleteSublicense(staff: Caller, input: object): Promise<Json> {
  const document = `mutation ($input: DeleteSublicenseInput!) { deleteSublicense(input: $input) { __typename
    ... on SublicenseDeleted { client { sublicenses { id name } } } ... on Problem { message }
    ... on SublicenseInUse { learnerCount codeCount } ... on SeatsExhausted { sublicense available forCode } ... on InvalidInput { fields { path message } } } }`;
  return (await staff.ask(document, { input })).deleteSublicense!;
}

/** Opens or closes a client. */
export async function setClientStatus(staff: Caller, id: string, status: 'ACTIVE' | 'DISABLED'): Promise<void> {
  await staff.ask('mutation ($input: SetClientStatusInput!) { setClientStatus(input: $input) { id } }', { input: { id, status } });
}

/** Switches codes on or off. */
export async function setCodesEnabled(staff: Caller, ids: readonly string[], enabled: boolean): Promise<void> {
  await staff.ask('mutation ($input: SetCodesEnabledInput!) { setCodesEnabled(input: $input) { id } }', { input: { ids, enabled } });
}

/** Changes a registration code; its result. */
export async function updateCode(staff: Caller, input: object): Promise<Json> {
  const document = `mutation ($input: UpdateRegistrationCodeInput!) { updateRegistrationCode(input: $input) { __typename
    ... on RegistrationCodeUpdated { registrationCode { label code maxRedemptions redemptionCount startsAt expiresAt emailDomains status access { sublicenses { name } } } }
    ... on Problem { message } ... on InvalidInput { fields { path message } } } }`;
  return (await staff.ask(document, { input })).updateRegistrationCode!;
}

/** How the seats of a client and its sublicenses stand: `{ Main: 0, EMEA: 2, client: 2 }`. */
export async function seatsTaken(staff: Caller, clientId: string): Promise<Record<string, number>> {
  const { client } = await staff.ask('query ($id: ID!) { client(id: $id) { seats { taken } sublicenses { name seats { taken } } } }', { id: clientId });
  const sublicenses = client!.sublicenses as unknown as readonly { readonly name: string; readonly seats: { readonly taken: number } }[];
  return Object.fromEntries([...sublicenses.map(({ name, seats }) => [name, seats.taken]), ['client', Number(client!.seats!.taken)]]);
}
