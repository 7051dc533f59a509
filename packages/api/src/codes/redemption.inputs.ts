import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Line } from '../kernel/line.js';

/** The most codes of one call. */
const MAX_CODES = 10;
/** Longer than any code, short enough to be told back. */
const MAX_ENTERED = 200;

@InputType({ description: 'Codes as they were entered.' })
abstract class EnteredCodesInput {
  @Field(() => String, { nullable: true, description: "The client's slug. Left out, only codes Portico generated are found." })
  @IsOptional()
  @MaxLength(MAX_ENTERED)
  slug?: string | null;

  @Field(() => [String], { description: '1 to 10 codes as they were entered; case, spaces and hyphens make no difference. Redeemed are all of them or none.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_CODES)
  @MaxLength(MAX_ENTERED, { each: true })
  codes!: string[];
}

@InputType({ description: 'Codes to look at. Nothing is used up.' })
export class CheckCodesInput extends EnteredCodesInput {}

@InputType({ description: 'Codes of a signed-in learner.' })
export class RedeemCodesInput extends EnteredCodesInput {
  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'A new learner with their codes.' })
export class RegisterAndRedeemInput extends EnteredCodesInput {
  @Field(() => String, { description: 'Given name, 1 to 100 characters.' })
  @Line(100)
  firstName!: string;

  @Field(() => String, { description: 'Family name, 1 to 100 characters.' })
  @Line(100)
  lastName!: string;

  @Field(() => String, { description: 'The address the account is for.' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: '12 to 128 characters, and none that many others use.' })
  password!: string;

  @Field(() => Boolean, { description: 'Must be true.' })
  @IsBoolean()
  acceptTerms!: boolean;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}
