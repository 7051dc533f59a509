import { Field, ObjectType, createUnionType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import { LearnerViewer } from '../learners/learners.api.js';
import { StaffType } from '../staff/staff.api.js';

@ForEveryone()
@ObjectType({ simpleResolvers: true, description: 'Nobody is signed in.' })
export class Anonymous {
  @Field(() => Boolean, { description: 'Always false.' })
  readonly signedIn: boolean = false;
}

export const Viewer = createUnionType({
  name: 'Viewer',
  description: 'Who is asking.',
  types: () => [StaffType, LearnerViewer, Anonymous] as const,
});
