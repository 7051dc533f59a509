import { Field, ObjectType } from 'type-graphql';
import { ClientType, type NamedClient } from '../clients/clients.api.js';
import { SublicenseType, type NamedSublicense } from '../sublicenses/sublicenses.api.js';

/** Whoever may see the code may see all of it. */
@ObjectType({ simpleResolvers: true, description: 'What a code opens.' })
export class CodeAccess {
  @Field(() => ClientType, { description: 'Whose learners it lets in.' })
  readonly client: NamedClient;

  @Field(() => [SublicenseType], { description: 'The sublicenses attached to it, in the order they were made.' })
  readonly sublicenses: NamedSublicense[];

  constructor(client: NamedClient, sublicenses: NamedSublicense[]) {
    this.client = client;
    this.sublicenses = sublicenses;
  }
}
