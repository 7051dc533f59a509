import { Field, ID, InterfaceType } from 'type-graphql';
import type { Id, IdType } from './ids.js';

/** Whatever has an id of its own and can be fetched by it. */
@InterfaceType({ description: 'Whatever has an id and can be fetched by it (Relay Global Object Identification Specification).' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, unique on the site, never reused.' })
  abstract readonly id: Id<IdType>;
}
