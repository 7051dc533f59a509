import type { Caller } from './caller.js';

/** Who owns every site of the journeys. */
export const OWNER = { email: 'owner@example.test', password: 'a lantern over the gate' };

/** What learners see of a client besides its name. */
export interface Design {
  /** `#rrggbb`. */
  readonly accentColor?: string;
  readonly heading?: string;
  readonly welcomeText?: string;
  readonly supportEmail?: string;
}

export interface ClientInput {
  readonly name: string;
  readonly slug?: string;
  readonly language?: 'EN' | 'DE';
  /** By its name in the IANA database. */
  readonly timeZone?: string;
  readonly seatLimit?: number;
  /** ISO 8601, as all times here. */
  readonly expiresAt?: string;
  readonly contentIds?: readonly string[];
  readonly contentTags?: readonly string[];
}

export interface SublicenseInput {
  readonly name: string;
  readonly seatLimit?: number;
  readonly expiresAt?: string;
  readonly accessDays?: number;
  readonly contentIds?: readonly string[];
}

export interface CodeInput {
  readonly sublicenseIds: readonly string[];
  readonly code?: string;
  readonly label?: string;
  readonly maxRedemptions?: number;
  readonly startsAt?: string;
  readonly expiresAt?: string;
}

export interface BatchInput {
  readonly sublicenseIds: readonly string[];
  readonly count: number;
  readonly label?: string;
  readonly prefix?: string;
}

export interface Invitee {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

export interface StaffInvitee {
  readonly name: string;
  readonly email: string;
  readonly role: 'OWNER' | 'CLIENT_ADMIN' | 'CLIENT_MANAGER' | 'AUDITOR';
  readonly clientIds?: readonly string[];
  readonly sublicenseIds?: readonly string[];
}

export interface MadeClient {
  readonly id: string;
  readonly slug: string;
  readonly mainSublicense: { readonly id: string };
}

export interface MadeCode {
  readonly id: string;
  readonly code: string;
  readonly landingUrl: string;
}

export interface MadeBatch {
  readonly id: string;
  readonly codes: readonly MadeCode[];
}

/** What a client's doors have taken until now. */
export interface Taken {
  /** Of the client. */
  readonly seats: number;
  /** Of all its codes together. */
  readonly uses: number;
  /** Learners who are or were in it. */
  readonly learners: number;
}

/** One access, as staff see it. */
export interface SeenAccess {
  readonly id: string;
  readonly status: string;
  readonly sublicense: { readonly name: string };
  readonly membership: { readonly id: string };
}

const PROBLEM = '... on Problem { message } ... on InvalidInput { fields { path message } }';

/** The hand of staff: makes and changes what a journey needs to be there. Every method throws when it is refused. */
export class Owner {
  /** @param caller signed in as the owner */
  constructor(private readonly caller: Caller) {}

  async createContent(title: string, url: string, tags: readonly string[] = []): Promise<string> {
    const { contentItem } = await this.caller.ask<{ readonly contentItem: { readonly id: string } }>(
      `mutation ($input: SaveContentItemInput!) { saveContentItem(input: $input) { ... on ContentItemSaved { contentItem { id } } ${PROBLEM} } }`,
      { input: { title, url, kind: 'COURSE', tags } },
    );
    return contentItem.id;
  }

  async createClient(input: ClientInput, design: Design = {}): Promise<MadeClient> {
    const { client } = await this.caller.ask<{ readonly client: MadeClient }>(
      `mutation ($input: CreateClientInput!) { createClient(input: $input) { ... on ClientCreated { client { id slug mainSublicense { id } } } ${PROBLEM} } }`,
      { input },
    );
    if (Object.keys(design).length > 0) await this.updateDesign(client.id, design);
    return client;
  }

  async updateDesign(clientId: string, design: Design): Promise<void> {
    await this.caller.ask(`mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename ${PROBLEM} } }`, { input: { clientId, ...design } });
  }

  /** Gives a client a logo. */
  async giveLogo(clientId: string, file: Buffer): Promise<void> {
    const upload = await this.caller.ask<{ readonly id: string; readonly putUrl: string }>('mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id putUrl } }', { input: { purpose: 'LOGO', clientId } });
    await this.caller.put(upload.putUrl, file);
    await this.caller.ask(`mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename ${PROBLEM} } }`, { input: { clientId, logoUploadId: upload.id } });
  }

  /** What is left out stays. A new slug leaves the old one leading to it. */
  async updateClient(id: string, input: Partial<ClientInput>): Promise<void> {
    await this.caller.ask(`mutation ($input: UpdateClientInput!) { updateClient(input: $input) { __typename ${PROBLEM} } }`, { input: { id, ...input } });
  }

  /** Closes a client's page, or opens it again. */
  async setClientStatus(id: string, status: 'ACTIVE' | 'DISABLED'): Promise<void> {
    await this.caller.ask('mutation ($input: SetClientStatusInput!) { setClientStatus(input: $input) { id } }', { input: { id, status } });
  }

  /** Its id. */
  async createSublicense(clientId: string, input: SublicenseInput): Promise<string> {
    const { sublicense } = await this.caller.ask<{ readonly sublicense: { readonly id: string } }>(
      `mutation ($input: CreateSublicenseInput!) { createSublicense(input: $input) { ... on SublicenseCreated { sublicense { id } } ${PROBLEM} } }`,
      { input: { clientId, ...input } },
    );
    return sublicense.id;
  }

