import { Field, Int, ObjectType } from 'type-graphql';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';

@ObjectType('Settings', { simpleResolvers: true, description: 'Of the whole site; owners only.' })
export class SettingsType {
  @Field(() => String, { description: 'What the site calls itself, 1 to 120 characters. Mails are sent under it unless mailFrom says otherwise.' })
  readonly siteName!: string;

  @Field(() => String, { nullable: true, description: 'The terms learners accept when they register; landing pages link to it. Null: none.' })
  readonly termsUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'What is done with personal data; landing pages link to it. Null: none.' })
  readonly privacyUrl!: string | null;

  @Field(() => Int, { description: 'How many days an invite can be accepted from when it is sent, 1 to 90. A change holds for invites that are sent from then on.' })
  readonly inviteDays!: number;

  @Field(() => Boolean, { description: 'True: mails are written and wait until it is false again; meanwhile nobody gets one.' })
  readonly mailPaused!: boolean;

  @Field(() => String, { description: 'Whom mails are from, such as `Portico <no-reply@example.com>`. Made of the site\'s name and host while nobody set it.' })
  readonly mailFrom!: string;

  @Field(() => Boolean, { description: 'True: mails leave through the SMTP server whoever runs the site has set. False: there is none, and each is kept in the mailbox. Not to be changed here.' })
  readonly mailLeaves!: boolean;

  @Field(() => Boolean, { description: 'True: everybody may ask the API for its schema. False: signed-in staff alone.' })
  readonly introspection!: boolean;

  constructor(fields: SettingsType) {
    Object.assign(this, fields);
  }
}

@ObjectType({ simpleResolvers: true, description: 'The settings were changed. Every process of the site goes by them within three seconds.' })
export class SettingsUpdated {
  @Field(() => SettingsType, { description: 'The settings as they are now.' })
  readonly settings: SettingsType;

  constructor(settings: SettingsType) {
    this.settings = settings;
  }
}

export const UpdateSettingsResult = resultUnion('UpdateSettingsResult', 'What changing the settings came to.', [SettingsUpdated], [InvalidInput]);
