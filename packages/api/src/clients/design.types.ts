import { Field, Int, ObjectType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';

@ForEveryone()
@ObjectType({ simpleResolvers: true, description: "The client's brand: landing page, invite mails and learner dashboard wear it." })
export class Design {
  @Field(() => String, {
    nullable: true,
    description: 'The address of the logo, a PNG for anybody to fetch; another logo has another address, and nothing else is ever at this one. Null: none.',
  })
  readonly logoUrl!: string | null;

  @Field(() => Int, { nullable: true, description: 'How wide the logo is, at most 640 pixels, so that a page keeps its place free; null without a logo.' })
  readonly logoWidth!: number | null;

  @Field(() => Int, { nullable: true, description: 'How high the logo is, at most 240 pixels; null without a logo.' })
  readonly logoHeight!: number | null;

  @Field(() => Boolean, { description: 'Whether the logo stands on white on dark pages, because some of its colours would be fainter than 3:1 there (WCAG 2.2, 1.4.11); false without a logo.' })
  readonly logoPlate!: boolean;

  @Field(() => String, { description: 'The colour of buttons and links, as #rrggbb.' })
  readonly accentColor!: string;

  @Field(() => String, { nullable: true, description: "The landing page's heading, at most 120 characters; null: the page's usual one, in its language." })
  readonly heading!: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text under the heading, at most 2,000 characters.' })
  readonly welcomeText!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom learners ask for help: an e-mail address.' })
  readonly supportEmail!: string | null;

  @Field(() => String, { nullable: true, description: "The name mails come from, at most 120 characters; null: the client's name." })
  readonly senderName!: string | null;

  @Field(() => String, { nullable: true, description: 'The subject of invite mails, at most 200 characters; null: the usual one.' })
  readonly inviteSubject!: string | null;

  constructor(fields: Design) {
    Object.assign(this, fields);
  }
}
