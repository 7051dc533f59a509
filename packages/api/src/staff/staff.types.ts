import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import { connectionOf } from '../kernel/connection.js';
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

/** How somebody of the staff stands. */
export const StaffStatus = { INVITED: 'INVITED', ACTIVE: 'ACTIVE' } as const;
export type StaffStatus = (typeof StaffStatus)[keyof typeof StaffStatus];

registerEnumType(StaffStatus, {
  name: 'StaffStatus',
  description: 'How somebody of the staff stands.',
  valuesConfig: {
    INVITED: { description: 'Asked in, and has not accepted yet: nobody signs in as them.' },
    ACTIVE: { description: 'Works here.' },
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

  @Field(() => StaffStatus, { description: 'Whether they work here, or are asked in.' })
  readonly status!: StaffStatus;

  /** True for somebody who was removed: no more than the name behind what they did. */
  readonly isRemoved!: boolean;

  constructor(fields: StaffType) {
    Object.assign(this, fields);
  }
}

export const StaffConnection = connectionOf(StaffType, 'Staff', 'members of the staff');
