import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.js';
import type { MailId } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';

@ObjectType('Mail', { implements: Node, simpleResolvers: true, description: 'A mail that was kept here because no SMTP server is configured.' })
export class MailType implements Node {
  @Field(() => ID, { description: 'Begins with `mai_`.' })
  readonly id!: MailId;

  @Field(() => String, { description: 'What sort of mail: `INVITE`, `SIGN_IN_LINK`, `SEATS` …' })
  readonly kind!: string;

  @Field(() => String, { description: 'The address it is to.' })
  readonly to!: string;

  @Field(() => String, { description: 'Its subject.' })
  readonly subject!: string;

  @Field(() => String, { description: 'Its HTML part: a whole document. Show it only where it can run nothing.' })
  readonly html!: string;

  @Field(() => String, { description: 'Its text part.' })
  readonly text!: string;

  @Field(() => Date, { description: 'When it was written.' })
  readonly at!: Date;
}

export const MailConnection = connectionOf(MailType, 'Mail', 'mails, the newest first');
