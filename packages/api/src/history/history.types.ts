import { Field, ID, ObjectType } from 'type-graphql';
import type { Doer } from '../kernel/act.js';
import { connectionOf } from '../kernel/connection.js';
import { Door } from '../kernel/door.js';
import type { ClientId, HistoryEntryId, Id, IdType } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';
import { Change } from './changes.js';

/** Its `actor` and `subject` are added by the learners slice, which knows all who may stand there. */
@ObjectType('HistoryEntry', { simpleResolvers: true, implements: Node, description: 'Something that was done: who, what, when, through which door.' })
export class HistoryEntryType implements Node {
  @Field(() => ID, { description: 'Opaque, unique on the site, never reused.' })
  readonly id!: HistoryEntryId;

  @Field(() => Date, { description: 'When.' })
  readonly at!: Date;

  @Field(() => String, { description: 'What, as noun and verb: `client.updated`, `learner.admitted`.' })
  readonly action!: string;

  @Field(() => String, { description: 'What, in a sentence, in the words of that time. Names no person.' })
  readonly summary!: string;

  @Field(() => [Change], { description: 'What changed, field by field.' })
  readonly changes!: readonly Change[];

  @Field(() => Door, { nullable: true, description: 'Through which door somebody got in; null where nobody did.' })
  readonly door!: Door | null;

  @Field(() => String, { nullable: true, description: 'The request that did it, as the logs name it; null for what Portico did by itself.' })
  readonly requestId!: string | null;

  readonly clientId!: ClientId | null;
  readonly by!: Doer;
  readonly subjectId!: Id<IdType>;
}

export const HistoryConnection = connectionOf(HistoryEntryType, 'History', 'what was done, the newest first');
