import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { LearnerId } from '../kernel/ids.js';
import { StaffType } from './staff.types.js';

/** What kind of somebody did it. */
export const ActorKind = { STAFF: 'STAFF', LEARNER: 'LEARNER', API_TOKEN: 'API_TOKEN', SYSTEM: 'SYSTEM' } as const;
export type ActorKind = (typeof ActorKind)[keyof typeof ActorKind];

registerEnumType(ActorKind, {
  name: 'ActorKind',
  description: 'What kind of somebody did it.',
  valuesConfig: {
    STAFF: { description: 'A person of the staff.' },
    LEARNER: { description: 'A learner.' },
    API_TOKEN: { description: 'A machine with an API token.' },
    SYSTEM: { description: 'Portico itself.' },
  },
});

/** The learner behind an actor is added by the learners slice. */
@ObjectType({ simpleResolvers: true, description: 'Whoever did it: a person of the staff, a learner, an API token, or the system.' })
export class Actor {
  @Field(() => ActorKind, { description: 'What kind of somebody.' })
  readonly kind: ActorKind;

  @Field(() => String, { description: 'Their name, as it is now.' })
  readonly name: string;

  @Field(() => StaffType, { nullable: true, description: 'The member of the staff; null when it was none, one who is gone, or one you may not see.' })
  readonly staff: StaffType | null;

  readonly learnerId: LearnerId | null;

  constructor(kind: ActorKind, name: string, behind: { readonly staff?: StaffType; readonly learnerId?: LearnerId } = {}) {
    this.kind = kind;
    this.name = name;
    this.staff = behind.staff ?? null;
    this.learnerId = behind.learnerId ?? null;
  }
}
