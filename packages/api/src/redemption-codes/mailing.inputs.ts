import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PersonInput } from '../invites/invites.api.js';
import { IsPlainText } from '../kernel/plain-text.js';

/** The most people of one call. */
const MOST_PEOPLE = 200;

@InputType({ description: 'People to mail a redemption code each.' })
export class MailRedemptionCodesInput {
  @Field(() => ID, { description: 'The batch their codes are of.' })
  batchId!: string;

  @Field(() => [PersonInput], { description: '1 to 200 people, each once. Their external ids are left alone.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_PEOPLE)
  @ValidateNested({ each: true })
  people!: PersonInput[];

  @Field(() => String, { nullable: true, description: 'A message of plain text that stands in the mail, at most 2,000 characters.' })
  @IsOptional()
  @IsPlainText(2_000)
  message?: string | null;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}
