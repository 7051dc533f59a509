import { Field, ID, ObjectType } from 'type-graphql';
import type { ClientId } from '../kernel/ids.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { ClientInUse } from './clients.problems.js';

@ObjectType({ simpleResolvers: true, description: 'The client is gone, with everything in it. Its history stays, and its slugs are given to nobody else.' })
export class ClientDeleted {
  @Field(() => ID, { description: 'The id it had.' })
  readonly id: ClientId;

  constructor(id: ClientId) {
    this.id = id;
  }
}

export const DeleteClientResult = resultUnion('DeleteClientResult', 'What deleting a client came to.', [ClientDeleted], [ClientInUse, InvalidInput]);
