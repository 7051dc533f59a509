import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import { Language } from './client.entity.js';
import { Design } from './design.types.js';

/** A way for learners to sign in. */
export const SignInMethod = { PASSWORD: 'PASSWORD', EMAIL_LINK: 'EMAIL_LINK' } as const;
export type SignInMethod = (typeof SignInMethod)[keyof typeof SignInMethod];

registerEnumType(SignInMethod, {
  name: 'SignInMethod',
  description: 'A way for learners to sign in.',
  valuesConfig: { PASSWORD: { description: 'With e-mail address and password.' }, EMAIL_LINK: { description: 'With a link mailed to the address.' } },
});

registerEnumType(Language, {
  name: 'Language',
  description: 'A language learners are spoken to in.',
  valuesConfig: { EN: { description: 'English.' }, DE: { description: 'German.' } },
});

@ForEveryone()
@ObjectType({ simpleResolvers: true, description: "A client's page at `/<slug>`, as strangers see it." })
export class LandingPage {
  @Field(() => String, { description: "The client's name." })
  readonly name!: string;

  @Field(() => String, { description: 'The slug in use; an old slug finds the page too.' })
  readonly slug!: string;

  @Field(() => Design, { description: "The client's brand." })
  readonly design!: Design;

  @Field(() => [SignInMethod], { description: 'How learners of the client can sign in.' })
  readonly signIn!: SignInMethod[];

  @Field(() => Boolean, { description: 'False while the client is disabled or has ended: nobody gets in, and nothing opens.' })
  readonly available!: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when it is not available; null while it is.' })
  readonly unavailableSince!: Date | null;

  @Field(() => Language, { description: 'The language the page speaks.' })
  readonly language!: Language;

  @Field(() => String, { description: "The client's time zone, by its IANA name: dates on the page are told in it." })
  readonly timeZone!: string;

  constructor(fields: LandingPage) {
    Object.assign(this, fields);
  }
}
