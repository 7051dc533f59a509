import { ArrayMaxSize, ArrayNotEmpty, IsArray, MaxLength, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';

/** The most codes of one call. */
const MAX_CODES = 1_000;
/** As long as an address may be. */
export const LONGEST_HANDED_TO = 254;

@InputType({ description: 'Redemption codes that were handed to somebody.' })
export class MarkCodeHandedToInput {
  @Field(() => [ID], { description: '1 to 1,000 redemption codes.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_CODES)
  codeIds!: string[];

  @Field(() => String, { nullable: true, description: 'To whom, 1 to 254 characters: a name, an address, an event. Null or left out: to nobody after all.' })
  @Clearable()
  @Line(LONGEST_HANDED_TO)
  handedTo?: string | null;
}

@InputType({ description: 'A redemption to take back.' })
export class ReverseRedemptionInput {
  @Field(() => ID, { description: 'The redemption, of a code of either kind.' })
  id!: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters; history keeps it. Name no people: it outlives their erasure.' })
  @Line(500)
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}
