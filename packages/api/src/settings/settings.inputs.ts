import { IsBoolean, IsInt, Max, Min, ValidateBy } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { isLine, Line } from '../kernel/line.js';
import { IsWebUrl } from '../kernel/web-url.js';
import { readSender } from './sender.js';

/** Longer than any name with an address behind it. */
const LONGEST_SENDER = 400;
const LONGEST_URL = 2000;

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

@InputType({ description: 'What to change of the settings. A field left out stays.' })
export class UpdateSettingsInput {
  @Field(() => String, { nullable: true, description: 'What the site calls itself, 1 to 120 characters.' })
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

  @Field(() => Int, { nullable: true, description: 'How many days an invite can be accepted, 1 to 90.' })
  @IsInt()
  @Min(1)
  @Max(90)
  inviteDays?: number;

  @Field(() => Boolean, { nullable: true, description: 'True: mails wait until it is false again.' })
  @IsBoolean()
  mailPaused?: boolean;

  @Field(() => String, { nullable: true, description: "Whom mails are from: an address, or a name and an address, such as `Portico <no-reply@example.com>`; null: made of the site's name and host." })
  @Clearable()
  @IsSender()
  mailFrom?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody may ask the API for its schema, or signed-in staff alone.' })
  @IsBoolean()
  introspection?: boolean;
}
