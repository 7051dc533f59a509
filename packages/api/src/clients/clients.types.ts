import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.js';
import type { AllowanceId, ClientId } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';
import { InvalidInput } from '../kernel/problem.js';
import { Reference } from '../kernel/reference.js';
import { resultUnion } from '../kernel/result-union.js';
import { ClientStatus, Language } from './client.entity.js';
import { SlugTaken } from './clients.problems.js';
import { Design } from './design.types.js';

registerEnumType(ClientStatus, {
  name: 'ClientStatus',
  description: 'Whether a client is open.',
  valuesConfig: {
    ACTIVE: { description: 'Open, as long as its end has not come.' },
    DISABLED: { description: 'Closed by an owner: nobody gets in, and nothing opens.' },
  },
});

/** Its seats and lists are resolved beside it, by this slice and by those the lists belong to. */
@ObjectType('Client', { simpleResolvers: true, implements: Node, description: 'A customer company: its settings, its sublicenses, its learners.' })
export class ClientType implements Node {
  @Field(() => ID, { description: 'Opaque, unique on the site, never reused.' })
  readonly id!: ClientId;

  @Field(() => String, { description: 'Its name, 1 to 120 characters.' })
  readonly name!: string;

  @Field(() => String, { description: 'Its place in addresses, `/<slug>`; old ones keep leading to it.' })
  readonly slug!: string;

  @Field(() => String, { nullable: true, description: 'Its number in other systems, at most 100 characters, unique on the site.' })
  readonly sku!: string | null;

  @Field(() => ClientStatus, { description: 'Whether it is open.' })
  readonly status!: ClientStatus;

  @Field(() => String, { description: 'The address of its landing page.' })
  readonly landingUrl!: string;

  /** Where its seats are counted. */
  readonly seatAllowanceId!: AllowanceId;

  @Field(() => Date, { nullable: true, description: 'When all access to it ends; null: never.' })
  readonly expiresAt!: Date | null;

  @Field(() => String, { description: 'The IANA time zone in which its staff think of dates.' })
  readonly timeZone!: string;

  @Field(() => Language, { description: 'The language its learners are spoken to in.' })
  readonly language!: Language;

  @Field(() => Design, { description: 'Its brand.' })
  readonly design!: Design;

  @Field(() => [Reference], { description: 'What whoever runs the site keeps with it; at most 20.' })
  readonly reference!: Reference[];

  @Field(() => Date, { description: 'When it was made.' })
  readonly createdAt!: Date;

  @Field(() => Date, { description: 'When it, or the tree of its sublicenses, was last changed.' })
  readonly updatedAt!: Date;

  constructor(fields: ClientType) {
    Object.assign(this, fields);
  }
}

export const ClientConnection = connectionOf(ClientType, 'Client', 'clients');

@ObjectType({ simpleResolvers: true, description: 'The client was made, its Main sublicense with it.' })
export class ClientCreated {
  @Field(() => ClientType, { description: 'The new client.' })
  readonly client: ClientType;

  constructor(client: ClientType) {
    this.client = client;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The client was changed.' })
export class ClientUpdated {
  @Field(() => ClientType, { description: 'The client as it is now.' })
  readonly client: ClientType;

  constructor(client: ClientType) {
    this.client = client;
  }
}

export const CreateClientResult = resultUnion('CreateClientResult', 'What making a client came to.', [ClientCreated], [SlugTaken, InvalidInput]);

export const UpdateClientResult = resultUnion('UpdateClientResult', 'What changing a client came to.', [ClientUpdated], [SlugTaken, InvalidInput]);
