import { IsBoolean, ValidateBy } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { isLine, Line } from '../kernel/line.js';
import { IsWebUrl } from '../kernel/web-url.js';
import { readSender } from './sender.js';

/** Longer than any name with an address behind it. */
const LONGEST_SENDER = 400;
const LONGEST_URL = 2000;
/** In days. */
const LONGEST_INVITE = 90;

/** On an input field: what {@link readSender} can read. */
function IsSender(): PropertyDecorator {
  return ValidateBy({
    name: 'isSender',
    validator: {
      validate: (value: unknown) => isLine(value, LONGEST_SENDER) && readSender(value) !== undefined,
      defaultMessage: (about) => `${about?.property ?? 'This'} must be an address, or a name and an address, such as Portico <no-reply@example.com>`,
    },
  });
}

/** On an input field: a number of days an invite may be good for. */
function InviteDays(): PropertyDecorator {
  return ValidateBy({
    name: 'inviteDays',
    validator: {
      validate: (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LONGEST_INVITE,
      defaultMessage: (about) => `${about?.property ?? 'This'} must be a whole number from 1 to ${LONGEST_INVITE}`,
    },
  });
}

@InputType({ description: 'What to change of the settings. A field left out stays; null is refused where it does not say what null does.' })
export class UpdateSettingsInput {
  @Field(() => String, { nullable: true, description: 'What the site calls itself, 1 to 120 characters; null is refused.' })
  @Line(120)
  siteName?: string;

  @Field(() => String, { nullable: true, description: 'The terms learners accept: an absolute http or https URL of at most 2,000 characters; null clears it.' })
  @Clearable()
  @IsWebUrl(LONGEST_URL)
  termsUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'What is done with personal data: an absolute http or https URL of at most 2,000 characters; null clears it.' })
  @Clearable()
  @IsWebUrl(LONGEST_URL)
  privacyUrl?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many days an invite can be accepted, 1 to 90; null is refused.' })
  @InviteDays()
  inviteDays?: number;

  @Field(() => Boolean, { nullable: true, description: 'True: mails wait until it is false again; null is refused.' })
  @IsBoolean()
  mailPaused?: boolean;

  @Field(() => String, { nullable: true, description: "Whom mails are from: an address, or a name and an address, such as `Portico <no-reply@example.com>`; null: made of the site's name and host." })
  @Clearable()
  @IsSender()
  mailFrom?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody may ask the API for its schema, or signed-in staff alone; null is refused.' })
  @IsBoolean()
  introspection?: boolean;
}
