import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import type { StaffId } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';
import { StaffRole } from '../kernel/viewer.js';

registerEnumType(StaffRole, {
  name: 'StaffRole',
  description: 'What a member of the staff may do.',
  valuesConfig: {
    OWNER: { description: 'Everything, everywhere.' },
    CLIENT_ADMIN: { description: "Everything within given clients, except the client's own seat limit, end, status, content and deletion." },
    CLIENT_MANAGER: { description: 'Learners, invites, imports and codes within given clients, or within given sublicenses and those below.' },
    AUDITOR: { description: 'Reads, and changes nothing.' },
  },
});

/** Its lists `clients` and `sublicenses` are added by the slices those belong to. */
@ObjectType('Staff', { simpleResolvers: true, implements: Node, description: 'Somebody who works in the admin app.' })
export class StaffType implements Node {
  @ForEveryone()
  @Field(() => ID, { description: 'Opaque, unique on the site, never reused.' })
  readonly id!: StaffId;

  @ForEveryone()
  @Field(() => String, { description: 'The e-mail address they sign in with.' })
  readonly email!: string;

  @ForEveryone()
  @Field(() => String, { description: 'Their name, 1 to 120 characters.' })
  readonly name!: string;

  @ForEveryone()
  @Field(() => StaffRole, { description: 'What they may do.' })
  readonly role!: StaffRole;

  @Field(() => Date, { nullable: true, description: 'When they last signed in; null: never.' })
  readonly lastSeenAt!: Date | null;

  constructor(fields: Pick<StaffType, 'id' | 'email' | 'name' | 'role' | 'lastSeenAt'>) {
    Object.assign(this, fields);
  }
}
