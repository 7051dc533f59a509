import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { UpdateDesignInput } from '../clients/clients.api.js';
import { Line } from '../kernel/line.js';
import { IsPlainText } from '../kernel/plain-text.js';

/** The most sublicenses of one invite. */
const MOST_SUBLICENSES = 100;

@InputType({ description: 'An invite that is being written, in a brand that may be. Of the brand a field left out is as it is stored; null is what is usual.' })
export class InvitePreviewInput extends UpdateDesignInput {
  @Field(() => String, { nullable: true, description: 'Whom it greets, 1 to 100 characters; left out: somebody made up.' })
  @IsOptional()
  @Line(100)
  firstName?: string | null;

  @Field(() => [ID], { nullable: true, description: 'What it invites to, 1 to 100 sublicenses of the client; left out: Main.' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_SUBLICENSES)
  sublicenseIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The message in it, plain text of at most 2,000 characters; left out: none.' })
  @IsOptional()
  @IsPlainText(2_000)
  message?: string | null;
}
