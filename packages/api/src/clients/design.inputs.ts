import { Matches, ValidateBy } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { readEmail } from '../kernel/email.js';
import { Line } from '../kernel/line.js';
import { IsPlainText } from '../kernel/plain-text.js';

/** The most characters of a welcome text. */
const LONGEST_WELCOME = 2_000;

/** On an input field: an address Portico can write to. */
function Address(): PropertyDecorator {
  return ValidateBy({
    name: 'address',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && readEmail(value) !== undefined,
      defaultMessage: (about) => `${about?.property ?? 'This'} must be an e-mail address such as help@example.com`,
    },
  });
}

@InputType({ description: "What to change of a client's brand. A field left out stays; null brings back what is usual." })
export class UpdateDesignInput {
  @Field(() => ID, { description: 'The client.' })
  clientId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Where the file of the logo was put: an upload of whoever calls, for this client, of the last day. Portico makes a PNG of at most 640 × 240 pixels of it; null: no logo, the client's first letter stands in its place.",
  })
  @Clearable()
  logoUploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'The colour of buttons and links, as #rrggbb.' })
  @Clearable()
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'accentColor must be a colour as #rrggbb' })
  accentColor?: string | null;

  @Field(() => String, { nullable: true, description: "The landing page's heading, one line of 1 to 120 characters; null: the page's usual one, in its language." })
  @Clearable()
  @Line(120)
  heading?: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text under the heading, 1 to 2,000 characters; null: none.' })
  @Clearable()
  @IsPlainText(LONGEST_WELCOME)
  welcomeText?: string | null;

  @Field(() => String, { nullable: true, description: 'Whom learners ask for help: an e-mail address; null: nobody.' })
  @Clearable()
  @Address()
  supportEmail?: string | null;

  @Field(() => String, { nullable: true, description: "The name mails come from, one line of 1 to 120 characters; null: the client's name." })
  @Clearable()
  @Line(120)
  senderName?: string | null;

  @Field(() => String, { nullable: true, description: 'The subject of invite mails, one line of 1 to 200 characters; null: the usual one.' })
  @Clearable()
  @Line(200)
  inviteSubject?: string | null;
}
