import { Field, ObjectType } from 'type-graphql';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';

@ObjectType({ simpleResolvers: true, description: "An invite as it would leave in a brand that is not saved yet, to somebody made up. Its link leads to nobody's invite." })
export class InvitePreview {
  @Field(() => String, { description: 'The name it would come from.' })
  readonly from!: string;

  @Field(() => String, { description: 'Its subject, one line.' })
  readonly subject!: string;

  @Field(() => String, { description: 'Its HTML part. A logo that is not saved yet stands in it as a data: URL.' })
  readonly html!: string;

  @Field(() => String, { description: 'Its text part.' })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: 'The logo it shows: its address, or the picture itself as a data: URL where it is not saved yet; null: none.' })
  readonly logoUrl!: string | null;

  @Field(() => Boolean, { description: 'Whether the logo stands on white on dark pages.' })
  readonly logoPlate!: boolean;

  constructor(fields: InvitePreview) {
    Object.assign(this, fields);
  }
}

export const InvitePreviewResult = resultUnion('InvitePreviewResult', 'What an invite looks like in a brand.', [InvitePreview], [InvalidInput]);
