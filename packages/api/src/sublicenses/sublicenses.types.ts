import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Seats, SeatsExhausted } from '../allowances/allowances.api.js';
import { ClientType } from '../clients/clients.api.js';
import { ForEveryone } from '../kernel/audience.js';
import type { ClientId, SublicenseId } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { SublicenseInUse } from './sublicenses.problems.js';

/** Its client, its place in the tree, its seats and its content are resolved beside it. */
@ObjectType('Sublicense', { simpleResolvers: true, implements: Node, description: "A named share of a client's access: content, a seat limit, an end." })
export class SublicenseType implements Node {
  @ForEveryone()
  @Field(() => ID, { description: 'Opaque, unique on the site, never reused.' })
  readonly id!: SublicenseId;

  readonly clientId!: ClientId;

  readonly parentId!: SublicenseId | null;

  @ForEveryone()
  @Field(() => String, { description: 'Its name, 1 to 120 characters; siblings have different ones.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Its number in other systems, at most 100 characters, unique in the client.' })
  readonly sku!: string | null;

  @Field(() => Boolean, { description: "True for the one made with its client: it opens all the client's content and cannot be deleted." })
  readonly isMain!: boolean;

  @Field(() => Seats, { description: 'How many learners may be in, how many are; those below it are counted apart.' })
  readonly seats!: Seats;

  @Field(() => Date, { nullable: true, description: "When access to it ends; null: with its client. The client's end counts where it is earlier." })
  readonly expiresAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Days an access lasts from its grant, 1 to 3,650; null: it has no end of its own.' })
  readonly accessDays!: number | null;

  constructor(fields: SublicenseType) {
    Object.assign(this, fields);
  }
}

@ObjectType({ simpleResolvers: true, description: 'The sublicense was made.' })
export class SublicenseCreated {
  @Field(() => SublicenseType, { description: 'The new sublicense.' })
  readonly sublicense: SublicenseType;

  constructor(sublicense: SublicenseType) {
    this.sublicense = sublicense;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The sublicense was changed.' })
export class SublicenseUpdated {
  @Field(() => SublicenseType, { description: 'The sublicense as it is now.' })
  readonly sublicense: SublicenseType;

  constructor(sublicense: SublicenseType) {
    this.sublicense = sublicense;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The sublicense is gone.' })
export class SublicenseDeleted {
  @Field(() => ClientType, { description: 'The client it belonged to.' })
  readonly client: ClientType;

  constructor(client: ClientType) {
    this.client = client;
  }
}

export const CreateSublicenseResult = resultUnion('CreateSublicenseResult', 'What making a sublicense came to.', [SublicenseCreated], [InvalidInput]);

export const UpdateSublicenseResult = resultUnion('UpdateSublicenseResult', 'What changing a sublicense came to.', [SublicenseUpdated], [InvalidInput]);

export const DeleteSublicenseResult = resultUnion(
  'DeleteSublicenseResult',
  'What deleting a sublicense came to.',
  [SublicenseDeleted],
  [SublicenseInUse, SeatsExhausted, InvalidInput],
);
