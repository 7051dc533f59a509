import { ArrayMaxSize, IsArray, IsEnum, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Line } from '../kernel/line.js';
import { StaffRole } from '../kernel/viewer.js';

/** The most clients, and the most sublicenses, given to one person one by one. */
const MOST_GIVEN = 1_000;
const LONGEST_TOKEN = 100;
const LONGEST_PASSWORD = 1_000;

@InputType({ description: 'Somebody to ask into the staff.' })
export class InviteStaffInput {
  @Field(() => String, { description: 'Their e-mail address: the link goes there, and they sign in with it.' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'Their name, 1 to 120 characters; they may write it otherwise when they come.' })
  @Line(120)
  name!: string;

  @Field(() => StaffRole, { description: 'What they are to do. Only owners make owners.' })
  @IsEnum(StaffRole)
  role!: StaffRole;

  @Field(() => [ID], { nullable: true, description: 'Clients given whole, at most 1,000: at least one for a client admin, none for an owner. An auditor given nothing sees the whole site, by the hand of owners.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_GIVEN)
  clientIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Sublicenses given one by one, with all below them, at most 1,000; for client managers and auditors.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_GIVEN)
  sublicenseIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'What somebody of the staff is to do from now on. A field left out stays; an empty list takes away all of it.' })
export class UpdateStaffInput {
  @Field(() => ID, { description: 'Whom.' })
  id!: string;

  @Field(() => StaffRole, { nullable: true, description: 'What they are to do. Whoever becomes an owner has the whole site, whatever was given before.' })
  @IsEnum(StaffRole)
  role?: StaffRole;

  @Field(() => [ID], { nullable: true, description: 'All clients given whole, at most 1,000.' })
  @IsArray()
  @ArrayMaxSize(MOST_GIVEN)
  clientIds?: string[];

  @Field(() => [ID], { nullable: true, description: 'All sublicenses given one by one, with all below them, at most 1,000.' })
  @IsArray()
  @ArrayMaxSize(MOST_GIVEN)
  sublicenseIds?: string[];
}

@InputType({ description: 'Somebody to remove from the staff.' })
export class RemoveStaffInput {
  @Field(() => ID, { description: 'Whom.' })
  id!: string;
}

@InputType({ description: 'Somebody who was asked in, coming.' })
export class AcceptStaffInviteInput {
  @Field(() => String, { description: 'The token of the link: what follows `#invite=`.' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;

  @Field(() => String, { description: 'Their name, 1 to 120 characters.' })
  @Line(120)
  name!: string;

  @Field(() => String, { description: 'The password they choose: 12 to 128 characters, and none that many others use.' })
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}
