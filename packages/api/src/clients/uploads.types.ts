import { Field, ID, ObjectType } from 'type-graphql';
import type { UploadId } from '../kernel/ids.js';

@ObjectType('Upload', { simpleResolvers: true, description: 'A place for a file.' })
export class UploadType {
  @Field(() => ID, { description: 'What goes where an uploadId is asked for, once the file is there; for whoever made it, for a day.' })
  readonly id!: UploadId;

  @Field(() => String, {
    description: 'Where to PUT the bytes of the file to, signed in as now: 204 once they are kept, 409 for a second file, 413 for one that is too large, which leaves the place free.',
  })
  readonly putUrl!: string;

  constructor(fields: UploadType) {
    Object.assign(this, fields);
  }
}