  /** Lets it end, at once if that is past. */
  async endSublicense(id: string, expiresAt: string): Promise<void> {
    await this.caller.ask(`mutation ($input: UpdateSublicenseInput!) { updateSublicense(input: $input) { __typename ${PROBLEM} } }`, { input: { id, expiresAt } });
  }

  async createCode(clientId: string, input: CodeInput): Promise<MadeCode> {
    const { registrationCode } = await this.caller.ask<{ readonly registrationCode: MadeCode }>(
      `mutation ($input: CreateRegistrationCodeInput!) { createRegistrationCode(input: $input) {
        ... on RegistrationCodeCreated { registrationCode { id code landingUrl } } ${PROBLEM} } }`,
      { input: { clientId, label: 'A code', ...input } },
    );
    return registrationCode;
  }

  /** Makes a batch of redemption codes, with the first 100 of them. */
  async generateCodes(clientId: string, input: BatchInput): Promise<MadeBatch> {
    const { batch } = await this.caller.ask<{ readonly batch: { readonly id: string; readonly codes: { readonly nodes: readonly MadeCode[] } } }>(
      `mutation ($input: GenerateRedemptionCodesInput!) { generateRedemptionCodes(input: $input) {
        ... on RedemptionCodesGenerated { batch { id codes(first: 100) { nodes { id code landingUrl } } } } ${PROBLEM} } }`,
      { input: { clientId, label: 'A batch', ...input } },
    );
    return { id: batch.id, codes: batch.codes.nodes };
  }

  /** Notes to whom codes were handed. */
  async handCodes(codeIds: readonly string[], handedTo: string): Promise<void> {
    await this.caller.ask('mutation ($input: MarkCodeHandedToInput!) { markCodeHandedTo(input: $input) { id } }', { input: { codeIds, handedTo } });
  }

  /** Asks somebody in by a mail. */
  async invite(clientId: string, sublicenseId: string, person: Invitee): Promise<void> {
    await this.caller.ask(`mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { __typename ${PROBLEM} } }`, { input: { clientId, sublicenseIds: [sublicenseId], learners: [person] } });
  }

  /** Asks somebody into the staff. @returns their id */
  async inviteStaff(input: StaffInvitee): Promise<string> {
    const { staff } = await this.caller.ask<{ readonly staff: { readonly id: string } }>(`mutation ($input: InviteStaffInput!) { inviteStaff(input: $input) { ... on StaffInvited { staff { id } } ${PROBLEM} } }`, { input });
    return staff.id;
  }

  /** Begins a job that sends the open invites of memberships again. */
  async resendInvites(membershipIds: readonly string[]): Promise<void> {
    await this.caller.ask(`mutation ($input: LearnerActionInput!) { runLearnerAction(input: $input) { __typename ${PROBLEM} } }`, { input: { action: 'RESEND_INVITES', membershipIds } });
  }

  /** What is left out stays. A new code cannot have ended; one that is changed can. */
  async updateCode(id: string, input: Omit<Partial<CodeInput>, 'sublicenseIds' | 'code'>): Promise<void> {
    await this.caller.ask(`mutation ($input: UpdateRegistrationCodeInput!) { updateRegistrationCode(input: $input) { __typename ${PROBLEM} } }`, { input: { id, ...input } });
  }

  async setCodesEnabled(ids: readonly string[], enabled: boolean): Promise<void> {
    await this.caller.ask('mutation ($input: SetCodesEnabledInput!) { setCodesEnabled(input: $input) { id } }', { input: { ids, enabled } });
  }

  /** Shuts memberships out, or lets them in again. */
  async setMembershipStatus(ids: readonly string[], enabled: boolean): Promise<void> {
    await this.caller.ask('mutation ($input: SetMembershipStatusInput!) { setMembershipStatus(input: $input) { __typename ... on Problem { message } } }', {
      input: { ids, enabled },
    });
  }

  /** Everything an address can reach. */
  accessOf(email: string): Promise<readonly SeenAccess[]> {
    return this.caller.ask('query ($email: String!) { learnerAccess(email: $email) { id status sublicense { name } membership { id } } }', { email });
  }

  async hasAccount(email: string): Promise<boolean> {
    return (await this.caller.ask<object | null>('query ($email: String!) { learner(email: $email) { id } }', { email })) !== null;
  }

  async taken(clientId: string): Promise<Taken> {
    const { seats, learners, registrationCodes } = await this.caller.ask<{
      readonly seats: { readonly taken: number };
      readonly learners: { readonly totalCount: number };
      readonly registrationCodes: { readonly nodes: readonly { readonly redemptionCount: number }[] };
    }>('query ($id: ID!) { client(id: $id) { seats { taken } learners { totalCount } registrationCodes(first: 100) { nodes { redemptionCount } } } }', { id: clientId });
    const uses = registrationCodes.nodes.reduce((sum, { redemptionCount }) => sum + redemptionCount, 0);
    return { seats: seats.taken, uses, learners: learners.totalCount };
  }

  async revokeAccess(accessIds: readonly string[]): Promise<void> {
    await this.caller.ask('mutation ($input: RevokeAccessInput!) { revokeAccess(input: $input) { id } }', { input: { accessIds } });
  }
}
