import { Field, ID, ObjectType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import type { SessionId } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';

@ForEveryone()
@ObjectType('Session', { simpleResolvers: true, implements: Node, description: 'Somebody signed in on one device, as they see it themselves.' })
export class SessionType implements Node {
  @Field(() => ID, { description: 'Begins with `ses_`. It names the session and opens nothing.' })
  readonly id!: SessionId;

  @Field(() => String, { description: 'What it was started with, such as `Firefox on Linux`.' })
  readonly device!: string;

  @Field(() => Date, { description: 'When it was last used, to the minute.' })
  readonly lastSeenAt!: Date;

  @Field(() => Boolean, { description: 'True for the session that asks.' })
  readonly current!: boolean;

  constructor(fields: SessionType) {
    Object.assign(this, fields);
  }
}
