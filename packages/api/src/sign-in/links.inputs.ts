import { Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { LONGEST_PASSWORD } from './sign-in.inputs.js';

/** Longer than any token. */
const LONGEST_TOKEN = 100;

@InputType({ description: 'A link to sign in with, to be mailed.' })
export class RequestSignInLinkInput {
  @Field(() => String, { description: 'The e-mail address of the account; case does not matter.' })
  @Length(1, 254)
  email!: string;

  @Field(() => String, { nullable: true, description: "The slug of the client on whose page a learner signs in. Left out: it is a member of the staff." })
  @Clearable()
  @MaxLength(60)
  slug?: string | null;
}

@InputType({ description: 'A link to choose a new password by, to be mailed.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The e-mail address of the account; case does not matter.' })
  @Length(1, 254)
  email!: string;

  @Field(() => String, { nullable: true, description: "The slug of the client on whose page a learner signs in. Left out: it is a member of the staff." })
  @Clearable()
  @MaxLength(60)
  slug?: string | null;
}

@InputType({ description: 'A mailed link to sign in with.' })
export class SignInWithLinkInput {
  @Field(() => String, { description: 'The token of the link: what follows `#` or, for staff, `#sign-in=`.' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;
}

@InputType({ description: 'A mailed link to choose a new password by.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The token of the link: what follows `#` or, for staff, `#reset=`.' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;

  @Field(() => String, { description: 'The new password: 12 to 128 characters, and none that many others use.' })
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}

@InputType({ description: 'A mailed link that proves an address.' })
export class ConfirmEmailInput {
  @Field(() => String, { description: 'The token of the link: what follows `#` or, for staff, `#confirm=`.' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A new password, 12 to 128 characters. Needed where somebody else may have chosen the one there is: InvalidInput at `password` asks for it. Ignored for a change of address.',
  })
  @Clearable()
  @MaxLength(LONGEST_PASSWORD)
  password?: string | null;
}
