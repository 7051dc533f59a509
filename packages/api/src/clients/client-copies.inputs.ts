import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';
import { IsSlug } from './client-fields.js';

@InputType({ description: 'A client to copy, and what the copy is called.' })
export class CopyClientInput {
  @Field(() => ID, { description: 'The client to copy.' })
  id!: string;

  @Field(() => String, { description: "The copy's name, 1 to 120 characters." })
  @Line(120)
  name!: string;

  @Field(() => String, { nullable: true, description: "The copy's place in addresses, under the rules of createClient. Left out: derived from its name." })
  @Clearable()
  @IsSlug()
  slug?: string | null;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}
