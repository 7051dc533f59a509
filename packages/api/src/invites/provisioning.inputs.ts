import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PersonInput } from './invites.inputs.js';

/** The most people of one call. */
const MOST_PROVISIONED = 1_000;
/** The most sublicenses of one call. */
const MOST_SUBLICENSES = 100;

@InputType({ description: 'People a program of the client wants in.' })
export class ProvisionLearnersInput {
  @Field(() => ID, { description: 'The client.' })
  clientId!: string;

  @Field(() => [ID], { description: 'Where they are to have access: 1 to 100 sublicenses of the client.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_SUBLICENSES)
  sublicenseIds!: string[];

  @Field(() => [PersonInput], { description: 'Who: 1 to 1,000 people, each found by the external id, then by the address, and made if neither is known.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_PROVISIONED)
  @ValidateNested({ each: true })
  learners!: PersonInput[];

  @Field(() => Boolean, { defaultValue: true, description: 'True: whoever is new to the client gets an invite, and a seat is held until they accept. False: they have access at once, and come in by a mailed sign-in link.' })
  @IsBoolean()
  sendEmail!: boolean;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}
