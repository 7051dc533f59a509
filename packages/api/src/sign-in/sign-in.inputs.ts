import { IsBoolean, Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';

/** Longer passwords are refused before they cost any work. */
export const LONGEST_PASSWORD = 1_000;

@InputType({ description: 'Who somebody says they are.' })
export class SignInInput {
  @Field(() => String, { description: 'The e-mail address of the account; case does not matter.' })
  @Length(1, 254)
  email!: string;

  @Field(() => String, { description: 'Its password, at most 1,000 characters.' })
  @Length(1, LONGEST_PASSWORD)
  password!: string;

  @Field(() => String, { nullable: true, description: "The slug of the client on whose page a learner signs in. Left out: it is a member of the staff." })
  @Clearable()
  @MaxLength(60)
  slug?: string | null;
}

@InputType({ description: 'The first owner.' })
export class SetUpOwnerInput {
  @Field(() => String, { description: 'The token of the one-time link: what follows `#setup=`.' })
  @MaxLength(100)
  token!: string;

  @Field(() => String, { description: 'The e-mail address they will sign in with.' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'Their name, 1 to 120 characters.' })
  @Line(120)
  name!: string;

  @Field(() => String, { description: 'The password they choose: 12 to 128 characters, and none that many others use.' })
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Fills the site with a sample to look around in: three clients, 200 learners without passwords.' })
  @IsBoolean()
  sampleData!: boolean;
}
